package contract

import (
	"encoding/binary"
	"fmt"
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
