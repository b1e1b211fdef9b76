package portal

import (
	"cmp"
	"context"
	"slices"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/page"
)

// warmFrom is the length of a document from which reading it takes so long
// that a visitor would notice.
const warmFrom = 1 << 20

// Warm reads the newest versions of the APIs with the largest documents, one
// after the other and as many as are kept, so that the first visitors after a
// start do not wait for that. It returns when it is done or the context ends.
func (p *Portal) Warm(ctx context.Context) error {
	versions, err := p.large(ctx)
	if err != nil {
		return err
	}
	slices.SortFunc(versions, func(a, b *catalog.Version) int { return cmp.Compare(b.Size, a.Size) })
	room := p.options.DocumentBytes
	for _, v := range versions {
		if room -= v.Size; room < 0 {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := p.warm(ctx, v); err != nil {
			return err
		}
	}
	return nil
}

// warm reads a document, and makes of it what takes longest.
func (p *Portal) warm(ctx context.Context, v *catalog.Version) error {
	if _, err := p.directory(ctx, v); err != nil {
		return err
	}
	about, err := p.reference(ctx, v)
	if err != nil {
		return err
	}
	_, err = p.filesOf(v, &page.Document{Reference: about.reference})
	return err
}

// large returns the newest version of each API that is large.
func (p *Portal) large(ctx context.Context) ([]*catalog.Version, error) {
	everything := catalog.Viewer{Everything: true}
	in := catalog.ListAPIsInput{Viewer: everything, PageInput: catalog.PageInput{Limit: catalog.MaxLimit}}
	var out []*catalog.Version
	for {
		list, err := p.catalog.ListAPIs(ctx, in)
		if err != nil {
			return nil, err
		}
		for _, api := range list.Items {
			if api.Latest == "" {
				continue
			}
			_, v, err := p.catalog.FindVersion(ctx, catalog.VersionInput{Viewer: everything, API: api.Slug, Version: api.Latest})
			if err != nil {
				return nil, err
			}
			if v.Size >= warmFrom {
				out = append(out, v)
			}
		}
		if in.Cursor = list.Next; in.Cursor == "" {
			return out, nil
		}
	}
}
