package casefile_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/casefile"
	"github.com/apisteward/steward/internal/verify/failure"
)

const document = `openapi: 3.0.3
info: {title: Library, version: 1.0.0}
security: [{token: []}]
paths:
  /authors:
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewAuthor'}}}}
      responses:
        '201': {description: created, content: {application/json: {schema: {$ref: '#/components/schemas/Author'}}}}
        4XX: {description: refused}
  /books:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 50}}
        - {name: cursor, in: query, schema: {type: string}}
      responses:
        '200': {description: books, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
        4XX: {description: refused}
    post:
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewBook'}}}}
      responses:
        '201': {description: created, headers: {Location: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        4XX: {description: refused}
  /books/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      responses:
        '200': {description: a book, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '304': {description: not changed}
        4XX: {description: refused}
    put:
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {title: {type: string}}}}}}
      responses:
        '200': {description: a book, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        4XX: {description: refused}
    delete:
      responses: {'204': {description: gone}, 4XX: {description: refused}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
  schemas:
    NewAuthor: {type: object, required: [name], properties: {name: {type: string}}}
    Author: {type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}
    NewBook: {type: object, required: [title, author], properties: {title: {type: string, maxLength: 40}, author: {type: integer}}}
    Page: {type: object, required: [items], properties: {items: {type: array, items: {$ref: '#/components/schemas/Book'}}, next_cursor: {type: string}}}
    Book: {type: object, required: [id, title], properties: {id: {type: integer}, title: {type: string}, author: {type: integer}, price: {type: number}}}
`

const secret = "s3cr3t/+tøken"

// library is an API whose faults can be switched on and off.
type library struct {
	mu      sync.Mutex
	authors map[string]int // by name, which is unique
	books   map[int]string
	titles  map[string]bool
	next    int
	priced  bool // prices are texts, which is wrong
	undead  bool // deleted books stay
	late    int  // reads for which they do
	fading  map[int]int
	lax     bool // titles may be too long
	twice   bool // pages begin with the last book of the page before
	closed  bool // new books are refused
	status  int  // of every answer about one book; 0 for the right one
}

func (l *library) set(change func(*library)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(l)
}

func (l *library) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	id := 0
	fmt.Sscanf(r.URL.Path, "/books/%d", &id)
	body := map[string]any{}
	_ = json.NewDecoder(r.Body).Decode(&body)
	switch {
	case r.Header.Get("Authorization") != "Bearer "+secret:
		w.WriteHeader(http.StatusUnauthorized)
	case r.Method == "POST" && r.URL.Path == "/authors":
		l.createAuthor(w, body)
	case r.Method == "POST":
		l.createBook(w, body)
	case r.URL.Path == "/books":
		l.page(w, r)
	case l.status != 0:
		w.WriteHeader(l.status)
	case l.faded(id), l.books[id] == "":
		w.WriteHeader(http.StatusNotFound)
	case r.Method == "PUT":
		l.books[id], _ = body["title"].(string)
		l.book(w, r, id)
	case r.Method == "DELETE":
		switch {
		case l.late > 0:
			l.fading[id] = l.late
		case !l.undead:
			delete(l.books, id)
		}
		w.WriteHeader(http.StatusNoContent)
	default:
		l.book(w, r, id)
	}
}

func (l *library) createAuthor(w http.ResponseWriter, body map[string]any) {
	name, _ := body["name"].(string)
	if _, there := l.authors[name]; there {
		w.WriteHeader(http.StatusConflict)
		return
	}
	l.next++
	l.authors[name] = l.next
	respond(w, http.StatusCreated, map[string]any{"id": l.next, "name": name})
}

func (l *library) createBook(w http.ResponseWriter, body map[string]any) {
	title, _ := body["title"].(string)
	author, _ := body["author"].(float64)
	known := false
	for _, id := range l.authors {
		known = known || id == int(author)
	}
	switch {
	case l.closed:
		w.WriteHeader(http.StatusForbidden)
		return
	case !known || title == "" || len(title) > 40 && !l.lax:
		w.WriteHeader(http.StatusUnprocessableEntity)
		return
	case l.titles[title]:
		w.WriteHeader(http.StatusConflict)
		return
	}
	l.next++
	l.books[l.next], l.titles[title] = title, true
	w.Header().Set("Location", fmt.Sprintf("/books/%d", l.next))
	respond(w, http.StatusCreated, map[string]any{"id": l.next, "title": title, "author": author})
}

// faded reports whether a deleted book has been read often enough.
func (l *library) faded(id int) bool {
	left, fading := l.fading[id]
	l.fading[id] = left - 1
	if !fading {
		delete(l.fading, id)
	}
	return fading && left <= 0
}

