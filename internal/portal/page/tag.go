package page

import (
	"cmp"
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/words"
)

// Tag is about the operations of one tag, or about the webhooks.
type Tag struct {
	place
	Title       string
	Description prose.Text
	Operations  []operation
}

// tag is a tag in a list.
type tag struct {
	Crumb
	Summary    string
	Count      int
	Operations []operation
}

// operation is an operation in a list.
type operation struct {
	Crumb         // its summary, or else its path
	Method, Class string
	Path, Summary string
	Deprecated    bool
}

// tagPage makes the page of a tag by its name in the address.
func (p place) tagPage(name string) Page {
	for _, t := range p.document.Reference.Outline().Tags {
		if t.Page == name {
			return &Tag{
				place: p, Title: cmp.Or(markdown.OneLine(t.Name), t.Page),
				Description: p.document.Reference.Text(t.Description, prose.BelowTitle), Operations: p.operations("operations/", t.Operations),
			}
		}
	}
	return nil
}

// webhooks makes the list of webhooks.
func (p place) webhooks() Page {
	hooks := p.document.Reference.Outline().Webhooks
	if len(hooks) == 0 {
		return nil
	}
	return &Tag{place: p, Title: "Webhooks", Operations: p.operations("webhooks/", hooks)}
}

func (p place) tag(t reference.Tag) tag {
	return tag{
		Crumb:   Crumb{Text: cmp.Or(markdown.OneLine(t.Name), t.Page), Href: p.to("tags/" + t.Page)},
		Summary: p.document.Reference.Summary(t.Description),
		Count:   len(t.Operations), Operations: p.operations("operations/", t.Operations),
	}
}

// operations are lines of the outline, whose pages stand in a folder.
func (p place) operations(folder string, lines []reference.OperationLine) []operation {
	out := make([]operation, len(lines))
	for i, l := range lines {
		out[i] = operation{
			Crumb: Crumb{Text: cmp.Or(l.Summary, l.Path), Href: p.to(folder + l.Page)}, Method: l.Method, Class: methodClass(l.Method),
			Path: l.Path, Summary: l.Summary, Deprecated: l.Deprecated,
		}
	}
	return out
}

// methodClass is the style of a method's label; those seldom used have none.
func methodClass(method string) string {
	switch method {
	case "GET", "POST", "PUT", "PATCH", "DELETE":
		return strings.ToLower(method)
	}
	return "other"
}

// Name returns the name of the template.
func (*Tag) Name() string { return "tag" }

// Frame returns what stands around the page.
func (t *Tag) Frame() Frame { return t.frame(t.Title) }

// Markdown returns the page's twin.
func (t *Tag) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(t.Title))
	p.Add(t.Description.Markdown())
	p.List(operationItems(t.Operations)...)
	return p.Bytes()
}

func operationItems(operations []operation) []string {
	items := make([]string, len(operations))
	for i, op := range operations {
		head := markdown.Link(markdown.Code(op.Method+" "+op.Path), op.Href) + words.Choose(op.Deprecated, " **deprecated**", "")
		items[i] = markdown.Described(head, op.Summary)
	}
	return items
}
