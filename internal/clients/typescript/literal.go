package typescript

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/contract"
)

// quote writes text as a string literal. Characters that cannot be seen, or
// that would turn the direction of the source, are written as escapes.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == ' ' || unicode.IsGraphic(r) && r != unicode.ReplacementChar && !unicode.Is(unicode.Zs, r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// key writes the name of a property, in quotes unless it is an identifier.
func key(text string) string {
	if text == "" {
		return `""`
	}
	for i, r := range text {
		if r != '_' && r != '$' && (r > 'z' || !unicode.IsLetter(r)) && (i == 0 || r > '9' || !unicode.IsDigit(r)) {
			return quote(text)
		}
	}
	return text
}

// literal writes a scalar as a literal type; ok is false when there is none
// for it: for objects, arrays, null and numbers that JavaScript cannot hold.
func literal(n *contract.Node) (text string, ok bool) {
	switch n.Kind {
	case contract.String:
		return quote(n.Text()), true
	case contract.Bool:
		return n.Literal(), true
	case contract.Number:
		value, sane := n.Rat()
		if !sane {
			return "", false
		}
		f, exact := value.Float64()
		if value.IsInt() {
			return value.Num().String(), exact && -1<<53 < f && f < 1<<53
		}
		return fmt.Sprint(f), f != 0
	}
	return "", false
}
