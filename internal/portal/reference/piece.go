package reference

import (
	"html/template"
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// Piece is a few words of a line, from which HTML and Markdown are both made.
// Its text is as the document gives it: the writers escape it.
type Piece struct {
	Text string
	Form Form
	Href string // where it leads, or ""
}

// Form is how a piece looks.
type Form uint8

// The forms.
const (
	Plain  Form = iota
	Code        // a name or a value of the document
	Strong      // what a reader must not miss
)

// Line is pieces one after another.
type Line []Piece

// Facts are short lines beside each other: "string", "required", "1 to 100
// characters".
type Facts []Line

func plain(text string) Line  { return Line{{Text: text}} }
func strong(text string) Line { return Line{{Text: text, Form: Strong}} }
func code(text string) Line   { return Line{{Text: text, Form: Code}} }

func codeLink(text, href string) Line { return Line{{Text: text, Form: Code, Href: href}} }

// then appends another line.
func (l Line) then(more ...Piece) Line { return append(l[:len(l):len(l)], more...) }

// and adds words.
func (l Line) and(text string) Line {
	if text == "" {
		return l
	}
	return l.then(Piece{Text: text})
}

// add appends a fact unless it is empty.
func (f *Facts) add(l Line) {
	if len(l) > 0 {
		*f = append(*f, l)
	}
}

// say appends words unless they are empty.
func (f *Facts) say(text string) {
	if text != "" {
		*f = append(*f, plain(text))
	}
}

// joined writes lines as a list in words: "a, b and c".
func joined(lines []Line, last string) Line {
	var out Line
	for i, l := range lines {
		switch {
		case i == 0:
		case i == len(lines)-1:
			out = out.and(" " + last + " ")
		default:
			out = out.and(", ")
		}
		out = out.then(l...)
	}
	return out
}

// markdown writes a line as inline Markdown.
func (l Line) markdown() string {
	var b strings.Builder
	for _, p := range l {
		b.WriteString(p.markdown(b.Len() == 0))
	}
	return b.String()
}

func (p Piece) markdown(start bool) string {
	var text string
	switch p.Form {
	case Code:
		text = markdown.Code(p.Text)
	case Strong:
		text = "**" + markdown.Text(p.Text) + "**"
	default:
		text = markdown.Inline(p.Text, start && p.Href == "")
	}
	if p.Href == "" || p.Href[0] == '#' { // Markdown has no anchors of ours
		return text
	}
	return markdown.Link(text, p.Href)
}

// markdown writes facts with dots between them.
func (f Facts) markdown() string {
	lines := make([]string, len(f))
	for i, l := range f {
		lines[i] = l.markdown()
	}
	return strings.Join(lines, " · ")
}

// HTML returns a line as HTML.
func (l Line) HTML() template.HTML {
	var w htmlWriter
	l.writeHTML(&w)
	return w.html()
}

func (l Line) writeHTML(w *htmlWriter) {
	for _, p := range l {
		p.writeHTML(w)
	}
}

func (p Piece) writeHTML(w *htmlWriter) {
	if p.Href != "" {
		w.raw(`<a href="`).text(p.Href).raw(`">`)
	}
	switch p.Form {
	case Code:
		w.raw("<code>").text(p.Text).raw("</code>")
	case Strong:
		w.raw("<b>").text(p.Text).raw("</b>")
	default:
		w.text(p.Text)
	}
	if p.Href != "" {
		w.raw("</a>")
	}
}

func (f Facts) writeHTML(w *htmlWriter) {
	for i, l := range f {
		if i > 0 {
			w.raw(" · ")
		}
		l.writeHTML(w)
	}
}
