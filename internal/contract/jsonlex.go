package contract

import (
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonLexer takes a JSON text (RFC 8259), known to be UTF-8, apart. Its place
// is that of the next byte: characters beyond ASCII stand in strings only, and
// line breaks never do, so that lines and columns are all but free.
type jsonLexer struct {
	data      []byte
	pos       int
	line      int    // of pos, one-based
	lineStart int    // offset of the line's first byte
	wide      int    // bytes of the line before pos that continue a character
	scratch   []byte // value of the last string that had escapes
}

// column is that of pos, one-based, in runes.
func (l *jsonLexer) column() int { return l.pos - l.lineStart - l.wide + 1 }

const eightSpaces = 0x2020202020202020

// peek skips white space and returns the byte that comes next, 0 at the end.
func (l *jsonLexer) peek() byte {
	pos := l.pos
	for pos < len(l.data) {
		switch c := l.data[pos]; c {
		case ' ', '\t', '\r':
			pos++
		case '\n':
			pos++
			l.line, l.lineStart, l.wide = l.line+1, pos, 0
			for len(l.data)-pos >= 8 && binary.LittleEndian.Uint64(l.data[pos:]) == eightSpaces {
				pos += 8
			}
		default:
			l.pos = pos
			return c
		}
	}
	l.pos = pos
	return 0
}

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
	return nil, l.unexpected("")
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
	return nil, l.unexpected("")
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
		return nil, l.unexpected("")
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

// number reads a number as it is written (RFC 8259, section 6).
func (l *jsonLexer) number() ([]byte, error) {
	start := l.pos
	l.skip("-")
	if l.skip("0") {
		if l.digit() {
			return nil, l.fail("a number must not begin with 0")
		}
	} else if err := l.digits(); err != nil {
		return nil, err
	}
	if l.skip(".") {
		if err := l.digits(); err != nil {
			return nil, err
		}
	}
	if l.skip("eE") {
		l.skip("+-")
		if err := l.digits(); err != nil {
			return nil, err
		}
	}
	return l.data[start:l.pos], nil
}

// skip passes over the next byte when it is one of those given.
func (l *jsonLexer) skip(any string) bool {
	if l.pos == len(l.data) {
		return false
	}
	for i := range len(any) {
		if l.data[l.pos] == any[i] {
			l.pos++
			return true
		}
	}
	return false
}

// digit reports whether a digit comes next.
func (l *jsonLexer) digit() bool {
	return l.pos < len(l.data) && '0' <= l.data[l.pos] && l.data[l.pos] <= '9'
}

// digits reads one digit or more.
func (l *jsonLexer) digits() error {
	if !l.digit() {
		return l.unexpected("a digit")
	}
	for l.digit() {
		l.pos++
	}
	return nil
}

// word reads "true", "false" or "null".
func (l *jsonLexer) word(word string) error {
	for i := range len(word) {
		if l.pos == len(l.data) || l.data[l.pos] != word[i] {
			return l.unexpected("the word " + word)
		}
		l.pos++
	}
	return nil
}

// fail is an error at the next byte.
func (l *jsonLexer) fail(format string, args ...any) error {
	return syntaxError(fmt.Sprintf(format, args...), l.line, l.column())
}
