package page

import (
	"cmp"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// Catalogue lists the APIs that a viewer sees.
type Catalogue struct {
	APIs []apiCard
	Next string // address of the next page
}

type apiCard struct {
	Slug, Href, Title, Owner, Latest string
	Summary                          string // the first paragraph, as plain text
	Private                          bool
}

// NewCatalogue returns the page about some APIs. next is the address of the
// page with more, or "".
func NewCatalogue(apis []catalog.API, next string, texts *prose.Prose) *Catalogue {
	out := &Catalogue{Next: next}
	for _, api := range apis {
		out.APIs = append(out.APIs, apiCard{
			Slug: api.Slug, Href: APIPath(api.Slug), Title: cmp.Or(markdown.OneLine(api.Title), api.Slug), Owner: markdown.OneLine(api.Owner),
			Latest: api.Latest, Summary: texts.Summary(api.Description), Private: api.Visibility == catalog.Private,
		})
	}
	return out
}

// Name returns the name of the template.
func (*Catalogue) Name() string { return "catalogue" }

// Frame returns what stands around the page.
func (*Catalogue) Frame() Frame {
	return Frame{Path: "/", Twin: "/index.md"}
}

// Markdown returns the page's twin.
func (c *Catalogue) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, "APIs")
	var items []string
	for _, api := range c.APIs {
		facts := []string{"**" + markdown.Link(markdown.Text(api.Title), api.Href+TwinEnding) + "**", markdown.Code(api.Slug)}
		if api.Owner != "" {
			facts = append(facts, markdown.Text(api.Owner))
		}
		facts = append(facts, cmp.Or(markdown.Text(api.Latest), "no version yet"))
		if api.Private {
			facts = append(facts, "private")
		}
		items = append(items, markdown.Item(strings.Join(facts, " · "), markdown.Text(api.Summary)))
	}
	if len(items) == 0 {
		p.Add("There is nothing to see here yet.")
	}
	p.List(items...)
	if c.Next != "" {
		p.Add(markdown.Link("More APIs", "/index.md"+strings.TrimPrefix(c.Next, "/")))
	}
	return p.Bytes()
}
