package state

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/fault"
)

const library = `
openapi: 3.1.0
info: {title: Library, version: '1'}
paths:
  /books:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}]
      responses:
        '200': {description: '', content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Summary'}}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/BookInput'}}}}
      responses:
        '201':
          description: ''
          headers: {Location: {schema: {type: string}}, ETag: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
        '429': {description: '', content: {application/problem+json: {schema: {type: object}}}}
  /books/{book_id}:
    parameters: [{name: book_id, in: path, required: true, schema: {type: integer, minimum: 1}}]
    get:
      responses:
        '200': {description: '', headers: {ETag: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '304': {description: ''}
        '404': {description: ''}
    put:
      parameters: [{name: If-Match, in: header, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/BookInput'}}}}
      responses:
        '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '404': {description: ''}
        '412': {description: ''}
        '428': {description: ''}
    patch:
      requestBody:
        required: true
        content:
          application/merge-patch+json: {schema: {type: object}}
          application/json-patch+json: {schema: {type: array}}
      responses:
        '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '404': {description: ''}
        '409': {description: ''}
        '422': {description: '', content: {application/problem+json: {schema: {type: object}}}}
    delete:
      responses: {'204': {description: ''}, '404': {description: ''}, '410': {description: ''}}
  /books/{book_id}/publish:
    parameters: [{name: book_id, in: path, required: true, schema: {type: integer, minimum: 1}}]
    post:
      responses:
        '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '404': {description: ''}
  /books/{book_id}/cover:
    parameters: [{name: book_id, in: path, required: true, schema: {type: integer, minimum: 1}}]
    get:
      responses:
        '200': {description: '', content: {application/json: {schema: {type: object, required: [href], properties: {href: {type: string}}}}}}
        '404': {description: ''}
  /books/{book_id}/reviews:
    parameters: [{name: book_id, in: path, required: true, schema: {type: integer, minimum: 1}}]
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Review'}}}}}, '404': {description: ''}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [stars], properties: {stars: {type: integer}, text: {type: [string, 'null']}}}}}}
      responses:
        '201': {description: '', headers: {Location: {schema: {type: string, format: uri}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Review'}}}}
        '404': {description: ''}
  /books/{book_id}/reviews/{review_id}:
    parameters:
      - {name: book_id, in: path, required: true, schema: {type: integer, minimum: 1}}
      - {name: review_id, in: path, required: true, schema: {type: string, format: uuid}}
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Review'}}}}, '404': {description: ''}}
    delete:
      responses: {'204': {description: ''}, '404': {description: ''}}
  /settings:
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}}}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}}}
components:
  schemas:
    Settings: {type: object, required: [colour, size], properties: {colour: {type: string, enum: [red, green]}, size: {type: integer}}}
    Summary: {type: object, required: [id, title, shelf], properties: {id: {type: integer}, title: {type: string}, shelf: {type: string}}}
    BookInput:
      type: object
      required: [title]
      properties:
        title: {type: string, minLength: 1}
        pages: {type: [integer, 'null'], minimum: 1}
        tags: {type: array, items: {type: string}}
        language: {type: string, default: en}
        secret: {type: string, writeOnly: true}
        id: {type: integer, readOnly: true}
    Book:
      type: object
      required: [id, title, pages, tags, state, revision, created_at, updated_at]
      properties:
        id: {type: integer, readOnly: true}
        title: {type: string, minLength: 1}
        pages: {type: [integer, 'null'], minimum: 1}
        tags: {type: array, items: {type: string}}
        language: {type: string}
        secret: {type: string, writeOnly: true}
        state: {type: string, enum: [draft, published]}
        revision: {type: integer}
        created_at: {type: string, format: date-time}
        updated_at: {type: string, format: date-time}
        deleted_at: {type: string, format: date-time}
    Review:
      type: object
      required: [id, book_id, stars, text]
      properties: {id: {type: string, format: uuid}, book_id: {type: integer}, stars: {type: integer}, text: {type: [string, 'null']}}
`

