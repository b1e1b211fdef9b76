package handlers_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/access"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/store"
)

// bundle is a whole server on an empty database. Its replies are held to the
// contract: one that breaks it is a 500.
type bundle struct {
	t     *testing.T
	url   string
	admin string // token of a key that may do everything
	log   *buffer
	clock *clock
	store *store.Store
	*access.Service
}

// setup starts a server. The options may be changed before it does.
func setup(t *testing.T, change ...func(*handlers.Options)) *bundle {
	t.Helper()
	t.Parallel()
	b := &bundle{t: t, log: new(buffer), clock: &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}}
	var err error
	b.store, err = store.Open(t.Context(), store.Options{Folder: t.TempDir(), Now: b.clock.Now, ReplyLease: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.store.Close() })
	b.Service = access.New(b.store, access.Options{Now: b.clock.Now, Random: rand.Reader})
	if b.admin, err = b.EnsureAdmin(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	service := catalog.New(b.store, catalog.Options{
		Now: b.clock.Now, Random: rand.Reader, Limits: contract.DefaultLimits(), CacheBytes: 1 << 20, Parallel: 2,
	})
	options := handlers.Options{
		Catalog: service, Access: b.Service, Clients: clients.NewLibrary(service, libraryOptions()), Replies: b.store, Ready: b.store.Ping,
		Version: "0.0.0-test", Logger: slog.New(slog.NewJSONHandler(b.log, nil)), Now: b.clock.Now, Random: rand.Reader,
		MaxDocument: 1 << 20, RequestTimeout: time.Minute, ValidateResponses: true,
	}
	for _, f := range change {
		f(&options)
	}
	handler, err := handlers.New(options)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	b.url = server.URL
	return b
}

// call is one request. The key is that of the admin unless said otherwise.
type call struct {
	method, path string
	body         string
	key          string // "none" for no key
	header       map[string]string
}

// reply is what came back.
type reply struct {
	t      *testing.T
	call   call
	status int
	header http.Header
	body   []byte
}

// do sends a request. Bodies are JSON unless the header says otherwise.
func (b *bundle) do(c call) *reply {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), c.method, b.url+c.path, strings.NewReader(c.body))
	if err != nil {
		b.t.Fatal(err)
	}
	if c.body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	switch c.key {
	case "":
		request.Header.Set("Authorization", "Bearer "+b.admin)
	case "none":
	default:
		request.Header.Set("Authorization", "Bearer "+c.key)
	}
	for name, value := range c.header {
		request.Header.Set(name, value)
	}
	transport := &http.Transport{DisableCompression: true, DisableKeepAlives: true}
	response, err := transport.RoundTrip(request)
	if err != nil {
		b.t.Fatalf("%s %s: %v", c.method, c.path, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatalf("%s %s: reading the reply: %v", c.method, c.path, err)
	}
	if response.StatusCode == http.StatusInternalServerError {
		b.t.Logf("the server's log:\n%s", b.log)
	}
	return &reply{t: b.t, call: c, status: response.StatusCode, header: response.Header, body: body}
}

// want fails the test unless the reply has the status.
func (r *reply) want(status int) *reply {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("%s %s: %d, want %d\n%.2000s", r.call.method, r.call.path, r.status, status, r.body)
	}
	return r
}

// into decodes the reply.
func into[T any](r *reply) (v T) {
	r.t.Helper()
	if err := json.Unmarshal(r.body, &v); err != nil {
		r.t.Fatalf("%s %s: %v in %.500s", r.call.method, r.call.path, err, r.body)
	}
	return v
}

// problem decodes a reply that has to be a complete problem.
func (r *reply) problem(status int) gen.Problem {
	r.t.Helper()
	r.want(status)
	if got := r.header.Get("Content-Type"); got != "application/problem+json" {
		r.t.Errorf("%s %s: Content-Type %q", r.call.method, r.call.path, got)
	}
	p := into[gen.Problem](r)
	if int(p.Status) != status || p.Title == "" || p.RequestID == "" || p.RequestID != r.header.Get("X-Request-Id") {
		r.t.Errorf("%s %s: not a complete problem: %s", r.call.method, r.call.path, r.body)
	}
	return p
}

// makeAPI makes an API with that slug.
func (b *bundle) makeAPI(slug string, more ...string) *reply {
	b.t.Helper()
	body := `{"slug": "` + slug + `", "title": "An API"` + strings.Join(more, "") + `}`
	return b.do(call{method: "POST", path: "/v1/apis", body: body}).want(http.StatusCreated)
}

// makeKey makes a key and returns its token.
func (b *bundle) makeKey(scope access.Scope, apis ...string) string {
	b.t.Helper()
	_, token, err := b.CreateKey(context.Background(), access.CreateKeyInput{Name: "a " + string(scope) + " key", Scope: scope, APIs: apis})
	if err != nil {
		b.t.Fatal(err)
	}
	return token
}

// publish sends a document to the API "payments".
func (b *bundle) publish(document, query string) *reply {
	b.t.Helper()
	return b.do(call{
		method: "POST", path: "/v1/apis/payments/versions" + query, body: document,
		header: map[string]string{"Content-Type": "application/yaml"},
	})
}

// document is a small document. Each property is one of the response.
func document(version string, properties ...string) string {
	var b strings.Builder
	b.WriteString(`openapi: 3.0.3
info:
  title: Payments
  version: ` + version + `
  description: Takes payments.
paths:
  /payments:
    get:
      operationId: listPayments
      responses:
        '200':
          description: All payments.
          content:
            application/json:
              schema:
                type: object
                properties:
                  id: {type: string}
`)
	for _, p := range properties {
		b.WriteString("                  " + p + ": {type: string}\n")
	}
	return b.String()
}

// clock is a time that only tests change.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// buffer is a log that can be read while it is written.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
