package pool

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

const shop = `
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /books:
    get:
      operationId: listBooks
      responses: {'200': {description: all}}
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [title]
              properties: {title: {type: string}, author_id: {type: string}}
      responses: {'201': {description: made}}
  /books/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: one}, '404': {description: none}}}
    put:
      parameters: [{name: If-Match, in: header, schema: {type: string}}]
      responses: {'200': {description: kept}, '428': {description: no}}
    delete: {responses: {'204': {description: gone}}}
  /books/{bookId}/pages:
    parameters: [{name: bookId, in: path, required: true, schema: {type: string}}]
    post: {responses: {'201': {description: made}}}
  /books/{bookId}/pages/{n}:
    parameters: [{name: bookId, in: path, required: true, schema: {type: string}}, {name: n, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: one}}}
    delete: {responses: {'204': {description: gone}}}
  /books/{id}/lend:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    post: {responses: {'200': {description: lent}}}
  /authors:
    post: {responses: {'201': {description: made}}}
  /authors/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: one}}}
  /shelves/{shelf}:
    parameters: [{name: shelf, in: path, required: true, schema: {type: string, example: A1}}]
    get: {responses: {'200': {description: one}}}
    put: {responses: {'201': {description: made}}}
  /visitors:
    get: {responses: {'200': {description: all}}}
  /visitors/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: one}}}
    delete: {responses: {'204': {description: gone}}}
`

