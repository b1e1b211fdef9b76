package page

import (
	"html/template"

	"github.com/apisteward/steward/internal/portal/reference"
)

// Schema is about one component schema.
type Schema struct {
	place
	*reference.SchemaPage
}

// schema makes the page of a component schema by its name in the address, or nil.
func (p place) schema(name string) Page {
	v := p.document.Reference.Schema(name, p.links)
	if v == nil {
		return nil
	}
	return &Schema{place: p, SchemaPage: v}
}

// Name returns the name of the template.
func (*Schema) Name() string { return "schema" }

// Frame returns what stands around the page.
func (s *Schema) Frame() Frame {
	return s.frame(s.Component.Name, Crumb{Text: "Schemas", Href: s.links.Page("schemas")})
}

// Tree is the schema itself.
func (s *Schema) Tree() template.HTML { return s.HTML() }

// Markdown returns the page's twin.
func (s *Schema) Markdown() []byte { return []byte(s.SchemaPage.Markdown() + "\n") }
