package page

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/words"
)

// Catalogue lists the APIs that a viewer sees.
type Catalogue struct {
	Search string // what was looked for; "" for all APIs
	APIs   []apiCard
	Next   string // address of the next page
}

type apiCard struct {
	Slug, Href, Title, Owner, Latest string
	Summary                          string // the first paragraph, as plain text
	Private                          bool
}

// NewCatalogue returns the page about some APIs, those that a search found or
// all. next is the cursor of more, or "".
func NewCatalogue(apis []catalog.API, search, next string, texts *prose.Prose) *Catalogue {
	out := &Catalogue{Search: markdown.OneLine(search), Next: NextPath("/", next)}
	if out.Search != "" && next != "" {
		out.Next += "&" + url.Values{"q": {out.Search}}.Encode()
	}
	for _, api := range apis {
		out.APIs = append(out.APIs, apiCard{
			Slug: api.Slug, Href: APIPath(api.Slug), Title: TitleOf(&api), Owner: markdown.OneLine(api.Owner),
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
	if c.Search != "" {
		p.Add("With " + markdown.Code(c.Search) + ". " + markdown.Link("All APIs", "/index.md"))
	}
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
		p.Add(words.Choose(c.Search == "", "There is nothing to see here yet.", "No API that you may see has these words."))
	}
	p.List(items...)
	if c.Next != "" {
		p.Add(markdown.Link("More APIs", "/index.md"+strings.TrimPrefix(c.Next, "/")))
	}
	return p.Bytes()
}
