package portal

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/apisteward/steward/docs"
	"github.com/apisteward/steward/internal/cache"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/prose"
)

// Catalog is what the portal reads. FindVersion is asked for every page of a
// version, whether it is kept or not; it says who may see what.
type Catalog interface {
	ListAPIs(ctx context.Context, in catalog.ListAPIsInput) (*catalog.Page[catalog.API], error)
	GetAPI(ctx context.Context, viewer catalog.Viewer, slug string) (*catalog.API, error)
	ListVersions(ctx context.Context, in catalog.ListVersionsInput) (*catalog.Page[catalog.Version], error)
	FindVersion(ctx context.Context, in catalog.VersionInput) (*catalog.API, *catalog.Version, error)
	ReadDocument(ctx context.Context, v *catalog.Version) (*contract.Document, error)
	ReadJudgement(ctx context.Context, v *catalog.Version) (*catalog.Judgement, error)
	ListVersionChanges(ctx context.Context, in catalog.ListChangesInput) (*catalog.Changes, error)
}

// Options are what a portal needs besides its catalogue.
type Options struct {
	// Viewer says what the sender of a request may see. Its error, a
	// *fault.Error, is shown as a page.
	Viewer func(*http.Request) (catalog.Viewer, error)
	// Status is the HTTP status of a kind of error.
	Status func(fault.Kind) int
	// Log takes the causes of errors that visitors are not told.
	Log *slog.Logger
	// Look is how the pages look and speak.
	Look page.Look
	// PublicURL is where people reach the server; "" follows the request.
	PublicURL string
	// MockFolder is the path below which versions have mocks, without a slash at
	// its end: "/mock"; "" for none.
	MockFolder string
	// PageBytes bounds the pages that are kept in memory as they are sent.
	PageBytes int64
	// DocumentBytes bounds the documents that are kept for making pages, by
	// the length of their texts; in memory they take several times as much.
	DocumentBytes int64
}

// Portal serves the pages: it is an http.Handler for everything outside the
// API, and answers addresses that it does not know with a page that says so.
type Portal struct {
	catalog  Catalog
	options  Options
	prose    *prose.Prose
	renderer *page.Renderer
	assets   *page.Assets
	guides   map[string]*guide // by name
	packer   *packer
	mux      *http.ServeMux

	contents    *cache.Cache[contentKey, *content]
	references  *cache.Cache[string, *described]  // by catalog.Version.Original
	directories *cache.Cache[string, *directory]  // by catalog.Version.Original
	files       *cache.Cache[string, []page.File] // by catalog.Version.Original
	histories   *cache.Cache[historyKey, history]
}

// How much of what is small beside documents and pages is kept, in bytes.
const (
	directoryBytes = 16 << 20
	fileBytes      = 16 << 20
	historyBytes   = 16 << 20
)

// New returns a portal.
func New(c Catalog, options Options) (*Portal, error) {
	files, err := page.LoadAssets(options.Look.Brand)
	if err != nil {
		return nil, err
	}
	renderer, err := page.NewRenderer(files, options.Look)
	if err != nil {
		return nil, err
	}
	guides, err := loadGuides(docs.Files())
	if err != nil {
		return nil, err
	}
	packer, err := newPacker()
	if err != nil {
		return nil, err
	}
	p := &Portal{
		catalog: c, options: options, prose: prose.New(), renderer: renderer, assets: files, guides: guides, packer: packer,
		mux:         http.NewServeMux(),
		contents:    cache.New[contentKey, *content](options.PageBytes),
		references:  cache.New[string, *described](options.DocumentBytes),
		directories: cache.New[string, *directory](directoryBytes),
		files:       cache.New[string, []page.File](fileBytes),
		histories:   cache.New[historyKey, history](historyBytes),
	}
	for _, r := range p.routes() {
		p.mux.Handle(r.pattern, p.serve(r.find))
	}
	return p, nil
}

// ServeHTTP serves one page or file, to GET and HEAD.
func (p *Portal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setSafetyHeaders(w.Header())
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		p.sendError(w, r, http.StatusMethodNotAllowed, page.Error{Title: "Not here", Detail: "Pages can be read, and nothing else."})
		return
	}
	p.mux.ServeHTTP(w, r)
}
