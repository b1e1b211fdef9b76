package catalog_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/store"
)

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// testBundle is a service on an empty store, with the API "payments".
type testBundle struct {
	*catalog.Service
	store *store.Store
	clock *clock
}

func setup(t *testing.T) *testBundle {
	t.Helper()
	b := &testBundle{clock: &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}}
	var err error
	b.store, err = store.Open(t.Context(), store.Options{Folder: t.TempDir(), Now: b.clock.Now})
	if err != nil {
		t.Fatalf("opening the store: %v", err)
	}
	t.Cleanup(func() { b.store.Close() })
	b.Service = b.serve(b.store)
	b.createAPI(t, "payments", nil)
	return b
}

// serve returns a service on a store, as another replica would have it.
func (b *testBundle) serve(s catalog.Store) *catalog.Service {
	return catalog.New(s, catalog.Options{
		Now: b.clock.Now, Random: rand.Reader, Limits: contract.DefaultLimits(), CacheBytes: 1 << 20, Parallel: 4,
	})
}

func (b *testBundle) createAPI(t *testing.T, slug string, edit func(*catalog.CreateAPIInput)) *catalog.API {
	t.Helper()
	in := catalog.CreateAPIInput{Slug: slug, Title: "Payments"}
	if edit != nil {
		edit(&in)
	}
	api, err := b.CreateAPI(t.Context(), in)
	if err != nil {
		t.Fatalf("CreateAPI(%s): %v", slug, err)
	}
	return api
}

// document returns a document whose only response has the given properties,
// all of them strings that are always there.
func document(version string, properties ...string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `openapi: 3.0.3
info: {title: Payments, version: %s}
paths:
  /users/{id}:
    get:
      operationId: getUser
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: The user.
          content:
            application/json:
              schema:
                type: object
                required: [%s]
                properties:
`, version, strings.Join(properties, ", "))
	for _, p := range properties {
		fmt.Fprintf(&b, "                  %s: {type: string}\n", p)
	}
	return []byte(b.String())
}

// invalidDocument returns a document that refers to nothing.
func invalidDocument(version string) []byte {
	return []byte(`{"openapi": "3.0.3", "info": {"title": "Payments", "version": "` + version + `"}, "paths": {
  "/users": {"get": {"responses": {"200": {"$ref": "#/components/responses/Missing"}}}}}}`)
}

// publish publishes to payments and wants it to be stored.
func (b *testBundle) publish(t *testing.T, body []byte) *catalog.Judgement {
	t.Helper()
	j, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: body, By: "ci"})
	if err != nil || !stored {
		t.Fatalf("PublishVersion = stored %v, %v", stored, err)
	}
	return j
}

// refused publishes to payments and wants a refusal of the given kind.
func (b *testBundle) refused(t *testing.T, body []byte, kind fault.Kind) *catalog.Refusal {
	t.Helper()
	_, stored, err := b.PublishVersion(t.Context(), catalog.PublishInput{API: "payments", Body: body, By: "ci"})
	var refusal *catalog.Refusal
	if stored || !errors.As(err, &refusal) || !fault.Is(err, kind) {
		t.Fatalf("PublishVersion = stored %v, %v; want a refusal of kind %v", stored, err, kind)
	}
	return refusal
}

// versions returns the names of what is listed to those inside payments.
func (b *testBundle) versions(t *testing.T) []string {
	t.Helper()
	page, err := b.ListVersions(t.Context(), catalog.ListVersionsInput{Viewer: everything(), API: "payments"})
	if err != nil {
		t.Fatalf("ListVersions: %v", err)
	}
	var names []string
	for _, v := range page.Items {
		names = append(names, v.Version)
	}
	return names
}

func everything() catalog.Viewer { return catalog.Viewer{Everything: true} }
