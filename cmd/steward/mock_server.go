package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/mock"
	"github.com/apisteward/steward/internal/mock/webhook"
)

const (
	mockHeaderTimeout = 10 * time.Second
	mockReadTimeout   = time.Minute
	mockWriteTimeout  = 3 * time.Minute // an answer may be held back for a minute by its caller, and for another by --latency
	mockIdleTimeout   = 2 * time.Minute
	mockGrace         = 2 * time.Second // for requests in flight when the mock ends
	maxMockHeader     = 256 << 10       // bytes
	minMockCompressed = 128             // bytes: less than pays, so that consumers meet compressed answers
)

// mockServer is a mock on its port.
type mockServer struct {
	*app
	opts     *mockOptions
	webhooks *webhook.Settings
	log      *lineLog
	seeded   []byte // the file of --state
	color    bool
	current  atomic.Pointer[mock.Mock]
	broken   bool // the document was changed to what cannot be read; only watch looks at it
}

// prepare reads what the options name, before anything else is done.
func (s *mockServer) prepare() (err error) {
	s.color = s.colors()
	if s.webhooks, err = s.opts.sender(s.app); err != nil || s.opts.state == "" {
		return err
	}
	s.opts.stateful = true
	s.seeded, err = readFile(s.opts.state)
	return err
}

// begin makes the first mock.
func (s *mockServer) begin(doc *document, bound net.Addr) error {
	s.admit(bound)
	m := s.newMock(doc)
	if s.seeded != nil {
		if err := m.State().Load(s.seeded); err != nil {
			return named(s.opts.state, err)
		}
	}
	s.current.Store(m)
	return nil
}

func (s *mockServer) newMock(doc *document) *mock.Mock {
	options := s.calm()
	options.Fail, options.Latency, options.Webhooks = float64(s.opts.fail), mock.Range(s.opts.latency), s.webhooks
	if !s.opts.quiet {
		options.Observe = s.observer(doc)
	}
	return mock.New(doc.Document, options)
}

// calm are the options of a mock that neither fails nor takes its time, and tells
// nobody of anything.
func (s *mockServer) calm() mock.Options {
	return mock.Options{
		Seed: s.opts.seed, Lenient: s.opts.lenient, Stateful: s.opts.stateful,
		Status: handlers.Status, Now: s.now,
	}
}

// observer logs requests. There is a log as soon as there are requests.
func (s *mockServer) observer(doc *document) func(*mock.Record) {
	observe := observer(doc.Document, s.color)
	return func(r *mock.Record) { observe(s.log, r) }
}

// ServeHTTP answers with the mock of the document as it is now.
func (s *mockServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.current.Load().ServeHTTP(w, r)
}

// run answers until the context ends, and then ends in order.
func (s *mockServer) run(ctx context.Context, listener net.Listener, source *mockSource) error {
	handler, err := handlers.CompressedFrom(s, minMockCompressed)
	if err != nil {
		return err
	}
	s.greet(source.doc, listener.Addr())
	s.log = newLineLog(s.stdout)
	defer s.log.close()

	watching, stop := context.WithCancel(ctx)
	var watch sync.WaitGroup
	watch.Go(func() { s.watch(watching, source) })
	defer watch.Wait()
	defer stop()

	server := s.httpServer(handler)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return shutMock(server)
	}
}

func (s *mockServer) httpServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: mockHeaderTimeout,
		ReadTimeout:       mockReadTimeout,
		WriteTimeout:      mockWriteTimeout,
		IdleTimeout:       mockIdleTimeout,
		MaxHeaderBytes:    maxMockHeader,
		ErrorLog:          log.New(s.log, "          ", 0),
	}
}

// shutMock closes the port and lets requests finish that do so soon.
func shutMock(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), mockGrace)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		return server.Close() // who is still waiting asked for a delay
	}
	return nil
}
