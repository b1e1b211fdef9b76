package call_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

const document = `openapi: 3.0.3
info: {title: Books, version: 1.0.0}
servers: [{url: https://books.example.com/v1}]
paths:
  /books/{isbn}:
    get:
      operationId: getBook
      security: [{key: []}, {basic: []}]
      parameters:
        - {name: isbn, in: path, required: true, schema: {type: string}}
        - {name: lang, in: query, schema: {type: string}}
        - {name: X-Trace, in: header, schema: {type: string}}
        - {name: session, in: cookie, schema: {type: string}}
      responses:
        '200': {description: a book, content: {application/json: {schema: {type: object}}}}
        4XX: {description: refused, content: {application/problem+json: {schema: {type: object}}}}
        default: {description: anything}
    delete:
      security: [{admin: []}]
      responses: {'204': {description: gone}}
  /elsewhere:
    get:
      servers: [{url: https://other.example.com}]
      responses: {'200': {description: fine}}
    post:
      servers: [{url: /v2}]
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: fine}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    basic: {type: http, scheme: basic}
    admin: {type: http, scheme: bearer}
`

// bundle is a sender and the requests that arrived.
type bundle struct {
	doc     *contract.Document
	base    *url.URL
	mu      sync.Mutex
	arrived []*http.Request
	slept   []time.Duration
	now     time.Time
}

// op returns the operation "GET /books/{isbn}".
func (b *bundle) op(t *testing.T, name string) *contract.Operation {
	t.Helper()
	for _, op := range b.doc.Operations() {
		if op.Name() == name {
			return op
		}
	}
	t.Fatalf("there is no operation %s", name)
	return nil
}

func (b *bundle) last(t *testing.T) *http.Request {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.arrived) == 0 {
		t.Fatal("nothing arrived")
	}
	return b.arrived[len(b.arrived)-1]
}

// settings of a sender whose clock moves only when it sleeps.
func (b *bundle) settings() call.Settings {
	return call.Settings{
		Doc: b.doc, Base: b.base, UserAgent: "steward", Timeout: 5 * time.Second, MaxAnswer: 1 << 16, MaxWait: time.Minute,
		Now: func() time.Time {
			b.mu.Lock()
			defer b.mu.Unlock()
			return b.now
		},
		Sleep: func(_ context.Context, d time.Duration) error {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.slept = append(b.slept, d)
			b.now = b.now.Add(d)
			return nil
		},
	}
}

func setup(t *testing.T, answer http.HandlerFunc) *bundle {
	t.Helper()
	doc, err := contract.Load([]byte(document), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	b := &bundle{doc: doc, now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		b.arrived = append(b.arrived, r)
		b.mu.Unlock()
		if answer != nil {
			answer(w, r)
		}
	}))
	t.Cleanup(server.Close)
	if b.base, err = url.Parse(server.URL + "/base"); err != nil {
		t.Fatal(err)
	}
	return b
}

func sender(t *testing.T, s call.Settings) *call.Sender {
	t.Helper()
	made := call.NewSender(s)
	t.Cleanup(made.Close)
	return made
}

func send(t *testing.T, s *call.Sender, c *call.Case) *call.Exchange {
	t.Helper()
	x, err := s.Send(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func isbn(v any) call.Argument { return call.Argument{In: "path", Name: "isbn", Value: v} }
