package prose

import "html/template"

// Text is one text of a document, which is made into HTML or Markdown when a
// page asks for it. The zero Text is empty.
type Text struct {
	prose  *Prose
	source string
	top    int
}

// Text returns a text whose largest heading has the level top.
func (p *Prose) Text(source string, top int) Text { return Text{prose: p, source: source, top: top} }

// Empty reports whether there is nothing to read.
func (t Text) Empty() bool { return t.source == "" }

// Source returns the text as it was written.
func (t Text) Source() string { return t.source }

// HTML returns the text as safe HTML.
func (t Text) HTML() template.HTML {
	if t.source == "" {
		return ""
	}
	return t.prose.HTML(t.source, t.top)
}

// Markdown returns the text as safe CommonMark.
func (t Text) Markdown() string {
	if t.source == "" {
		return ""
	}
	return t.prose.Markdown(t.source, t.top)
}
