package mock

import (
	"context"
	"net/url"
	"time"

	"github.com/apisteward/steward/internal/cache"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/webhook"
)

// Catalog is what a Library reads. FindVersion says who may see what.
type Catalog interface {
	FindVersion(ctx context.Context, in catalog.VersionInput) (*catalog.API, *catalog.Version, error)
	ReadDocument(ctx context.Context, v *catalog.Version) (*contract.Document, error)
}

// Library has a mock of each version of a catalogue, made when it is first
// asked for. It is safe for concurrent use.
type Library struct {
	catalog Catalog
	options LibraryOptions
	kept    *cache.Cache[libraryKey, *Mock]
}

// libraryKey is what a mock is made from. Versions that have the same document
// have mocks, and states, of their own.
type libraryKey struct{ api, version, original string }

// LibraryOptions say how the mocks of a Library answer.
type LibraryOptions struct {
	// Folder is the path below which the mocks stand, without a slash at its
	// end: "/mock".
	Folder string
	// Stateful mocks remember what is created, until the process ends or their
	// place is needed for others.
	Stateful bool
	// Webhooks says how the mocks of an API send webhooks; nil where none are sent.
	Webhooks func(api string) *webhook.Settings
	// CacheBytes bounds the mocks that are kept, by the length of the texts of
	// their documents; in memory they take several times as much.
	CacheBytes int64
	Status     func(fault.Kind) int
	Now        func() time.Time
}

// NewLibrary returns a library of the versions in a catalogue.
func NewLibrary(c Catalog, o LibraryOptions) *Library {
	return &Library{catalog: c, options: o, kept: cache.New[libraryKey, *Mock](o.CacheBytes)}
}

// GetMock returns the mock of a version, and the path that it stands below,
// escaped, which names the exact version: "/mock/payments/1.4.2". NotFound when
// there is no version that the viewer sees.
func (l *Library) GetMock(ctx context.Context, in catalog.VersionInput) (m *Mock, prefix string, err error) {
	_, v, err := l.catalog.FindVersion(ctx, in)
	if err != nil {
		return nil, "", err
	}
	prefix = l.options.Folder + "/" + url.PathEscape(v.API) + "/" + url.PathEscape(v.Version)
	m, err = l.kept.Get(libraryKey{v.API, v.Version, v.Original}, func() (*Mock, int64, error) {
		ctx, cancel := cache.Unhurried(ctx)
		defer cancel()
		doc, err := l.catalog.ReadDocument(ctx, v)
		if err != nil {
			return nil, 0, err
		}
		return l.make(doc, v.API, prefix), v.Size, nil
	})
	return m, prefix, err
}

func (l *Library) make(doc *contract.Document, api, prefix string) *Mock {
	o := Options{Stateful: l.options.Stateful, Prefix: prefix, Status: l.options.Status, Now: l.options.Now}
	if l.options.Webhooks != nil {
		o.Webhooks = l.options.Webhooks(api)
	}
	return New(doc, o)
}
