package wire

import (
	"strings"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/fault"
)

// decodeCharset returns text as UTF-8, which it is unless its charset says
// otherwise. A charset that is not known is Unsupported; text that is not in
// its charset is Malformed.
func decodeCharset(data []byte, charset string) ([]byte, error) {
	switch strings.ToLower(charset) {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return data, checkUTF8(data)
	case "iso-8859-1", "iso_8859-1", "latin1":
		return fromLatin1(data), nil
	}
	return nil, fault.New(fault.Unsupported, "Send the body in UTF-8: its charset is not known here.")
}

// checkUTF8 says where a text is not UTF-8.
func checkUTF8(data []byte) error {
	if utf8.Valid(data) {
		return nil
	}
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	line, column := lineAt(data, at)
	return unreadable("text", line, column, "this is not UTF-8")
}

// fromLatin1 reads each byte as the character of its number.
func fromLatin1(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(data)/8)
	for _, c := range data {
		out = utf8.AppendRune(out, rune(c))
	}
	return out
}
