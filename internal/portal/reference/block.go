package reference

import (
	"html/template"
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// block is a part of a page that stands by itself. Both forms of it say the
// same words.
type block interface {
	writeHTML(w *htmlWriter)
	markdown() string
}

// Section is a part of a page under a heading.
type Section struct {
	ID      string // anchor
	Heading string
	blocks  []block
}

// ListSection returns a section with a list of lines.
func ListSection(id, heading string, lines []Line) *Section {
	return &Section{ID: id, Heading: heading, blocks: []block{bullets(lines)}}
}

// add appends blocks.
func (s *Section) add(blocks ...block) { s.blocks = append(s.blocks, blocks...) }

// HTML returns what stands under the heading.
func (s *Section) HTML() template.HTML {
	var w htmlWriter
	for _, b := range s.blocks {
		b.writeHTML(&w)
	}
	return w.html()
}

// Markdown returns the section with its heading.
func (s *Section) Markdown() string {
	var p markdown.Page
	p.Heading(2, markdown.Text(s.Heading))
	for _, b := range s.blocks {
		p.Add(b.markdown())
	}
	return strings.TrimSuffix(string(p.Bytes()), "\n")
}

// paragraph is a line by itself.
type paragraph Line

func (p paragraph) markdown() string { return Line(p).markdown() }

func (p paragraph) writeHTML(w *htmlWriter) {
	if len(p) > 0 {
		w.raw("<p>")
		Line(p).writeHTML(w)
		w.raw("</p>\n")
	}
}

// facts is a paragraph of facts.
func (f Facts) paragraph() paragraph {
	var out Line
	for i, l := range f {
		if i > 0 {
			out = out.and(" · ")
		}
		out = out.then(l...)
	}
	return paragraph(out)
}

// text is prose of the document.
type text struct{ prose.Text }

func (t text) markdown() string { return t.Markdown() }

func (t text) writeHTML(w *htmlWriter) {
	if html := t.HTML(); html != "" {
		w.raw(string(html)).raw("\n")
	}
}

// heading is a heading below that of a section.
type heading struct {
	level int
	id    string
	line  Line
}

func (h heading) markdown() string { return strings.Repeat("#", h.level) + " " + h.line.markdown() }

func (h heading) writeHTML(w *htmlWriter) {
	tag := [...]string{"h1", "h2", "h3", "h4", "h5", "h6"}[h.level-1]
	w.open(tag, h.id)
	h.line.writeHTML(w)
	w.raw("</").raw(tag).raw(">\n")
}

// listing is a value of several lines.
type listing struct{ language, text string }

func (l listing) markdown() string { return markdown.Block(l.language, l.text) }

func (l listing) writeHTML(w *htmlWriter) {
	w.raw(`<pre tabindex="0"><code>`).text(strings.TrimRight(l.text, "\n")).raw("</code></pre>\n")
}

// bullets is a plain list of lines.
type bullets []Line

func (l bullets) markdown() string {
	items := make([]string, len(l))
	for i, item := range l {
		items[i] = item.markdown()
	}
	return markdown.Bullets(items)
}

func (l bullets) writeHTML(w *htmlWriter) {
	if len(l) == 0 {
		return
	}
	w.raw("<ul>\n")
	for _, item := range l {
		w.raw("<li>")
		item.writeHTML(w)
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}
