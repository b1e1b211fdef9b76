package mock_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/handlers"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock"
)

// bookshop has one of each that the order of things depends on.
const bookshop = `
openapi: 3.0.3
info: {title: Bookshop, version: 1.2.0}
servers: [{url: https://books.example/v1}]
paths:
  /books:
    get:
      operationId: listBooks
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
      responses:
        '200':
          description: Books
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Book'}}
              examples: {two: {value: [{id: 1, title: Ulysses}, {id: 2, title: Emma}]}, empty: {value: []}}
        '422': {$ref: '#/components/responses/Wrong'}
        '503': {$ref: '#/components/responses/Wrong'}
    post:
      operationId: createBook
      security: [{key: []}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses:
        '201': {description: Made, headers: {Location: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '422': {$ref: '#/components/responses/Wrong'}
  /books/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getBook
      responses:
        '200': {description: The book, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '404': {$ref: '#/components/responses/Wrong'}
    delete: {operationId: deleteBook, deprecated: true, responses: {'204': {description: Gone}, '404': {$ref: '#/components/responses/Wrong'}}}
components:
  schemas:
    Book:
      type: object
      required: [title]
      properties: {id: {type: integer, readOnly: true}, title: {type: string, minLength: 1}, price: {type: number, minimum: 0}}
  responses:
    Wrong:
      description: What is wrong
      content: {application/json: {schema: {type: object, required: [message], properties: {message: {type: string}, fields: {type: array, items: {type: string}}}}}}
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
`

// load loads a document.
func load(tb testing.TB, text string) *contract.Document {
	tb.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// newMock returns a mock of a document.
func newMock(tb testing.TB, text string, change ...func(*mock.Options)) *mock.Mock {
	tb.Helper()
	options := mock.Options{Status: handlers.Status, Now: time.Now}
	for _, c := range change {
		c(&options)
	}
	return mock.New(load(tb, text), options)
}

func stateful(o *mock.Options) { o.Stateful = true }

func lenient(o *mock.Options) { o.Lenient = true }

// listen serves a handler on loopback until the test ends, and returns its address.
func listen(tb testing.TB, h http.Handler) string {
	tb.Helper()
	s := httptest.NewServer(h)
	tb.Cleanup(s.Close)
	return s.Listener.Addr().String()
}

// ask sends a request: "GET /books", with headers as "Name: value".
func ask(tb testing.TB, h http.Handler, what, body string, headers ...string) *http.Response {
	tb.Helper()
	method, target, _ := strings.Cut(what, " ")
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// text is the body of an answer.
func text(tb testing.TB, resp *http.Response) string {
	tb.Helper()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}
