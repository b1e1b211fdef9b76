package portal

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/prose"
)

// Catalog is what the portal reads.
type Catalog interface {
	ListAPIs(ctx context.Context, in catalog.ListAPIsInput) (*catalog.Page[catalog.API], error)
	GetAPI(ctx context.Context, viewer catalog.Viewer, slug string) (*catalog.API, error)
	ListVersions(ctx context.Context, in catalog.ListVersionsInput) (*catalog.Page[catalog.Version], error)
	GetVersionDocument(ctx context.Context, in catalog.VersionInput) (*catalog.VersionDocument, error)
	ListVersionChanges(ctx context.Context, in catalog.ListChangesInput) (*catalog.Changes, error)
}

// Options are what a portal needs besides its catalogue.
type Options struct {
	// Viewer says what the sender of a request may see. Its error, a
	// *fault.Error, is shown as a page.
	Viewer func(*http.Request) (catalog.Viewer, error)
	// Status is the HTTP status of a kind of error.
	Status func(fault.Kind) int
	// Look is how the pages look and speak; the zero Look is Steward's.
	Look page.Look
	// Log takes the causes of errors that visitors are not told.
	Log *slog.Logger
}

// Portal serves the pages. It is an http.Handler for "/", "/index.md",
// "/apis/..." and "/assets/...", and answers everything else with a page that
// says that there is none.
type Portal struct {
	catalog  Catalog
	options  Options
	prose    *prose.Prose
	renderer *page.Renderer
	assets   *page.Assets
	mux      *http.ServeMux
}

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
	p := &Portal{catalog: c, options: options, prose: prose.New(), renderer: renderer, assets: files, mux: http.NewServeMux()}
	p.mux.Handle("/{$}", p.answer(p.cataloguePage))
	p.mux.Handle("/index.md", p.answer(p.cataloguePage))
	p.mux.Handle("/apis/{api}", p.answer(p.apiPage))
	p.mux.Handle("/apis/{api}/{version}", p.answer(p.versionPage))
	p.mux.HandleFunc("/assets/{digest}/{file}", p.asset)
	p.mux.Handle("/", p.answer(noPage))
	return p, nil
}

// ServeHTTP serves one page or asset, to GET and HEAD.
func (p *Portal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setSafetyHeaders(w.Header())
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		p.respond(w, r, http.StatusMethodNotAllowed, page.Error{Title: "Not here", Detail: "Pages can be read, and nothing else."}, askAgain)
		return
	}
	p.mux.ServeHTTP(w, r)
}

// build builds the page that a request asks for, and says how long it may be
// kept (Cache-Control).
type build func(*http.Request, catalog.Viewer) (built page.Page, keep string, err error)

// answer makes a handler of a function that builds a page.
func (p *Portal) answer(build build) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		viewer, err := p.options.Viewer(r)
		if err != nil {
			p.fail(w, r, err)
			return
		}
		built, keep, err := build(r, viewer)
		if err != nil {
			p.fail(w, r, err)
			return
		}
		p.respond(w, r, http.StatusOK, built, keep)
	})
}

// fail answers with a page about an error. What is not meant for visitors is
// logged instead.
func (p *Portal) fail(w http.ResponseWriter, r *http.Request, err error) {
	kind := fault.KindOf(err)
	status := p.options.Status(kind)
	shown := page.Error{Title: http.StatusText(status), Detail: "Something went wrong on our side. Please try again later."}
	var e *fault.Error
	switch {
	case kind == fault.Internal:
		if !errors.Is(err, context.Canceled) {
			p.options.Log.ErrorContext(r.Context(), "rendering a page", "path", r.URL.Path, "error", err)
		}
	case errors.As(err, &e):
		shown.Detail = e.Detail
	}
	if kind == fault.Unauthenticated {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	p.respond(w, r, status, shown, askAgain)
}

// noPage builds what there is at any other address.
func noPage(*http.Request, catalog.Viewer) (page.Page, string, error) {
	return nil, "", fault.New(fault.NotFound, "There is no page at this address, or it is not meant for everybody.")
}

// named returns a segment of the path without the ending of a Markdown twin.
func named(r *http.Request, segment string) string {
	return strings.TrimSuffix(r.PathValue(segment), page.TwinEnding)
}
