package portal

import (
	"context"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/page"
)

// changelogVersions is how many versions one page of a changelog tells of.
const changelogVersions = 20

// changelog finds the page that tells what changed in an API.
func (p *Portal) changelog(v *visit) (*answer, error) {
	return p.releases(v, func(l *page.Changelog) (*content, error) {
		c, err := p.render(l, v.form)
		if err == nil {
			c.link(l.Feed, `rel="alternate"; type="application/atom+xml"`)
		}
		return c, err
	})
}

// feed finds the same as a feed.
func (p *Portal) feed(v *visit) (*answer, error) {
	base := p.baseOf(v.Request)
	a, err := p.releases(v, func(l *page.Changelog) (*content, error) {
		body, err := atom(l, base)
		if err != nil {
			return nil, err
		}
		return newContent(typeAtom, body), nil
	})
	if err != nil {
		return nil, err
	}
	a.key += " " + base
	return a, nil
}

// releases finds what a page or feed about the versions of an API is made of.
func (p *Portal) releases(v *visit, make func(*page.Changelog) (*content, error)) (*answer, error) {
	return p.aboutAPI(v, v.PathValue("api"), changelogVersions, func(ctx context.Context, api *catalog.API, list *catalog.Page[catalog.Version]) (*content, error) {
		judged, err := p.judgements(ctx, list.Items)
		if err != nil {
			return nil, err
		}
		return make(page.NewChangelog(api, judged, list.Next, v.form))
	})
}

func (p *Portal) judgements(ctx context.Context, versions []catalog.Version) ([]*catalog.Judgement, error) {
	var out []*catalog.Judgement
	for i := range versions {
		if versions[i].State == catalog.Draft {
			continue
		}
		j, err := p.catalog.ReadJudgement(ctx, &versions[i])
		if err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, nil
}
