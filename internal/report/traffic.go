package report

import (
	"strconv"
	"strings"
	"time"
)

// Request is one request that was answered, for a log that people read.
type Request struct {
	At             time.Time
	Method, Target string
	Status         int
	Took           time.Duration
	Operation      string   // operationId, or "" where it has none
	NotAllowed     []string // what the document does not allow in it
	Warnings       []string // in what the answer is not what the document promises
}

// maxTarget is how much of a target a line shows, in bytes.
const maxTarget = 2000

// AppendRequest appends a line about a request, and one below it for everything
// that is wrong with it or its answer. Characters that could change a terminal
// are encoded.
func AppendRequest(dst []byte, r *Request, color bool) []byte {
	ink := paint(color)
	dst = append(dst, ink.dim(r.At.Format(time.TimeOnly))...)
	dst = append(dst, ' ', ' ')
	dst = append(dst, oneLine(r.Method)...)
	dst = append(dst, ' ')
	dst = appendTarget(dst, r.Target)
	dst = append(dst, ' ', ' ')
	dst = append(dst, ink.status(r.Status)...)
	dst = append(dst, ' ', ' ')
	dst = append(dst, shortTime(r.Took)...)
	if r.Operation != "" {
		dst = append(dst, ' ', ' ')
		dst = append(dst, ink.dim(oneLine(r.Operation))...)
	}
	dst = append(dst, '\n')
	for _, text := range r.NotAllowed {
		dst = appendNote(dst, ink.yellow("not allowed: "+oneLine(text)))
	}
	for _, text := range r.Warnings {
		dst = appendNote(dst, ink.yellow("warning: "+oneLine(text)))
	}
	return dst
}

func appendNote(dst []byte, text string) []byte {
	dst = append(dst, "          "...)
	dst = append(dst, text...)
	return append(dst, '\n')
}

// appendTarget percent-encodes all but printable ASCII.
func appendTarget(dst []byte, target string) []byte {
	for i := range min(len(target), maxTarget) {
		c := target[i]
		if c > ' ' && c < 0x7f {
			dst = append(dst, c)
		} else {
			dst = append(dst, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	if len(target) > maxTarget {
		dst = append(dst, "..."...)
	}
	return dst
}

const upperHex = "0123456789ABCDEF"

// oneLine is a text without what could change a terminal: control characters
// and those that turn the direction of a text round.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r < 0xa0, r >= 0x200e && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return ' '
		}
		return r
	}, s)
}

// status colours a status by its class.
func (p paint) status(code int) string {
	text := strconv.Itoa(code)
	switch code / 100 {
	case 2:
		return p.green(text)
	case 3:
		return p.cyan(text)
	case 4:
		return p.yellow(text)
	case 5:
		return p.red(text)
	}
	return text
}

// shortTime is "0.3 ms", "12 ms", "1.2 s".
func shortTime(d time.Duration) string {
	switch ms := float64(d) / float64(time.Millisecond); {
	case ms < 10:
		return strconv.FormatFloat(ms, 'f', 1, 64) + " ms"
	case ms < 1000:
		return strconv.FormatFloat(ms, 'f', 0, 64) + " ms"
	default:
		return strconv.FormatFloat(ms/1000, 'f', 1, 64) + " s"
	}
}
