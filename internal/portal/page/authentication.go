package page

import (
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/reference"
)

// Authentication is about how callers say who they are.
type Authentication struct {
	place
	Schemes []*reference.Scheme
}

// authentication makes the page, or nil when the document has no schemes.
func (p place) authentication() Page {
	schemes := p.document.Reference.Schemes()
	if len(schemes) == 0 {
		return nil
	}
	return &Authentication{place: p, Schemes: schemes}
}

// Name returns the name of the template.
func (*Authentication) Name() string { return "authentication" }

// Frame returns what stands around the page.
func (a *Authentication) Frame() Frame { return a.frame("Authentication") }

// Markdown returns the page's twin.
func (a *Authentication) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, "Authentication")
	for _, s := range a.Schemes {
		title := markdown.Code(s.Name)
		if s.Deprecated {
			title += " **deprecated**"
		}
		p.Heading(2, title)
		p.Add(markdown.Text(s.Sentence()), s.Description.Markdown())
		if s.Sample != "" {
			p.Add("How to send it:", markdown.Block("", s.Sample))
		}
		if s.Discovery != "" {
			p.Add("Configuration: " + markdown.Code(s.Discovery))
		}
		for _, f := range s.Flows {
			markdownFlow(&p, &f)
		}
	}
	return p.Bytes()
}

func markdownFlow(p *markdown.Page, f *reference.Flow) {
	p.Heading(3, f.Name)
	var items []string
	for _, a := range f.Addresses {
		items = append(items, a.Name+": "+markdown.Code(a.URL))
	}
	p.List(items...)
	var rows [][]string
	for _, s := range f.Scopes {
		rows = append(rows, []string{markdown.CellCode(s.Name), markdown.Text(s.Description)})
	}
	p.Table([]string{"Scope", "Meaning"}, rows)
}
