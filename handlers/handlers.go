// Package handlers is the HTTP API: it converts requests, calls the services
// and converts what they return. It is the only package that knows Echo.
package handlers

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/mock"
)

// Options are what the API needs.
type Options struct {
	Catalog *catalog.Service
	Access  *access.Service
	Clients *clients.Library
	Mocks   *mock.Library // nil answers as if no version had one
	Replies Replies
	Pages   http.Handler                    // everything outside the API; nil answers 404
	Ready   func(ctx context.Context) error // why the process cannot do its work, or nil

	Version string // of Steward
	Logger  *slog.Logger
	Now     func() time.Time
	Random  io.Reader // for request ids

	RateLimit         int           // requests a minute for each key or address; 0 is no limit
	MaxDocument       int64         // bytes of one document after decompression
	RequestTimeout    time.Duration // to answer one request; 0 is no limit
	ValidateResponses bool          // replies against the contract are a 500
}

// server answers the operations of the contract. It implements
// gen.StrictServerInterface, one file a tag.
type server struct {
	catalog *catalog.Service
	access  *access.Service
	clients *clients.Library
	replies Replies
	ready   func(ctx context.Context) error

	version string
	logger  *slog.Logger
	now     func() time.Time
	random  io.Reader

	routes            map[string]*route
	limiter           *limiter // nil is no limit
	metrics           *metrics
	maxDocument       int64
	requestTimeout    time.Duration
	validateResponses bool
}

// New returns the handler for everything that the server answers. It fails
// when the embedded contract cannot be read.
func New(opts Options) (http.Handler, error) {
	routes, err := loadRoutes(gen.OpenAPI())
	if err != nil {
		return nil, err
	}
	s := &server{
		catalog: opts.Catalog, access: opts.Access, clients: opts.Clients, replies: opts.Replies, ready: opts.Ready,
		version: opts.Version, logger: opts.Logger, now: opts.Now, random: opts.Random,
		routes: routes, metrics: newMetrics(),
		maxDocument: opts.MaxDocument, requestTimeout: opts.RequestTimeout, validateResponses: opts.ValidateResponses,
	}
	if opts.RateLimit > 0 {
		s.limiter = newLimiter(opts.RateLimit, opts.Now)
	}
	return s.chain(opts.Pages, opts.Mocks)
}

// chain puts the layers around API, pages and mocks, the outermost first.
func (s *server) chain(pages http.Handler, mocks *mock.Library) (http.Handler, error) {
	packed, err := Compressed(s.split(s.router(), pages, mocks))
	if err != nil {
		return nil, fmt.Errorf("preparing compression: %w", err)
	}
	return s.identify(s.observe(s.survive(serveHead(s.bound(drained(packed)))))), nil
}

// split sends each request to the API, to the mocks or to the pages.
func (s *server) split(api, pages http.Handler, mocks *mock.Library) http.Handler {
	if pages == nil {
		pages = api
	} else {
		pages = s.admitted(pages)
	}
	mocked := pages
	if mocks != nil {
		mocked = s.mocked(mocks)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case inAPI(r.URL.Path):
			api.ServeHTTP(w, r)
		case inMocks(r):
			mocked.ServeHTTP(w, r)
		default:
			pages.ServeHTTP(w, r)
		}
	})
}

func inAPI(path string) bool {
	switch path {
	case "/v1", "/healthz", "/readyz", "/metrics":
		return true
	}
	return strings.HasPrefix(path, "/v1/")
}

// router is Echo with one route for each operation of the contract.
func (s *server) router() http.Handler {
	e := echo.New()
	e.HTTPErrorHandler = s.httpError
	e.IPExtractor = s.address
	gen.RegisterHandlersWithOptions(e, gen.NewStrictHandler(s, nil), gen.RegisterHandlersOptions{
		OperationMiddlewares: s.middlewares(),
	})
	return e
}

// address is who is at the other end of the connection. Headers that claim
// something else are not believed.
func (s *server) address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// warn logs what went wrong without being a reason to fail the request.
func (s *server) warn(ctx context.Context, message string, err error) {
	if err != nil {
		s.logger.WarnContext(ctx, message, "request_id", exchangeOf(ctx).requestID, "error", err)
	}
}
