package portal

import (
	"cmp"
	"context"
	"slices"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
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
	slices.SortFunc(versions, func(a, b *subject) int { return cmp.Compare(b.version.Size, a.version.Size) })
	room := p.options.DocumentBytes
	for _, s := range versions {
		if room -= s.version.Size; room < 0 {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := p.warm(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// warm reads a document, and what changed with it and its predecessors, and
// makes of it what takes longest.
func (p *Portal) warm(ctx context.Context, s *subject) error {
	if _, err := p.directory(ctx, s.version); err != nil {
		return err
	}
	versions, err := p.versions(ctx, s)
	if err != nil {
		return err
	}
	if _, err := p.facts(ctx, s, versions); err != nil {
		return err
	}
	about, err := p.reference(ctx, s.version)
	if err != nil {
		return err
	}
	_, err = p.filesOf(s.version, &page.Document{Reference: about.reference})
	return err
}

// large returns the newest version of each API that is large.
func (p *Portal) large(ctx context.Context) ([]*subject, error) {
	everything := catalog.Viewer{Everything: true}
	in := catalog.ListAPIsInput{Viewer: everything, PageInput: catalog.PageInput{Limit: catalog.MaxLimit}}
	var out []*subject
	for {
		list, err := p.catalog.ListAPIs(ctx, in)
		if err != nil {
			return nil, err
		}
		for _, api := range list.Items {
			if api.Latest == "" {
				continue
			}
			now, v, err := p.catalog.FindVersion(ctx, catalog.VersionInput{Viewer: everything, API: api.Slug, Version: api.Latest})
			if fault.Is(err, fault.NotFound) {
				continue // deleted meanwhile
			}
			if err != nil {
				return nil, err
			}
			if v.Size >= warmFrom {
				out = append(out, &subject{viewer: everything, api: now, version: v})
			}
		}
		if in.Cursor = list.Next; in.Cursor == "" {
			return out, nil
		}
	}
}
