package portal

import (
	"context"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/page"
)

// api finds the page about an API.
func (p *Portal) api(v *visit) (*answer, error) {
	return p.aboutAPI(v, v.named("api"), catalog.DefaultLimit, func(_ context.Context, api *catalog.API, list *catalog.Page[catalog.Version]) (*content, error) {
		next := page.NextPath(page.APIPath(api.Slug), list.Next)
		return p.render(page.NewAPI(api, list.Items, next, p.prose), v.form)
	})
}

// aboutAPI finds what is made of an API and of some of its versions, newest
// first: at most so many, from where the visitor's cursor stands.
func (p *Portal) aboutAPI(v *visit, slug string, most int,
	make func(context.Context, *catalog.API, *catalog.Page[catalog.Version]) (*content, error)) (*answer, error) {
	api, err := p.catalog.GetAPI(v.Context(), v.viewer, slug)
	if err != nil {
		return nil, err
	}
	return &answer{
		key:  v.address("cursor") + v.seenKey(api),
		keep: v.keep(askAgain),
		make: func(ctx context.Context) (*content, error) {
			in := catalog.ListVersionsInput{Viewer: v.viewer, API: api.Slug, PageInput: v.list()}
			in.Limit = most
			list, err := p.catalog.ListVersions(ctx, in)
			if err != nil {
				return nil, err
			}
			return make(ctx, api, list)
		},
	}, nil
}
