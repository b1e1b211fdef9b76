package contract

import "unicode/utf8"

// unexpected is the error for a byte that cannot come next, where want can.
func (l *jsonLexer) unexpected(want string) error {
	if l.pos == len(l.data) {
		return l.ended()
	}
	r, _ := utf8.DecodeRune(l.data[l.pos:])
	switch r {
	case '\'':
		return l.fail("JSON takes strings and keys in double quotes, not in single ones")
	case '/', '#':
		return l.fail("%s is expected here; JSON has no comments", want)
	}
	return l.fail("%s is expected here, not %q", want, r)
}

// ended is the error for a text that ends too early.
func (l *jsonLexer) ended() error {
	return l.fail("the text ends before the JSON value is complete")
}

// controlCharacter is the error for a character that a string must not hold as
// it is (RFC 8259, section 7).
func (l *jsonLexer) controlCharacter(c byte) error {
	switch c {
	case '\n', '\r':
		return l.fail("a string must end on its line; write a line break within it as \\n")
	case '\t':
		return l.fail("a string must not hold a tab; write it as \\t")
	}
	return l.fail("a string must not hold a control character; write it as \\u%04x", c)
}
