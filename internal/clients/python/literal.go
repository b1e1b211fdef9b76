package python

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/contract"
)

// quote returns a text as a literal of one line.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x7f && r >= ' ' || r > 0x7f && unicode.IsGraphic(r) && r != 0xfffd && !(unicode.IsSpace(r) && r > ' '):
			b.WriteRune(r)
		case r <= 0xff:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// scalar returns a value as a literal that typing.Literal takes: a text, a
// whole number or a truth value.
func scalar(n *contract.Node) (literal string, ok bool) {
	switch {
	case n.Is(contract.String):
		return quote(n.Text()), true
	case n.Is(contract.Bool):
		if n.True() {
			return "True", true
		}
		return "False", true
	}
	if i, whole := n.Int(); whole {
		return fmt.Sprint(i), true
	}
	return "", false
}

// tuple returns the elements as a tuple.
func tuple(elements []string) string {
	if len(elements) == 1 {
		return "(" + elements[0] + ",)"
	}
	return "(" + strings.Join(elements, ", ") + ")"
}

const docWidth = 100

// doc writes a docstring of paragraphs, those that are not empty.
func doc(w *source.Writer, paragraphs ...string) {
	text := docText(paragraphs...)
	switch {
	case text == "":
	case !strings.Contains(text, "\n") && len(text) < docWidth && !strings.HasSuffix(text, `"`):
		w.Line("%s", `"""`+text+`"""`)
	default:
		w.Line("%s", `"""`+text+"\n"+`"""`)
	}
}

// docText returns paragraphs as the inside of a docstring.
func docText(paragraphs ...string) string {
	var said []string
	for _, p := range paragraphs {
		if p = source.Wrap(visible(p), docWidth-8); p != "" {
			said = append(said, p)
		}
	}
	text := strings.Join(said, "\n\n")
	text = strings.ReplaceAll(text, `\`, `\\`)
	text = strings.ReplaceAll(text, `"""`, `\"\"\"`)
	if strings.HasPrefix(text, `"`) {
		text = " " + text
	}
	return text
}

// visible leaves out characters that nobody sees (Unicode's category Cf), but
// for those that join letters.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
			return -1
		}
		return r
	}, text)
}

// sentence ends a text with a full stop unless it ends with a mark.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:;`)>|\"'") {
		return text
	}
	return text + "."
}
