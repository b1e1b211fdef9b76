package main

import (
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/config"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock"
	"github.com/apisteward/steward/internal/portal"
	"github.com/apisteward/steward/internal/store"
)

// cacheBytes is the length of the documents that are kept loaded. Loaded, they
// take several times as much memory.
const cacheBytes = 48 << 20

// pageBytes is the size of the pages that are kept as they are sent.
const pageBytes = 64 << 20

// clientBytes is the size of the typed clients that are kept as they are sent.
const clientBytes = 64 << 20

// mockBytes is the length of the documents whose mocks are kept.
const mockBytes = 48 << 20

// leaseSlack is how much longer than a request may take its Idempotency-Key is
// kept from others.
const leaseSlack = 10 * time.Second

// daemon is the server's parts, put together.
type daemon struct {
	settings config.Config
	log      *slog.Logger
	store    *store.Store
	access   *access.Service
	catalog  *catalog.Service
	pages    *portal.Portal
	handler  http.Handler
	stopping atomic.Bool // /readyz answers 503 from here on
}

// openDaemon opens the store and builds what stands on it. The caller must
// close it.
func (a *app) openDaemon(ctx context.Context, settings config.Config, log *slog.Logger) (*daemon, error) {
	s, err := store.Open(ctx, store.Options{
		URL: settings.Database, Folder: settings.Data, Now: a.now,
		ReplyLease: settings.RequestTimeout + leaseSlack,
	})
	if err != nil {
		return nil, err
	}
	d := &daemon{settings: settings, log: log, store: s}
	d.access = access.New(s, access.Options{Now: a.now, Random: a.random})
	d.catalog = catalog.New(s, catalog.Options{
		Now: a.now, Random: a.random, Limits: limits(settings),
		CacheBytes: cacheBytes, Parallel: runtime.GOMAXPROCS(0),
	})
	if d.handler, err = a.newHandler(d); err != nil {
		s.Close()
		return nil, err
	}
	return d, nil
}

// limits are those of a document, with the length that was set.
func limits(settings config.Config) contract.Limits {
	l := contract.DefaultLimits()
	l.Bytes = int(settings.MaxDocument)
	return l
}

// newHandler puts the API and the pages into one handler.
func (a *app) newHandler(d *daemon) (http.Handler, error) {
	look, err := readLook(d.settings.Brand)
	if err != nil {
		return nil, err
	}
	d.pages, err = portal.New(d.catalog, portal.Options{
		Viewer: handlers.Viewer,
		Status: handlers.Status,
		Look:   look,
		Log:    d.log, PublicURL: d.settings.PublicURL, MockFolder: handlers.MockFolder,
		PageBytes: pageBytes, DocumentBytes: cacheBytes,
	})
	if err != nil {
		return nil, err
	}
	webhooks, err := a.mockWebhooks(d.settings.MockWebhookSecret)
	if err != nil {
		return nil, err
	}
	return handlers.New(handlers.Options{
		Catalog: d.catalog, Access: d.access,
		Clients: clients.NewLibrary(d.catalog, clients.LibraryOptions{
			CacheBytes: clientBytes, ArchiveBytes: clientBytes, Parallel: runtime.GOMAXPROCS(0),
		}),
		Mocks: mock.NewLibrary(d.catalog, mock.LibraryOptions{
			Folder: handlers.MockFolder, Stateful: d.settings.MockStateful, Webhooks: webhooks, CacheBytes: mockBytes,
			Status: handlers.Status, Now: a.now,
		}),
		Replies: d.store, Pages: d.pages, Ready: d.ready,
		Version: buildVersion(), Logger: d.log, Now: a.now, Random: a.random,
		RateLimit: d.settings.RateLimit, MaxDocument: d.settings.MaxDocument,
		RequestTimeout: d.settings.RequestTimeout, ValidateResponses: d.settings.ValidateResponses,
	})
}

// ready says why the process cannot do its work, or nil.
func (d *daemon) ready(ctx context.Context) error {
	if d.stopping.Load() {
		return fault.New(fault.Unavailable, "The server is stopping.")
	}
	return d.store.Ping(ctx)
}

func (d *daemon) close() {
	if err := d.store.Close(); err != nil {
		d.log.Error("closing the database", "error", err)
	}
}
