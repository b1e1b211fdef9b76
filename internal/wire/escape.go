package wire

import (
	"net/url"
	"strings"
)

const hexDigits = "0123456789ABCDEF"

// Escape percent-encodes everything but unreserved characters (RFC 3986,
// section 2.3).
func Escape(s string) string { return escape(s, "") }

// escape percent-encodes everything but unreserved characters (RFC 3986,
// section 2.3) and those to be kept.
func escape(s, keep string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if Unreserved(c) || strings.IndexByte(keep, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
	return b.String()
}

// Unreserved reports whether a character is never encoded (RFC 3986, section
// 2.3).
func Unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// EncodePath encodes what a path template holds besides its parameters,
// which are encoded already. What follows a question mark in a template is no
// query (OpenAPI 3.0.3, section 4.7.8), but many documents mean one. Segments
// of dots are left out, since clients would take others with them.
func EncodePath(path string) string {
	var kept []string
	for segment := range strings.SplitSeq(path, "/") {
		if segment != "." && segment != ".." {
			kept = append(kept, segment)
		}
	}
	path = escape(strings.Join(kept, "/"), "%/:@!$&()*+,;=?")
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return encodePercents(path)
}

// encodePercents encodes percent signs that encode nothing.
func encodePercents(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if b.WriteByte(s[i]); s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func isHex(c byte) bool { return strings.IndexByte(hexDigits+"abcdef", c) >= 0 }
