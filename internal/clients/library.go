package clients

import (
	"context"

	"github.com/apisteward/steward/internal/cache"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/fault"
)

// Catalog is what a Library reads. FindVersion says who may see what.
type Catalog interface {
	FindVersion(ctx context.Context, in catalog.VersionInput) (*catalog.API, *catalog.Version, error)
	ReadDocument(ctx context.Context, v *catalog.Version) (*contract.Document, error)
}

// Library makes the clients of published versions, each once, and keeps them.
// It is safe for concurrent use.
type Library struct {
	catalog      Catalog
	archiveBytes int
	kept         *cache.Cache[libraryKey, *Archive]
	slots        chan struct{} // as many clients are made at the same time
}

// libraryKey is what an archive is made from. The API gives it its name.
type libraryKey struct {
	api, version, original string
	language               Language
}

// Archive is a client as a zip archive.
type Archive struct {
	FileName string // "payments-1.4.0-go.zip"
	Data     []byte
	Tag      string // its strong entity tag
}

// LibraryOptions bound what a Library takes.
type LibraryOptions struct {
	CacheBytes   int64 // of the archives that are kept
	ArchiveBytes int   // of one archive
	Parallel     int   // archives that are made at the same time; at least 1
}

// NewLibrary returns a library of the versions in a catalogue.
func NewLibrary(c Catalog, o LibraryOptions) *Library {
	return &Library{
		catalog: c, archiveBytes: o.ArchiveBytes,
		kept:  cache.New[libraryKey, *Archive](o.CacheBytes),
		slots: make(chan struct{}, max(1, o.Parallel)),
	}
}

// GetVersionClient returns the client of a version. NotFound when there is no
// version that the viewer sees; Invalid when its client would be too large. A
// published document has been checked, by the rules of its API.
func (l *Library) GetVersionClient(ctx context.Context, in catalog.VersionInput, language Language) (*Archive, error) {
	_, v, err := l.catalog.FindVersion(ctx, in)
	if err != nil {
		return nil, err
	}
	key := libraryKey{api: v.API, version: v.Version, original: v.Original, language: language}
	return l.kept.Get(key, func() (*Archive, int64, error) {
		ctx, cancel := cache.Unhurried(ctx)
		defer cancel()
		a, err := l.make(ctx, v, language)
		if err != nil {
			return nil, 0, err
		}
		return a, int64(len(a.Data)), nil
	})
}

func (l *Library) make(ctx context.Context, v *catalog.Version, language Language) (*Archive, error) {
	select {
	case l.slots <- struct{}{}:
		defer func() { <-l.slots }()
	case <-ctx.Done():
		return nil, &fault.Error{Kind: fault.Unavailable, Detail: "The server is busy; try again.", Err: ctx.Err()}
	}
	doc, err := l.catalog.ReadDocument(ctx, v)
	if err != nil {
		return nil, err
	}
	made, err := Make(doc, language, Options{Version: v.Version})
	if err != nil {
		return nil, unfit(err)
	}
	name := v.API + "-" + v.Version
	data, err := made.Zip(name)
	if err != nil {
		return nil, fault.Wrap(err, "packing a client")
	}
	if len(data) > l.archiveBytes {
		return nil, fault.New(fault.Invalid, "The client would have more than %d bytes. `steward client` makes it.", l.archiveBytes)
	}
	return &Archive{FileName: name + "-" + string(language) + ".zip", Data: data, Tag: etag.Of(data)}, nil
}

// unfit says of a document that is too large for a client that it is so, and
// not the request.
func unfit(err error) error {
	if !fault.Is(err, fault.TooLarge) {
		return err
	}
	return &fault.Error{Kind: fault.Invalid, Detail: err.Error(), Err: err}
}