// serveShop makes books called "b/1", "b/2", ... in a wrapper, pages that are
// only named in Location, and authors with links to themselves.
func serveShop() http.Handler {
	var mu sync.Mutex
	made := 0
	next := func() int {
		mu.Lock()
		defer mu.Unlock()
		made++
		return made
	}
	mux := http.NewServeMux()
	answer := func(pattern, format string, status int, numbered bool) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			body := format
			if numbered {
				n := next()
				body = strings.ReplaceAll(format, "#", fmt.Sprint(n))
				w.Header().Set("Location", fmt.Sprintf("%s/%d", r.URL.EscapedPath(), n))
			}
			w.Header().Set("ETag", fmt.Sprintf(`"%s"`, r.Method))
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		})
	}
	answer("POST /books", `{"data": {"id": "b/#"}}`, 201, true)
	answer("GET /books/{id}", `{}`, 200, false)
	answer("PUT /books/{id}", `{}`, 200, false)
	answer("DELETE /books/{id}", ``, 204, false)
	answer("POST /books/{id}/pages", ``, 201, true)
	answer("GET /books/{id}/pages/{n}", `{}`, 200, false)
	answer("POST /books/{id}/lend", `{}`, 200, false)
	mux.HandleFunc("POST /authors", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"name": "Ada", "self": "http://elsewhere/v1/authors/a1"}`)
	})
	answer("PUT /shelves/{id}", `{}`, 201, false)
	answer("GET /visitors", `{"visitors": [{"id": 7}, {"id": 8}], "next": null}`, 200, false)
	answer("DELETE /visitors/{id}", ``, 204, false)
	return mux
}

func TestBindCreatesWhatIsNeeded(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	c := b.bound(t, "GET /books/{bookId}/pages/{n}", compose.Minimal)
	book, page := c.Argument("path", "bookId"), c.Argument("path", "n")
	if !c.Known || book.Value != "b/1" || page.Value != json.Number("2") {
		t.Fatalf("known %v, book %v, page %v; sent %q", c.Known, book.Value, page.Value, b.sent)
	}
	if from := book.From; from == nil || from.Pointer != "/data/id" {
		t.Errorf("the book is from %+v", from)
	}
	if v, ok := page.From.Resolve(); !ok || v != "2" || page.From.Header != "Location" {
		t.Errorf("the page is from %+v, which is %v", page.From, v)
	}
	again := b.bound(t, "GET /books/{id}", compose.Minimal)
	if again.Argument("path", "id").Value != "b/1" || len(b.sent) != 2 {
		t.Errorf("another book was made: %q", b.sent)
	}
}

func TestBindGivesWhatIsDestroyedToNobodyElse(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	read := b.bound(t, "GET /books/{id}", compose.Minimal).Argument("path", "id").Value
	gone := b.bound(t, "DELETE /books/{id}", compose.Minimal).Argument("path", "id").Value
	lent := b.bound(t, "POST /books/{id}/lend", compose.Minimal).Argument("path", "id").Value
	if read == gone || lent == gone || lent == read {
		t.Errorf("read %v, deleted %v, lent %v", read, gone, lent)
	}
	if after := b.bound(t, "GET /books/{id}", compose.Minimal).Argument("path", "id").Value; after != read {
		t.Errorf("then read %v instead of %v", after, read)
	}
}

func TestBindDestroysNothingThatOthersMade(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	if c := b.bound(t, "GET /visitors/{id}", compose.Minimal); !c.Known || c.Argument("path", "id").Value != json.Number("7") {
		t.Errorf("known %v, visitor %v", c.Known, c.Argument("path", "id").Value)
	}
	if c := b.bound(t, "DELETE /visitors/{id}", compose.Minimal); c.Known || c.Argument("path", "id").From != nil {
		t.Errorf("visitor %v would be deleted", c.Argument("path", "id").Value)
	}
}

func TestBindTakesWhatTheUserKnows(t *testing.T) {
	b := setup(t, shop, compose.Known{"id": {json.Number("99")}}, serveShop())
	c := b.bound(t, "DELETE /visitors/{id}", compose.Minimal)
	if !c.Known || c.Argument("path", "id").Value != json.Number("99") || len(b.sent) > 0 {
		t.Errorf("known %v, visitor %v; sent %q", c.Known, c.Argument("path", "id").Value, b.sent)
	}
}

func TestBindNamesThingsInBodies(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	c := b.bound(t, "POST /books", compose.Full)
	id, _ := c.Body.Value.(sample.Object).Get("author_id")
	if id != "a1" || len(c.Body.From) != 1 || c.Body.From[0].Pointer != "/author_id" || !c.Known {
		t.Errorf("author_id is %v, from %+v", id, c.Body.From)
	}
}

func TestBindSendsTheEntityTagOfWhatItNames(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	c := b.bound(t, "PUT /books/{id}", compose.Minimal)
	if a := c.Argument("header", "If-Match"); a == nil || a.Value != `"POST"` || a.From == nil {
		t.Errorf("If-Match is %+v", a)
	}
}

func TestPutCreates(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	c := b.bound(t, "GET /shelves/{shelf}", compose.Minimal)
	if !c.Known || len(b.sent) != 1 || !strings.HasSuffix(b.sent[0], " Created") || c.Argument("path", "shelf").From != nil {
		t.Errorf("known %v, shelf %+v; sent %q", c.Known, c.Argument("path", "shelf"), b.sent)
	}
}

func TestLearnForgetsWhatIsGone(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	b.bound(t, "GET /books/{bookId}/pages/{n}", compose.Minimal)
	books, pages := b.kind("book"), b.kind("page")
	first := b.shelf(books).things[0].Thing
	b.Learn(&call.Exchange{Case: b.named(t, "DELETE /books/{id}", first), Method: "DELETE", Status: 204})
	if len(b.shelf(books).things) != 0 || len(b.shelf(pages).things) != 0 {
		t.Errorf("%d books and %d pages are left", len(b.shelf(books).things), len(b.shelf(pages).things))
	}
	b.Learn(&call.Exchange{Case: b.named(t, "GET /books/{id}", first), Method: "GET", Status: 200})
	if len(b.shelf(books).things) != 0 {
		t.Error("it was learned again from an answer that came late")
	}
}

// named is a request about a thing.
func (b *testBundle) named(t *testing.T, name string, thing *Thing) *call.Case {
	t.Helper()
	c := b.composer.Compose(b.op(t, name), compose.Minimal, nil)
	thing.Bind(b.composer, c)
	return c
}

func TestLearnForgetsWhatIsNotFound(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	read := b.bound(t, "GET /books/{id}", compose.Minimal)
	b.Learn(&call.Exchange{Case: read, Method: "GET", Status: 404})
	if again := b.bound(t, "GET /books/{id}", compose.Minimal); again.Argument("path", "id").Value == read.Argument("path", "id").Value {
		t.Error("what is not found is still known")
	}
}

func TestActionsMakeUnsure(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	read := b.bound(t, "GET /books/{id}", compose.Minimal)
	id := read.Argument("path", "id").Value
	lend := b.named(t, "POST /books/{id}/lend", b.shelf(b.kind("book")).things[0].Thing)
	b.Learn(&call.Exchange{Case: lend, Method: "POST", Status: 200})
	if next := b.bound(t, "GET /books/{id}", compose.Minimal); next.Argument("path", "id").Value == id {
		t.Error("what something was done to is still taken for sure")
	}
}

func TestPoolGivesUpCreating(t *testing.T) {
	for status, most := range map[int]int{http.StatusForbidden: 2, http.StatusConflict: 20, http.StatusBadRequest: 10} {
		b := setup(t, shop, nil, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) }))
		for range 10 {
			if c := b.bound(t, "GET /books/{id}", compose.Minimal); c.Known {
				t.Errorf("status %d: something is known", status)
			}
		}
		posts := 0
		for _, sent := range b.sent {
			if strings.HasPrefix(sent, "POST /books ") {
				posts++
			}
		}
		if posts == 0 || posts > most {
			t.Errorf("status %d: %d attempts, want at most %d", status, posts, most)
		}
	}
}

func TestPoolSendsOnlyWhatIsPermitted(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	b.Permit([]*contract.Operation{b.op(t, "POST /books")})
	b.bound(t, "GET /authors/{id}", compose.Minimal)
	b.bound(t, "GET /visitors/{id}", compose.Minimal)
	b.bound(t, "GET /shelves/{shelf}", compose.Minimal)
	if len(b.sent) > 0 {
		t.Errorf("sent %q", b.sent)
	}
	if c := b.bound(t, "GET /books/{id}", compose.Minimal); !c.Known {
		t.Error("no book is known")
	}
}

func TestReserve(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	read := b.bound(t, "GET /books/{id}", compose.Minimal)
	books := b.kind("book")
	b.Reserve(b.shelf(books).things[0].Thing)
	b.Learn(&call.Exchange{Case: read, Method: "GET", Status: 200})
	if len(b.shelf(books).things) != 0 {
		t.Error("a reserved thing was learned")
	}
}

func TestShelfIsBounded(t *testing.T) {
	s := newShelf()
	made := &Thing{Keys: []Key{{Value: "made"}}, Made: &call.Exchange{}}
	s.put(made)
	for i := range 3 * maxThings {
		s.put(&Thing{Keys: []Key{{Value: fmt.Sprint(i)}}})
	}
	if len(s.things) != maxThings || len(s.byName) != maxThings || s.find(func(*entry) bool { return true }).Thing != made {
		t.Errorf("%d things, %d names", len(s.things), len(s.byName))
	}
}

func TestPoolOfManyWorkers(t *testing.T) {
	b := setup(t, shop, nil, serveShop())
	var wg sync.WaitGroup
	var mu sync.Mutex
	deleted := map[any]int{}
	for range 8 {
		wg.Go(func() {
			for range 20 {
				b.bound(t, "GET /books/{bookId}/pages/{n}", compose.Minimal)
				id := b.bound(t, "DELETE /books/{id}", compose.Minimal).Argument("path", "id").Value
				mu.Lock()
				deleted[id]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	for id, n := range deleted {
		if n > 1 {
			t.Errorf("%v was given to %d", id, n)
		}
	}
}
