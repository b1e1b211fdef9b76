package page

import (
	"cmp"
	"html/template"

	"github.com/apisteward/steward/internal/portal/prose"
)

// Guide is a page that people wrote by hand, without what stands around it: a
// type that embeds it has that, and is a Page.
type Guide struct {
	Title   string          // the first heading, or else what the guide is called
	Anchors map[string]bool // of its headings
	source  []byte          // as Markdown, with links as they hold for the twin
	body    template.HTML
}

// NewGuide reads a guide that is called as given. link returns what stands in
// HTML for the address of a link or image within the site.
func NewGuide(called string, source []byte, link func(to string) string) (Guide, error) {
	text, err := prose.NewGuide(source, link)
	if err != nil {
		return Guide{}, err
	}
	return Guide{Title: cmp.Or(text.Title, called), Anchors: text.Anchors, source: source, body: text.Body}, nil
}

// Body is the guide as HTML.
func (g *Guide) Body() template.HTML { return g.body }

// Name returns the name of the template.
func (*Guide) Name() string { return "guide" }

// Markdown returns the page's twin.
func (g *Guide) Markdown() []byte { return g.source }
