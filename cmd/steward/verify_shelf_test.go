package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// shelfDocument is what a shelf does. It is written to a file for each test.
const shelfDocument = `openapi: 3.1.0
info: {title: Shelf, version: 1.0.0}
servers: [{url: /v1}]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}]
      responses:
        '200': {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}
        default: {$ref: '#/components/responses/Problem'}
    post:
      operationId: createBook
      tags: [Books]
      security: [{token: []}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/BookInput'}
            example: {title: Ulysses, pages: 730}
      responses:
        '201': {description: created, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        default: {$ref: '#/components/responses/Problem'}
  /books/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer, format: int64, minimum: 1}}]
    get:
      operationId: getBook
      tags: [Books]
      responses:
        '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        default: {$ref: '#/components/responses/Problem'}
    delete:
      operationId: deleteBook
      tags: [Books, Danger]
      security: [{token: []}]
      responses:
        '204': {description: gone}
        default: {$ref: '#/components/responses/Problem'}
  /health:
    get:
      operationId: getHealth
      tags: [Other]
      responses:
        '200': {description: fine, content: {application/json: {schema: {type: object, required: [ok], properties: {ok: {type: boolean}}}}}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
  responses:
    Problem: {description: refused, content: {application/problem+json: {schema: {type: object, required: [title], properties: {title: {type: string}}}}}}
  schemas:
    BookInput:
      type: object
      required: [title, pages]
      additionalProperties: false
      properties:
        title: {type: string, minLength: 1, maxLength: 40}
        pages: {type: integer, format: int32, minimum: 1}
    Book:
      type: object
      required: [id, title, pages]
      properties:
        id: {type: integer, format: int64}
        title: {type: string}
        pages: {type: integer}
`

const shelfToken = "tok-5f1d99e0c3"

// book is what a shelf holds.
type book struct {
	ID    int    `json:"id"`
	Title string `json:"title"`
	Pages int    `json:"pages"`
}

// arrival is a request that a shelf got.
type arrival struct {
	method, uri, body string
	header            http.Header
}

// shelf is a small API that conforms to shelfDocument, unless it is told to
// break it, and remembers what arrives.
type shelf struct {
	*httptest.Server
	file string // with the document

	mu      sync.Mutex
	arrived []arrival
	books   map[int]book
	last    int
	broken  bool                                                          // a book that is read has its pages as a text
	answer  func(w http.ResponseWriter, r *http.Request, number int) bool // before everything else; true when it answered
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	return &shelf{file: write(t, "shelf.yaml", shelfDocument), books: map[int]book{1: {1, "Emma", 474}}, last: 1}
}

func startShelf(t *testing.T) *shelf {
	t.Helper()
	s := newShelf(t)
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

// verify runs the command with the shelf's document and address. Case files are
// written only when asked for.
func (s *shelf) verify(args ...string) result { return s.verifyFrom(cli{}, args...) }

func (s *shelf) verifyFrom(c cli, args ...string) result {
	return c.run(append([]string{"verify", s.file, "--url", s.URL + "/v1", "--cases", "", "--seed", "7", "--auth", "token=" + shelfToken}, args...)...)
}

func (s *shelf) setBroken(broken bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = broken
}

// took returns what arrived since it was last asked.
func (s *shelf) took() []arrival {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.arrived
	s.arrived = nil
	return list
}

// ServeHTTP answers one request after the other.
func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.arrived = append(s.arrived, arrival{r.Method, r.RequestURI, string(body), r.Header.Clone()})
	if s.answer != nil && s.answer(w, r, len(s.arrived)) {
		return
	}
	id, isBook := strings.CutPrefix(r.URL.Path, "/v1/books/")
	switch {
	case r.URL.Path == "/v1/health":
		s.only(w, r, "GET, HEAD", func() { reply(w, 200, map[string]any{"ok": true}) })
	case r.URL.Path == "/v1/books" && r.Method == "POST":
		s.create(w, r, body)
	case r.URL.Path == "/v1/books":
		s.only(w, r, "GET, HEAD, POST", func() { s.list(w, r) })
	case isBook && r.Method == "DELETE":
		s.remove(w, r, id)
	case isBook:
		s.only(w, r, "GET, HEAD, DELETE", func() { s.read(w, id) })
	default:
		refuse(w, 404)
	}
}

func (s *shelf) only(w http.ResponseWriter, r *http.Request, allow string, answer func()) {
	if r.Method == "GET" || r.Method == "HEAD" {
		answer()
		return
	}
	w.Header().Set("Allow", allow)
	refuse(w, 405)
}

func (s *shelf) list(w http.ResponseWriter, r *http.Request) {
	limit := 100
	if given := r.URL.Query()["limit"]; len(given) > 0 {
		n, err := strconv.Atoi(given[0])
		if err != nil || n < 1 || n > 100 || len(given) > 1 {
			refuse(w, 400)
			return
		}
		limit = n
	}
	list := slices.AppendSeq([]book{}, maps.Values(s.books))
	slices.SortFunc(list, func(a, b book) int { return cmp.Compare(a.ID, b.ID) })
	reply(w, 200, list[:min(limit, len(list))])
}

func (s *shelf) create(w http.ResponseWriter, r *http.Request, body []byte) {
	var in struct {
		Title *string      `json:"title"`
		Pages *json.Number `json:"pages"`
	}
	media, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	switch {
	case r.Header.Get("Authorization") != "Bearer "+shelfToken:
		refuse(w, 401)
		return
	case !strings.EqualFold(strings.TrimSpace(media), "application/json"):
		refuse(w, 415)
		return
	case d.Decode(&in) != nil || d.More() || in.Title == nil || in.Pages == nil:
		refuse(w, 400)
		return
	}
	pages, err := in.Pages.Float64()
	n := len([]rune(*in.Title))
	if err != nil || bytes.Contains(body, []byte(`"`+in.Pages.String()+`"`)) || pages != float64(int32(pages)) || pages < 1 || n < 1 || n > 40 {
		refuse(w, 422)
		return
	}
	s.last++
	b := book{s.last, *in.Title, int(pages)}
	s.books[b.ID] = b
	reply(w, 201, b)
}

func (s *shelf) read(w http.ResponseWriter, id string) {
	n, err := strconv.Atoi(id)
	b, there := s.books[n]
	switch {
	case err != nil || n < 1:
		refuse(w, 400)
	case !there:
		refuse(w, 404)
	case s.broken:
		reply(w, 200, map[string]any{"id": b.ID, "title": b.Title, "pages": "many"})
	default:
		reply(w, 200, b)
	}
}

func (s *shelf) remove(w http.ResponseWriter, r *http.Request, id string) {
	n, err := strconv.Atoi(id)
	switch _, there := s.books[n]; {
	case r.Header.Get("Authorization") != "Bearer "+shelfToken:
		refuse(w, 401)
	case err != nil || n < 1:
		refuse(w, 400)
	case !there:
		refuse(w, 404)
	default:
		delete(s.books, n)
		w.WriteHeader(204)
	}
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

func refuse(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, `{"title":"`+http.StatusText(status)+`"}`)
}

// interruptAfter calls a function when a number of requests has arrived.
func (s *shelf) interruptAfter(requests int, interrupt func()) {
	s.answer = func(_ http.ResponseWriter, _ *http.Request, number int) bool {
		if number == requests {
			interrupt()
		}
		return false
	}
}
