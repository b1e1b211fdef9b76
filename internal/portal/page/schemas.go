package page

import (
	"github.com/apisteward/steward/internal/portal/markdown"
)

// Schemas lists the component schemas of a document.
type Schemas struct {
	place
	Schemas []Crumb
}

// schemas makes the page, or nil when the document has none.
func (p place) schemas() Page {
	out := &Schemas{place: p}
	for _, c := range p.document.Reference.Schemas() {
		out.Schemas = append(out.Schemas, Crumb{Text: markdown.OneLine(c.Name), Href: p.to("schemas/" + c.Page)})
	}
	if len(out.Schemas) == 0 {
		return nil
	}
	return out
}

// Name returns the name of the template.
func (*Schemas) Name() string { return "schemas" }

// Frame returns what stands around the page.
func (s *Schemas) Frame() Frame { return s.frame("Schemas") }

// Markdown returns the page's twin.
func (s *Schemas) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, "Schemas")
	items := make([]string, len(s.Schemas))
	for i, one := range s.Schemas {
		items[i] = one.code()
	}
	p.List(items...)
	return p.Bytes()
}
