package route

import (
	"net/url"
	"strings"
)

// token is a part of a path template: text, decoded, or the name of a
// parameter, as it stands in braces.
type token struct {
	text string
	name bool
}

// scan reads one segment of a path template. A brace that is not closed is
// text.
func scan(segment string) []token {
	var tokens []token
	for {
		before, rest, opened := strings.Cut(segment, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !opened || !closed {
			break
		}
		if before != "" {
			tokens = append(tokens, token{text: decoded(before)})
		}
		tokens = append(tokens, token{text: name, name: true})
		segment = after
	}
	if segment != "" || len(tokens) == 0 {
		tokens = append(tokens, token{text: decoded(segment)})
	}
	return tokens
}

// segments splits a path. Segments of dots are left out, as package wire does,
// since clients would take others with them (RFC 3986, section 5.2.4).
func segments(path string) []string {
	all := strings.Split(strings.TrimPrefix(path, "/"), "/")
	kept := all[:0]
	for _, segment := range all {
		if segment != "." && segment != ".." {
			kept = append(kept, segment)
		}
	}
	if len(kept) == 0 {
		kept = append(kept, "")
	}
	return kept
}

// decoded undoes percent-encoding. Text in which it is broken stays as it is.
func decoded(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// escapedPart returns what stands in an escaped text for a part of the decoded
// one.
func escapedPart(raw, text string, from, to int) string {
	if len(raw) == len(text) {
		return raw[from:to]
	}
	return raw[escapedOffset(raw, from):escapedOffset(raw, to)]
}

// escapedOffset is where the decoded byte at an offset begins in an escaped
// text.
func escapedOffset(raw string, offset int) int {
	at := 0
	for ; offset > 0; offset-- {
		if raw[at] == '%' {
			at += 2
		}
		at++
	}
	return at
}