// TestLife makes a thing, and does with it all that can be done.
func TestLife(t *testing.T) {
	b := benchOf(t, library, func(o *Options) { o.Prefix = "/mock/library/1.0.0" })
	const at = "/mock/library/1.0.0/books"
	if r := b.want(t, 200, "GET "+at, ""); r.text != "[]" || r.usual {
		t.Errorf("at the beginning there are %s", r.text)
	}
	b.want(t, 404, "GET "+at+"/1", "")

	made := b.want(t, 201, "POST "+at, `{"title": "Emma", "id": 77, "secret": "x", "unknown": 1}`)
	for name, want := range map[string]string{
		"id": "1", "title": "Emma", "pages": "null", "tags": "[]", "language": "en", "secret": "", "unknown": "", "revision": "1",
		"created_at": "2026-11-22T20:00:00Z", "updated_at": "2026-11-22T20:00:00Z", "deleted_at": "",
	} {
		if got := made.at(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := made.header.Get("Location"); got != at+"/1" {
		t.Errorf("Location is %q", got)
	}
	read := b.want(t, 200, "GET "+at+"/1", "")
	if read.text != made.text || read.header.Get("ETag") == "" || read.header.Get("ETag") != made.header.Get("ETag") {
		t.Errorf("read as %s %s, made as %s %s", read.text, read.header, made.text, made.header)
	}
	if r := b.want(t, 200, "GET "+at, ""); r.length() != 1 || r.at("0", "title") != "Emma" || r.at("0", "shelf") == "" || r.text != b.want(t, 200, "GET "+at, "").text {
		t.Errorf("listed as %s", r.text)
	}

	b.clock = b.clock.Add(time.Hour)
	changed := b.want(t, 200, "PATCH "+at+"/1", `{"pages": 400, "id": 9, "language": null}`, "Content-Type: application/merge-patch+json")
	for name, want := range map[string]string{
		"id": "1", "title": "Emma", "pages": "400", "language": "", "revision": "2", "state": made.at("state"),
		"created_at": "2026-11-22T20:00:00Z", "updated_at": "2026-11-22T21:00:00Z",
	} {
		if got := changed.at(name); got != want {
			t.Errorf("after a change %s is %q, want %q", name, got, want)
		}
	}
	replaced := b.want(t, 200, "PUT "+at+"/1", `{"title": "Persuasion", "tags": ["a"]}`, "If-Match: "+b.want(t, 200, "GET "+at+"/1", "").header.Get("ETag"))
	for name, want := range map[string]string{
		"id": "1", "title": "Persuasion", "pages": "null", "tags": `["a"]`, "language": "en", "revision": "3", "created_at": "2026-11-22T20:00:00Z",
	} {
		if got := replaced.at(name); got != want {
			t.Errorf("after it was replaced %s is %q, want %q", name, got, want)
		}
	}
	if r := b.want(t, 200, "POST "+at+"/1/publish", ""); r.at("state") != "published" || b.want(t, 200, "GET "+at+"/1", "").at("state") != "published" {
		t.Errorf("after it was published it is %s", r.text)
	}
	if r := b.want(t, 200, "GET "+at+"/1/cover", ""); !r.usual {
		t.Error("what stands below a thing is not as usual")
	}
	b.want(t, 204, "DELETE "+at+"/1", "")
	b.want(t, 410, "DELETE "+at+"/1", "")
	for _, target := range []string{"GET " + at + "/1", "GET " + at + "/1/cover", "POST " + at + "/1/publish", "GET " + at + "/1/reviews", "GET " + at + "/2"} {
		b.want(t, 404, target, "")
	}
	if again := b.want(t, 201, "POST "+at, `{"title": "Emma"}`); again.at("id") != "2" {
		t.Errorf("the next one is %s", again.text)
	}
}

func TestThingsBelowOthers(t *testing.T) {
	b := benchOf(t, library)
	b.want(t, 404, "POST /books/1/reviews", `{"stars": 5}`)
	b.want(t, 201, "POST /books", `{"title": "Emma"}`)
	b.want(t, 201, "POST /books", `{"title": "Persuasion"}`)
	made := b.want(t, 201, "POST /books/2/reviews", `{"stars": 5}`)
	if made.at("book_id") != "2" || made.at("text") != "null" || len(made.at("id")) != 36 || made.header.Get("Location") != "http://example.com/books/2/reviews/"+made.at("id") {
		t.Errorf("made %s at %s", made.text, made.header.Get("Location"))
	}
	other := b.want(t, 201, "POST /books/2/reviews", `{"stars": 1, "text": "No"}`)
	if other.at("id") == made.at("id") {
		t.Error("two have one id")
	}
	if r := b.want(t, 200, "GET /books/2/reviews", ""); r.length() != 2 || r.at("1", "text") != "No" {
		t.Errorf("listed as %s", r.text)
	}
	if r := b.want(t, 200, "GET /books/1/reviews", ""); r.length() != 0 {
		t.Errorf("those of another are %s", r.text)
	}
	b.want(t, 404, "GET /books/1/reviews/"+made.at("id"), "")
	b.want(t, 200, "GET /books/2/reviews/"+made.at("id"), "")
	b.want(t, 204, "DELETE /books/2", "")
	b.want(t, 404, "GET /books/2/reviews/"+made.at("id"), "")
	if b.tree.things != 1 {
		t.Errorf("%d things are remembered", b.tree.things)
	}
}

func TestConditions(t *testing.T) {
	b := benchOf(t, library)
	first := b.want(t, 201, "POST /books", `{"title": "Emma"}`).header.Get("ETag")
	if r := b.want(t, 304, "GET /books/1", "", "If-None-Match: "+first); r.text != "" || r.header.Get("ETag") != first {
		t.Errorf("what is known is answered with %q %s", r.text, r.header)
	}
	b.want(t, 200, "GET /books/1", "", `If-None-Match: "other"`)
	b.want(t, 428, "PUT /books/1", `{"title": "Persuasion"}`)
	b.want(t, 412, "PUT /books/1", `{"title": "Persuasion"}`, `If-Match: "other"`)
	b.want(t, 200, "PUT /books/1", `{"title": "Persuasion"}`, "If-Match: "+first)
	b.want(t, 412, "PUT /books/1", `{"title": "Persuasion"}`, "If-Match: "+first)
	b.want(t, 200, "PUT /books/1", `{"title": "Persuasion"}`, "If-Match: *")
	b.want(t, 200, "GET /books/1", "", "If-None-Match: "+first)
	b.want(t, 404, "PUT /books/2", `{"title": "Persuasion"}`, "If-Match: *")
}

func TestPatches(t *testing.T) {
	const form = "Content-Type: application/json-patch+json"
	b := benchOf(t, library)
	b.want(t, 201, "POST /books", `{"title": "Emma", "secret": "hidden"}`)
	r := b.want(t, 200, "PATCH /books/1", `[{"op": "test", "path": "/title", "value": "Emma"}, {"op": "add", "path": "/tags/-", "value": "x"}, {"op": "replace", "path": "/id", "value": 5}]`, form)
	if r.at("tags") != `["x"]` || r.at("id") != "1" || r.at("revision") != "2" {
		t.Errorf("patched to %s", r.text)
	}
	at, _ := b.tree.look(b.kinds[b.graph.Resources[0]], []string{"1"})
	if v, _ := at.thing.value.Get("secret"); v != "hidden" {
		t.Errorf("what is not seen has become %v", v)
	}
	b.want(t, 409, "PATCH /books/1", `[{"op": "test", "path": "/title", "value": "Persuasion"}]`, form)
	b.want(t, 422, "PATCH /books/1", `[{"op": "remove", "path": "/title"}]`, form)
	b.want(t, 422, "PATCH /books/1", `[{"op": "grow", "path": "/title"}]`, form)
	b.want(t, 422, "PATCH /books/1", `{"title": ""}`, "Content-Type: application/merge-patch+json")
	b.want(t, 422, "PATCH /books/1", `{"title": null}`, "Content-Type: application/merge-patch+json")
	if r := b.want(t, 200, "GET /books/1", ""); r.at("title") != "Emma" || r.at("revision") != "2" {
		t.Errorf("after refused patches it is %s", r.text)
	}
}

func TestSingles(t *testing.T) {
	b := benchOf(t, library)
	before := b.want(t, 200, "GET /settings", "")
	other := map[string]string{"red": "green", "green": "red"}[before.at("colour")]
	if r := b.want(t, 200, "PATCH /settings", `{"colour": "`+other+`", "size": `+before.at("size")+`}`); r.usual || r.at("colour") != other || r.at("size") != before.at("size") {
		t.Errorf("of %s the change made %s", before.text, r.text)
	}
	if r := b.want(t, 200, "GET /settings", ""); r.at("colour") != other {
		t.Errorf("after the change it is %s", r.text)
	}
	b.Reset()
	if r := b.want(t, 200, "GET /settings", ""); r.text != before.text {
		t.Errorf("after all was forgotten it is %s", r.text)
	}
}

func TestBounds(t *testing.T) {
	b := benchOf(t, library, func(o *Options) { o.MaxThings, o.MaxBytes = 3, 10_000 })
	for range 3 {
		b.want(t, 201, "POST /books", `{"title": "Emma"}`)
	}
	if r := b.want(t, 429, "POST /books", `{"title": "Emma"}`); !strings.Contains(r.text, "at most 3 things") {
		t.Errorf("refused with %s", r.text)
	}
	b.want(t, 204, "DELETE /books/1", "")
	b.want(t, 429, "POST /books", `{"title": "`+strings.Repeat("x", 10_000)+`"}`)
	b.want(t, 201, "POST /books", `{"title": "Emma"}`)
	b.Reset()
	if b.tree.things != 0 || b.tree.bytes != 0 {
		t.Errorf("after all was forgotten there are %d things of %d bytes", b.tree.things, b.tree.bytes)
	}
}

func TestLoad(t *testing.T) {
	b := benchOf(t, library)
	err := b.Load([]byte("/books/7/reviews:\n  - {stars: 5}\n/books:\n  - {id: 7, title: Emma}\n  - {title: Persuasion}\n/settings: {colour: green, size: 3}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if r := b.want(t, 200, "GET /books/7", ""); r.at("title") != "Emma" || r.at("created_at") != "2026-11-22T20:00:00Z" {
		t.Errorf("loaded %s", r.text)
	}
	if r := b.want(t, 200, "GET /books", ""); r.length() != 2 || r.at("1", "id") != "8" {
		t.Errorf("loaded %s", r.text)
	}
	if r := b.want(t, 200, "GET /settings", ""); r.at("size") != "3" {
		t.Errorf("loaded %s", r.text)
	}
	before := snapshot(b)
	if err := b.Load([]byte(before)); err != nil {
		t.Fatal(err)
	}
	if after := snapshot(b); after != before {
		t.Errorf("loaded\n%s, and saved\n%s", before, after)
	}
	b.want(t, 204, "DELETE /books/7", "")
	if r := b.want(t, 201, "POST /books", `{"title": "Emma"}`); r.at("id") != "9" {
		t.Errorf("the next one is %s", r.text)
	}
	b.Reset()
	if after := snapshot(b); after != before {
		t.Errorf("after going back there is\n%s", after)
	}
	if err := b.Load(nil); err == nil {
		if snapshot(b) != "{}" {
			t.Errorf("an empty text leaves %s", snapshot(b))
		}
	}
}

func TestLoadNamesThePlaces(t *testing.T) {
	b := benchOf(t, library)
	b.want(t, 201, "POST /books", `{"title": "Emma"}`)
	for _, one := range []struct{ text, place string }{
		{"/books: [{id: 1, title: ''}]", "#/~1books/0/title"},
		{"/books:\n - {id: 1}\n - {id: 1, pages: few}", "#/~1books/1"},
		{"/books: [{id: seven, title: Emma}]", "#/~1books/0/id"},
		{"/books: 7", "#/~1books"},
		{"/books: [7]", "#/~1books/0"},
		{"/magazines: []", "#/~1magazines"},
		{"/books/1/reviews: []", "#/~1books~11~1reviews"},
		{"[]", "#"},
	} {
		err := b.Load([]byte(one.text))
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%s is refused with %v", one.text, err)
			continue
		}
		if f := fieldsOf(err); len(f) == 0 || f[0].Place != one.place || f[0].Line == 0 {
			t.Errorf("%s is refused for %+v, want %s", one.text, f, one.place)
		}
	}
	if !fault.Is(b.Load([]byte("{")), fault.Malformed) {
		t.Error("what cannot be read is not refused")
	}
	b.want(t, http.StatusOK, "GET /books/1", "")
}

// TestBeginnings makes things that are described in one way for both sides.
func TestBeginnings(t *testing.T) {
	b := benchOf(t, `
openapi: 3.0.3
info: {title: Jobs, version: '1'}
paths:
  /jobs:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewJob'}}}}
      responses: {'201': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}}
  /jobs/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}}
components:
  schemas:
    NewJob: {type: object, properties: {mode: {type: string, enum: [slow, fast], default: fast}, note: {type: string}}}
    Job:
      type: object
      required: [id, mode, state, active, archived, retry_count, created, finished_at, closed_at]
      properties:
        id: {type: string}
        mode: {type: string, enum: [slow, fast]}
        note: {type: string}
        state: {type: string, enum: [queued, running, done]}
        active: {type: boolean}
        archived: {type: boolean}
        retry_count: {type: integer}
        created: {type: integer, format: int64}
        finished_at: {type: string, format: date-time, nullable: true}
        closed_at: {type: string, format: date-time}
        deleted_at: {type: string, format: date-time}
`)
	made := b.want(t, 201, "POST /jobs", `{}`)
	for name, want := range map[string]string{
		"mode": "fast", "note": "", "state": "queued", "active": "true", "archived": "false", "retry_count": "0", "created": "1795377600",
		"finished_at": "null", "deleted_at": "",
	} {
		if got := made.at(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if made.at("closed_at") == "" {
		t.Error("what has to be there is not")
	}
	if r := b.want(t, 201, "POST /jobs", ""); r.at("mode") != "fast" || r.at("id") == made.at("id") {
		t.Errorf("without a body it is %s", r.text)
	}
}

// TestPatchesOfAlternatives changes a thing in ways that a merge alone would
// break.
func TestPatchesOfAlternatives(t *testing.T) {
	b := benchOf(t, `
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'201': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
    patch:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                payment: {$ref: '#/components/schemas/Payment'}
                marks: {type: [array, 'null'], items: {type: string}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
components:
  schemas:
    Order:
      type: object
      required: [id, payment, marks]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        payment: {$ref: '#/components/schemas/Payment'}
        marks: {type: array, items: {type: string}}
    Payment:
      oneOf:
        - {type: object, additionalProperties: false, required: [kind, card], properties: {kind: {const: card}, card: {type: string}}}
        - {type: object, additionalProperties: false, required: [kind, days], properties: {kind: {const: invoice}, days: {type: integer}}}
`)
	made := b.want(t, 201, "POST /orders", `{"payment": {"kind": "card", "card": "4242"}, "marks": ["a"]}`)
	at := "/orders/" + made.at("id")
	r := b.want(t, 200, "PATCH "+at, `{"payment": {"kind": "invoice", "days": 30}, "marks": null}`)
	if r.at("payment") != `{"kind":"invoice","days":30}` || r.at("marks") != "[]" {
		t.Errorf("changed to %s", r.text)
	}
	if r := b.want(t, 200, "PATCH "+at, `{"payment": {"kind": "invoice", "days": 10}}`); r.at("payment", "days") != "10" {
		t.Errorf("changed to %s", r.text)
	}
}
