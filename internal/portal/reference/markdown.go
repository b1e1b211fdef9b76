package reference

import (
	"html/template"
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// Markdown returns what the page says, without samples and examples of
// answers.
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
	return trimmed(p.Bytes())
}

// Meta is what stands below method and path: the operation's id and its tags.
func (v *Operation) Meta() template.HTML {
	var w htmlWriter
	v.line()[1:].writeHTML(&w)
	return w.html()
}

// NoticeHTML is the notices in HTML.
func (v *Operation) NoticeHTML() []template.HTML {
	out := make([]template.HTML, len(v.Notices))
	for i, n := range v.Notices {
		var w htmlWriter
		n.writeHTML(&w)
		out[i] = w.html()
	}
	return out
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

// MarkdownAnswers returns the examples of bodies as Markdown, under a heading.
func (v *Operation) MarkdownAnswers() string {
	if len(v.Answers) == 0 {
		return ""
	}
	var p markdown.Page
	p.Heading(2, "Example answers")
	for _, a := range v.Answers {
		p.Add(markdown.Text(a.Label()), markdown.Block(a.Language, a.Text))
	}
	return trimmed(p.Bytes())
}

// Label says what an example is of: "200 OK · application/json · Two books".
func (a Answer) Label() string {
	return strings.Trim(strings.Join([]string{a.Title, a.Type, a.Summary}, " · "), " ·")
}
