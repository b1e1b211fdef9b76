package contract

import (
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string whose opening quote comes next. The value is valid until
// the next call.
func (l *jsonLexer) text() ([]byte, error) {
	l.pos++
	start := l.pos
	for ; l.pos < len(l.data); l.pos++ {
		switch c := l.data[l.pos]; {
		case c == '"':
			l.pos++
			return l.data[start : l.pos-1], nil
		case c == '\\':
			return l.escapedText(start)
		case c < ' ':
			return nil, l.controlCharacter(c)
		case c >= utf8.RuneSelf && !utf8.RuneStart(c):
			l.wide++
		}
	}
	return nil, l.ended()
}

// escapedText goes on with a string at its first backslash.
func (l *jsonLexer) escapedText(start int) ([]byte, error) {
	out := append(l.scratch[:0], l.data[start:l.pos]...)
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case c == '"':
			l.pos++
			l.scratch = out
			return out, nil
		case c == '\\':
			var err error
			if out, err = l.escape(out); err != nil {
				return nil, err
			}
			continue
		case c < ' ':
			return nil, l.controlCharacter(c)
		case c >= utf8.RuneSelf && !utf8.RuneStart(c):
			l.wide++
			out = append(out, c)
		default:
			out = append(out, c)
		}
		l.pos++
	}
	return nil, l.ended()
}

// escapes maps the letter of an escape to what it stands for (RFC 8259,
// section 7).
var escapes = [256]byte{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// escape reads one escape and appends what it stands for.
func (l *jsonLexer) escape(out []byte) ([]byte, error) {
	if l.pos+1 == len(l.data) {
		l.pos++
		return nil, l.ended()
	}
	letter := l.data[l.pos+1]
	if c := escapes[letter]; c != 0 {
		l.pos += 2
		return append(out, c), nil
	}
	r, ok := l.hexEscape(l.pos)
	if !ok {
		if letter == 'u' {
			return nil, l.fail("\\u must be followed by four hexadecimal digits")
		}
		return nil, l.fail("a backslash in a string must be written twice, or be part of an escape like \\n")
	}
	l.pos += 6
	if utf16.IsSurrogate(r) {
		low, _ := l.hexEscape(l.pos)
		if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
			l.pos += 6
		}
	}
	return utf8.AppendRune(out, r), nil
}

// hexEscape reads an escape like \u00e9 at an offset.
func (l *jsonLexer) hexEscape(at int) (r rune, ok bool) {
	if len(l.data)-at < 6 || l.data[at] != '\\' || l.data[at+1] != 'u' {
		return 0, false
	}
	for _, c := range l.data[at+2 : at+6] {
		digit := hexValue(c)
		if digit < 0 {
			return 0, false
		}
		r = r<<4 | digit
	}
	return r, true
}

func hexValue(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}
