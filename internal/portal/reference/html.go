package reference

import (
	"html/template"
)

// htmlWriter writes HTML. A page of a large document has thousands of
// elements, which html/template takes several times as long for.
type htmlWriter struct {
	out   []byte
	level int // of lists within each other
}

func (w *htmlWriter) html() template.HTML { return template.HTML(w.out) }

// raw writes markup, which must hold nothing of a document.
func (w *htmlWriter) raw(markup string) *htmlWriter {
	w.out = append(w.out, markup...)
	return w
}

// text writes text as it is read, in an element or in a quoted attribute.
// Control characters become spaces.
func (w *htmlWriter) text(s string) *htmlWriter {
	from := 0
	for i := 0; i < len(s); i++ {
		escaped := ""
		switch c := s[i]; {
		case c == '&':
			escaped = "&amp;"
		case c == '<':
			escaped = "&lt;"
		case c == '>':
			escaped = "&gt;"
		case c == '"':
			escaped = "&#34;"
		case c == '\'':
			escaped = "&#39;"
		case c < ' ' && c != '\n' && c != '\t', c == 0x7f:
			escaped = " "
		default:
			continue
		}
		w.out = append(append(w.out, s[from:i]...), escaped...)
		from = i + 1
	}
	w.out = append(w.out, s[from:]...)
	return w
}

// open writes the start of an element with an id.
func (w *htmlWriter) open(element, id string) *htmlWriter {
	w.raw("<").raw(element)
	if id != "" {
		w.raw(` id="`).text(id).raw(`"`)
	}
	return w.raw(">")
}