// page is two books, and where the next page begins.
func (l *library) page(w http.ResponseWriter, r *http.Request) {
	ids := slices.Sorted(maps.Keys(l.books))
	start, _ := strconv.Atoi(r.URL.Query().Get("cursor"))
	items := []any{}
	for _, id := range ids[min(start, len(ids)):min(start+2, len(ids))] {
		items = append(items, map[string]any{"id": id, "title": l.books[id]})
	}
	page := map[string]any{"items": items}
	if l.priced && start+2 >= len(ids) {
		page["items"] = nil
	}
	if next := start + 2; next < len(ids) {
		if l.twice {
			next--
		}
		page["next_cursor"] = strconv.Itoa(next)
	}
	respond(w, http.StatusOK, page)
}

func (l *library) book(w http.ResponseWriter, r *http.Request, id int) {
	tag := fmt.Sprintf(`"%d"`, id)
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	book := map[string]any{"id": id, "title": l.books[id], "price": 12.5}
	if l.priced || l.books[id] == "Expensive" {
		book["price"] = "12.50"
	}
	respond(w, http.StatusOK, book)
}

func respond(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

// bundle is a library, what describes it and what calls it.
type bundle struct {
	*library
	doc    *contract.Document
	server *httptest.Server
	sender *call.Sender
}

func setup(t *testing.T) *bundle {
	t.Helper()
	doc, err := contract.Load([]byte(document), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	b := &bundle{library: &library{authors: map[string]int{}, books: map[int]string{}, titles: map[string]bool{}, fading: map[int]int{}}, doc: doc}
	b.server = httptest.NewServer(b.library)
	t.Cleanup(b.server.Close)
	b.sender = b.senderWith(t, call.Credentials{"token": secret})
	return b
}

func (b *bundle) senderWith(t *testing.T, credentials call.Credentials) *call.Sender {
	t.Helper()
	base, err := url.Parse(b.server.URL)
	if err != nil {
		t.Fatal(err)
	}
	s := call.NewSender(call.Settings{
		Doc: b.doc, Base: base, UserAgent: "steward", Timeout: 10 * time.Second, MaxAnswer: 1 << 20, Credentials: credentials,
		Now: time.Now, Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	t.Cleanup(s.Close)
	return s
}

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

func (b *bundle) send(t *testing.T, c *call.Case, status int) *call.Exchange {
	t.Helper()
	x, err := b.sender.Send(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if x.Status != status {
		t.Fatalf("%s %s answered %d, want %d", x.Method, x.URL, x.Status, status)
	}
	return x
}

// valid is a valid case with a JSON body, or none.
func (b *bundle) valid(t *testing.T, operation string, body any) *call.Case {
	t.Helper()
	c := &call.Case{Operation: b.op(t, operation), Phase: call.Stateful, Intent: call.Valid}
	if body != nil {
		c.Body = &call.Payload{Media: c.Operation.Body.Content[0], Type: "application/json", Value: body}
	}
	return c
}

// author and created are exchanges that create an author, and a book that he
// wrote.
func (b *bundle) author(t *testing.T) *call.Exchange {
	t.Helper()
	return b.send(t, b.valid(t, "POST /authors", sample.Object{{Name: "name", Value: "Ada"}}), 201)
}

func (b *bundle) created(t *testing.T, author *call.Exchange) *call.Exchange {
	t.Helper()
	return b.send(t, b.newBook(t, author, "Notes"), 201)
}

func (b *bundle) newBook(t *testing.T, author *call.Exchange, title string) *call.Case {
	t.Helper()
	id, _ := author.At("/id")
	c := b.valid(t, "POST /books", sample.Object{{Name: "title", Value: title}, {Name: "author", Value: id}})
	c.Body.From = []call.BoundMember{{Pointer: "/author", Binding: call.Binding{Exchange: author, Pointer: "/id"}}}
	return c
}

// about is a case about a book that was created, known by its Location.
func (b *bundle) about(t *testing.T, operation string, book *call.Exchange) *call.Case {
	t.Helper()
	from := &call.Binding{Exchange: book, Header: "Location", Template: "/books/{id}", Name: "id"}
	id, ok := from.Resolve()
	if !ok {
		t.Fatal("the book has no Location")
	}
	c := b.valid(t, operation, nil)
	a := call.ArgumentOf(c.Operation.Parameters[0], json.Number(id.(string)))
	a.From = from
	c.Arguments = []call.Argument{a}
	c.Known = true
	return c
}

// file writes a failure that exchanges show to bytes, and reads it again.
func (b *bundle) file(t *testing.T, f failure.Failure) *casefile.File {
	t.Helper()
	made, err := casefile.New(f, casefile.About{
		Seed: 42, URL: b.server.URL, Document: casefile.Document{Name: "openapi.yaml", Title: "Library", Version: "1.0.0", Digest: b.doc.Digest}, Doc: b.doc,
	}, b.sender.Mask)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := made.Write(&out); err != nil {
		t.Fatal(err)
	}
	for _, form := range secretForms() {
		if strings.Contains(out.String(), form) {
			t.Errorf("the secret is in the file: %s", out.String())
		}
	}
	read, err := casefile.Read(&out)
	if err != nil {
		t.Fatal(err)
	}
	return read
}
