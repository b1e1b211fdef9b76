package typescript

import (
	"fmt"
	"strings"
)

// path writes the path template with the names of arguments. A fragment, which
// some documents put there, is never sent (RFC 3986, section 3.5).
func path(o *operation) string {
	var b strings.Builder
	for _, s := range o.Path {
		if s.Parameter != nil {
			b.WriteString("{" + o.names[s.Parameter] + "}")
			continue
		}
		literal, _, fragment := strings.Cut(s.Literal, "#")
		b.WriteString(escapePath(literal))
		if fragment {
			break
		}
	}
	return b.String()
}

// escapePath encodes what cannot stand in a path and query (RFC 3986, sections
// 3.3 and 3.4).
func escapePath(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		encoded := c == '%' && i+2 < len(text) && hex(text[i+1]) && hex(text[i+2])
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || encoded || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

func hex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
