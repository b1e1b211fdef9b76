package runtime

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// maxLine bounds a line, and the data of an event.
const maxLine = 64 << 20

var errLine = errors.New("a line of the stream is longer than 64 MiB")

// rawEvent is an event before its data is decoded.
type rawEvent struct {
	kind, id, data string
	retry          time.Duration
}

// eventReader parses an event stream (WHATWG HTML, section 9.2.6).
type eventReader struct {
	in    *bufio.Reader
	begun bool
	cr    bool // the last line ended with a carriage return
	id    string
}

func newEventReader(r io.Reader) *eventReader { return &eventReader{in: bufio.NewReader(r)} }

// next returns the next event that has data; io.EOF at the end, where an event
// without the empty line behind it is dropped.
func (r *eventReader) next() (rawEvent, error) {
	event := rawEvent{kind: "message"}
	var data strings.Builder
	filled := false
	for {
		line, err := r.line()
		if err != nil {
			return rawEvent{}, err
		}
		if line == "" {
			if !filled {
				event = rawEvent{kind: "message", retry: event.retry}
				continue
			}
			event.id, event.data = r.id, strings.TrimSuffix(data.String(), "\n")
			return event, nil
		}
		name, text, _ := strings.Cut(line, ":")
		text = strings.TrimPrefix(text, " ")
		switch name {
		case "data":
			filled = true
			data.WriteString(text)
			data.WriteByte('\n')
			if data.Len() > maxLine {
				return rawEvent{}, errLine
			}
		case "event":
			if event.kind = text; text == "" {
				event.kind = "message"
			}
		case "id":
			if !strings.Contains(text, "\x00") {
				r.id = text
			}
		case "retry":
			if ms, err := strconv.ParseUint(text, 10, 31); err == nil {
				event.retry = time.Duration(ms) * time.Millisecond
			}
		}
	}
}

// line returns a line without its end, which is CR, LF or both. A last line
// without an end does not count.
func (r *eventReader) line() (string, error) {
	if !r.begun {
		r.begun = true
		if mark, err := r.in.Peek(3); err == nil && string(mark) == "\ufeff" {
			r.in.Discard(3)
		}
	}
	var b strings.Builder
	for {
		c, err := r.in.ReadByte()
		if err != nil {
			return "", err
		}
		after := r.cr
		r.cr = c == '\r'
		switch {
		case c == '\n' && after && b.Len() == 0:
			continue
		case c == '\n' || c == '\r':
			return b.String(), nil
		}
		if b.Len() >= maxLine {
			return "", errLine
		}
		b.WriteByte(c)
	}
}
