package portal

import (
	"context"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/page"
)

// catalogueList finds the list of APIs for programs that read text (llms.txt).
func (p *Portal) catalogueList(v *visit) (*answer, error) {
	in := catalog.ListAPIsInput{Viewer: v.viewer, PageInput: catalog.PageInput{Limit: catalog.MaxLimit, Cursor: v.query.Get("cursor")}}
	list, err := p.catalog.ListAPIs(v.Context(), in)
	if err != nil {
		return nil, err
	}
	return &answer{
		key:  v.address("cursor") + listKey(list),
		keep: v.keep(askAgain),
		make: func(context.Context) (*content, error) {
			next := page.NextPath("/llms.txt", list.Next)
			return newContent(typeText, page.CatalogueList(list.Items, next, p.prose)), nil
		},
	}, nil
}

// documentList finds the list of the pages about a version.
func (p *Portal) documentList(v *visit) (*answer, error) {
	s, err := p.subject(v)
	if err != nil {
		return nil, err
	}
	return &answer{
		key:  v.address() + s.key(v),
		keep: v.keep(s.keep()),
		make: func(ctx context.Context) (*content, error) {
			doc, _, err := p.document(ctx, s)
			if err != nil {
				return nil, err
			}
			return newContent(typeText, doc.List()), nil
		},
	}, nil
}
