package reference

import (
	"html/template"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// Markdown returns what the page says.
func (v *Operation) Markdown() string {
	var p markdown.Page
	p.Heading(1, markdown.Text(v.Title))
	p.Add(v.line().markdown())
	for _, n := range v.Notices {
		p.Add("> " + n.markdown())
	}
	p.Add(v.Description.Markdown())
	for _, s := range v.Sections {
		p.Add(s.Markdown())
	}
	v.samplesMarkdown(&p)
	return trimmed(p.Bytes())
}

// Meta is what stands below method and path: the operation's id and its tags.
func (v *Operation) Meta() template.HTML {
	var w htmlWriter
	v.line()[1:].writeHTML(&w)
	return w.html()
}

// line is method and path, the operation's id and its tags.
func (v *Operation) line() Facts {
	f := Facts{code(v.Method + " " + v.Path)}
	if v.ID != "" {
		f.add(plain("operation ").then(code(v.ID)...))
	}
	tags := make([]Line, len(v.Tags))
	for i, t := range v.Tags {
		tags[i] = Line{{Text: t.Text, Href: t.Href}}
	}
	f.add(joined(tags, "and"))
	return f
}

func (v *Operation) samplesMarkdown(p *markdown.Page) {
	if len(v.Samples) > 0 {
		p.Heading(2, "Samples")
	}
	for _, s := range v.Samples {
		p.Add(markdown.Text(s.Label), markdown.Block(s.Language, s.Code))
	}
	if len(v.Answers) > 0 {
		p.Heading(2, "Example bodies")
	}
	for _, a := range v.Answers {
		p.Add(markdown.Text(a.Label), markdown.Text(a.Note), markdown.Block(a.Language, a.Text))
	}
}
