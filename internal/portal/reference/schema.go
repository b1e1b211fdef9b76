package reference

import (
	"html/template"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/words"
)

// SchemaPage is a component schema as a reader sees it on its page.
type SchemaPage struct {
	Component
	Facts    Facts // the line
	Sections []*Section
	tree     *Tree
}

// Schemas returns the component schemas in the order of the text.
func (r *Reference) Schemas() []Component {
	out := make([]Component, 0, len(r.components.list))
	for c := range r.components.all() {
		out = append(out, c)
	}
	return out
}

// Schema returns the component schema with the given page, for a page from
// which l leads on; nil when there is none.
func (r *Reference) Schema(page string, l Links) *SchemaPage {
	n := r.components.byPage[page]
	if n == nil {
		return nil
	}
	v := &SchemaPage{Component: r.components.of[n]}
	o := r.opener(l)
	o.most = maxOwnExample
	v.tree = o.rootFrom(view{within: &within{node: n}}, n, "schema")
	v.tree.name = v.Name
	o.settle()
	v.Facts = v.tree.facts
	if ops := r.usedByOperations(n, l); len(ops) > 0 {
		v.Sections = append(v.Sections, used("operations", "Used by", "operation", ops))
	}
	if others := r.usedBySchemas(n, l); len(others) > 0 {
		v.Sections = append(v.Sections, used("schemas", "Part of", "schema", others))
	}
	return v
}

// maxUsers bounds how many users of a schema its page lists.
const maxUsers = 200

func used(id, title, noun string, list []Line) *Section {
	s := &Section{ID: id, Heading: title}
	more := len(list) - maxUsers
	if more > 0 {
		list = list[:maxUsers]
	}
	s.add(bullets(list))
	if more > 0 {
		s.add(paragraph(plain("And " + words.Plural(more, "more "+noun) + ".")))
	}
	return s
}

// HTML returns the line and what stands below it.
func (v *SchemaPage) HTML() template.HTML {
	var w htmlWriter
	v.Facts.paragraph().writeHTML(&w)
	v.tree.writeHTML(&w)
	return w.html()
}

// Markdown returns what the page says.
func (v *SchemaPage) Markdown() string {
	var p markdown.Page
	p.Heading(1, markdown.Code(v.Name))
	p.Add(v.Facts.markdown(), v.tree.markdown())
	for _, s := range v.Sections {
		p.Add(s.Markdown())
	}
	return trimmed(p.Bytes())
}

func (r *Reference) usedByOperations(n *contract.Node, l Links) []Line {
	var out []Line
	for _, op := range r.users().operations[n] {
		if page, ok := r.operations.pages[op]; ok {
			out = append(out, codeLink(op.Name(), l.Operation(page)))
		} else if page, ok := r.webhooks.pages[op]; ok {
			out = append(out, codeLink(op.Name(), l.Webhook(page)))
		}
	}
	return out
}

func (r *Reference) usedBySchemas(n *contract.Node, l Links) []Line {
	var out []Line
	for _, user := range r.users().schemas[n] {
		of := r.components.of[user]
		out = append(out, codeLink(of.Name, l.Schema(of.Page)))
	}
	return out
}
