package runtime

import "strings"

const upperHex = "0123456789ABCDEF"

// escape percent-encodes all but unreserved characters (RFC 3986, section 2.3)
// and those of keep. A percent-encoded octet stays as it is when keep holds '%'.
func escape(text, keep string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case unreserved(c), c != '%' && strings.IndexByte(keep, c) >= 0, c == '%' && keep != "" && isEncoded(text[i:]):
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		}
	}
	return b.String()
}

// What a parameter with allowReserved keeps: the reserved characters that do
// not end the path or the query, or split a query.
const (
	reservedInPath  = ":@!$&'()*+,;=/%"
	reservedInQuery = ":/?@!$'()*,;%"
)

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

func isEncoded(text string) bool {
	return len(text) >= 3 && hexadecimal(text[1]) && hexadecimal(text[2])
}

func hexadecimal(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
