package wire

import (
	"strings"
	"unicode/utf8"
)

// coding is how text is encoded where it stands.
type coding uint8

const (
	asIs    coding = iota // nothing is encoded, as in headers
	percent               // RFC 3986, section 2.1
	query                 // the same, and a plus is a space (URL Standard, section 5.1)
	lenient               // percent where it is well-formed, as in cookies, which need not be encoded
)

// decode returns what an encoded text stands for.
func (c coding) decode(text string) (string, error) {
	decoded, ok := c.undo(text)
	switch {
	case !ok && c == lenient:
		decoded = text
	case !ok:
		return "", errPercent
	}
	if !utf8.ValidString(decoded) {
		return "", errUTF8
	}
	return decoded, nil
}

// undo undoes the encoding; it is false for a percent sign that begins no
// encoded character.
func (c coding) undo(text string) (string, bool) {
	if c == asIs || strings.IndexByte(text, '%') < 0 && (c != query || strings.IndexByte(text, '+') < 0) {
		return text, true
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch at := text[i]; {
		case at == '+' && c == query:
			out = append(out, ' ')
		case at != '%':
			out = append(out, at)
		case i+2 >= len(text) || !isHex(text[i+1]) || !isHex(text[i+2]):
			return "", false
		default:
			out = append(out, digit(text[i+1])<<4|digit(text[i+2]))
			i += 2
		}
	}
	return string(out), true
}

// digit is the value of a hexadecimal digit.
func digit(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&^0x20 - 'A' + 10
}
