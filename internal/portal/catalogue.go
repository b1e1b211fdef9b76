package portal

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
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
			Slug: api.Slug, Href: apiPath(api.Slug), Title: orText(oneLine(api.Title), api.Slug), Owner: oneLine(api.Owner),
			Latest: api.Latest, Summary: p.prose.Summary(api.Description), Private: api.Visibility == catalog.Private,
		})
	}
	return out, nil
}

// isInside reports whether a viewer may see more than everybody, so that what
// is shown to it must not be kept for others.
func isInside(v catalog.Viewer) bool { return v.Everything || len(v.APIs) > 0 }

func (*cataloguePage) name() string { return "catalogue" }

func (c *cataloguePage) keep() string { return choose(c.Inside, keepPrivate, askAgain) }

func (*cataloguePage) frame() frame {
	return frame{Title: "APIs · Steward", Path: "/", Twin: "/index.md"}
}

func (c *cataloguePage) markdown() []byte {
	var p markdownPage
	p.heading(1, "APIs")
	var items []string
	for _, api := range c.APIs {
		facts := []string{"**" + link(escapeText(api.Title), api.Href+twinEnding) + "**", codeSpan(api.Slug)}
		if api.Owner != "" {
			facts = append(facts, escapeText(api.Owner))
		}
		facts = append(facts, orText(escapeText(api.Latest), "no version yet"))
		if api.Private {
			facts = append(facts, "private")
		}
		items = append(items, item(strings.Join(facts, " · "), escapeText(api.Summary)))
	}
	if len(items) == 0 {
		p.add("There is nothing to see here yet.")
	}
	p.list(items...)
	if c.Next != "" {
		p.add(link("More APIs", "/index.md"+strings.TrimPrefix(c.Next, "/")))
	}
	return p.bytes()
}
