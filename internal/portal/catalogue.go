package portal

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/words"
)

// cataloguePage lists the APIs that a viewer sees.
type cataloguePage struct {
	APIs   []apiCard
	Next   string // address of the next page
	Inside bool   // the viewer sees more than everybody
}

type apiCard struct {
	Slug, Href, Title, Owner, Latest string
	Summary                          string // the first paragraph, as plain text
	Private                          bool
}

func (p *Portal) cataloguePage(r *http.Request, viewer catalog.Viewer) (page, error) {
	in := catalog.ListAPIsInput{Viewer: viewer, PageInput: catalog.PageInput{Cursor: r.URL.Query().Get("cursor")}}
	list, err := p.catalog.ListAPIs(r.Context(), in)
	if err != nil {
		return nil, err
	}
	out := &cataloguePage{Next: nextPath("/", list.Next), Inside: isInside(viewer)}
	for _, api := range list.Items {
		out.APIs = append(out.APIs, apiCard{
			Slug: api.Slug, Href: apiPath(api.Slug), Title: cmp.Or(markdown.OneLine(api.Title), api.Slug), Owner: markdown.OneLine(api.Owner),
			Latest: api.Latest, Summary: p.prose.Summary(api.Description), Private: api.Visibility == catalog.Private,
		})
	}
	return out, nil
}

// isInside reports whether a viewer may see more than everybody, so that what
// is shown to it must not be kept for others.
func isInside(v catalog.Viewer) bool { return v.Everything || len(v.APIs) > 0 }

func (*cataloguePage) name() string { return "catalogue" }

func (c *cataloguePage) keep() string { return words.Choose(c.Inside, keepPrivate, askAgain) }

func (*cataloguePage) frame() frame {
	return frame{Title: "APIs · Steward", Path: "/", Twin: "/index.md"}
}

func (c *cataloguePage) markdown() []byte {
	var p markdown.Page
	p.Heading(1, "APIs")
	var items []string
	for _, api := range c.APIs {
		facts := []string{"**" + markdown.Link(markdown.Text(api.Title), api.Href+twinEnding) + "**", markdown.Code(api.Slug)}
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
