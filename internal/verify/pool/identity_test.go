package pool

import (
	"net/http"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

const identities = `
openapi: 3.0.3
info: {title: Books, version: '1'}
paths:
  /shops/{shop}/books:
    parameters: [{name: shop, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: all}}}
    post: {responses: {'201': {description: made}}}
  /shops/{shop}/books/{KEY}:
    parameters: [{name: shop, in: path, required: true, schema: {type: string}}, {name: KEY, in: path, required: true, schema: SCHEMA}]
    get: {responses: {'200': {description: one}}}
`

// bookFinder is a finder for books that are named by a parameter.
func bookFinder(t *testing.T, key, ofKey string) (*finder, *resource.Resource, *call.Exchange) {
	t.Helper()
	doc := load(t, strings.NewReplacer("KEY", key, "SCHEMA", ofKey).Replace(identities))
	f := &finder{resource.NewGraph(doc), compose.New(doc, sample.New(doc), schema.New(doc, schema.WithFormats()), nil)}
	create := f.graph.Resources[len(f.graph.Resources)-1].Create
	c := &call.Case{Operation: create, Arguments: []call.Argument{{Parameter: create.Parameters[0], In: "path", Name: "shop", Value: "s1"}}}
	return f, f.graph.Of(operation(doc, "GET", key)), &call.Exchange{Case: c, Method: "POST", Status: 201, Header: http.Header{}}
}

func operation(doc *contract.Document, method, end string) *contract.Operation {
	for _, op := range doc.Operations() {
		if op.Method == method && strings.Contains(op.Path, "{"+end+"}") {
			return op
		}
	}
	return nil
}

func TestCreatedNames(t *testing.T) {
	const text = "{type: string}"
	for _, test := range []struct {
		name, key, schema, body, location string
		want                              string // "" for none
		guessed                           bool
	}{
		{"named as the parameter", "isbn", text, `{"id": 1, "isbn": "978"}`, "", "978", false},
		{"written otherwise", "bookCode", text, `{"id": 1, "book_code": "978"}`, "", "978", false},
		{"without the thing", "book_number", "{type: integer}", `{"id": 1, "number": 7}`, "", "7", false},
		{"id", "bookId", text, `{"id": "b1", "name": "x"}`, "", "b1", false},
		{"number as text", "bookId", text, `{"id": 17}`, "", "17", false},
		{"text as number", "bookId", "{type: integer}", `{"id": "17"}`, "", "17", false},
		{"number written otherwise", "bookId", "{type: integer}", `{"id": 1.7e1}`, "", "17", false},
		{"the word false", "bookId", text, `{"id": "false"}`, "", "false", false},
		{"in data", "bookId", text, `{"data": {"id": "b1"}}`, "", "b1", false},
		{"in an object of its name", "bookId", text, `{"ok": true, "book": {"id": "b1"}}`, "", "b1", false},
		{"in data within", "bookId", text, `{"data": {"type": "book", "book": {"id": "b1"}}}`, "", "b1", false},
		{"Location alone", "bookId", text, ``, "https://elsewhere/v1/shops/s1/books/b%2F1", "b/1", false},
		{"Location of another shop", "bookId", text, ``, "/shops/s2/books/b1", "", false},
		{"Location before a guess", "slug", text, `{"name": "x"}`, "/shops/s1/books/b1", "b1", false},
		{"a guess", "slug", text, `{"name": "x"}`, "", "x", true},
		{"an id rather than a word", "book", text, `{"code": "c", "book": {"id": "b1"}}`, "", "b1", true},
		{"what a pattern lets through", "book", "{type: string, pattern: '^b[0-9]$'}", `{"book": {"id": "b1"}}`, "", "b1", false},
		{"a link to itself", "slug", text, `{"_links": {"self": {"href": "/shops/s1/books/b1"}}}`, "", "b1", false},
		{"of a pattern", "bookId", "{type: string, pattern: '^b'}", `{"id": "x1", "uuid": "b1"}`, "", "b1", false},
		{"a list", "bookId", text, `[{"id": "b1"}]`, "", "", false},
		{"nothing", "bookId", text, `{}`, "", "", false},
		{"no JSON", "bookId", text, `b1`, "", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, r, x := bookFinder(t, test.key, test.schema)
			x.Answer = []byte(test.body)
			if test.location != "" {
				x.Header.Set("Location", test.location)
			}
			made := f.created(r, x)
			if made == nil || test.want == "" {
				if made != nil || test.want != "" {
					t.Fatalf("got %v, want %q", made, test.want)
				}
				return
			}
			if got := textOf(made.ID().Value); got != test.want || made.Guessed != test.guessed {
				t.Errorf("named %q (guessed %v), want %q", got, made.Guessed, test.want)
			}
			if v, ok := made.ID().From.Resolve(); !ok || textOf(v) != test.want {
				t.Errorf("its binding leads to %v", v)
			}
			if made.Keys[0].Value != "s1" {
				t.Errorf("it is of the shop %v", made.Keys[0].Value)
			}
		})
	}
}

func TestShownNames(t *testing.T) {
	for name, body := range map[string]string{
		"a list":           `[{"id": "b1"}, {"id": "b2"}, {"id": "b3"}]`,
		"in items":         `{"total": 3, "items": [{"id": "b1"}, {"id": "b2"}]}`,
		"by their name":    `{"tags": ["x"], "books": [{"id": "b1"}, {"id": "b2"}]}`,
		"in the only list": `{"page": 1, "found": [{"id": "b1"}, {"id": "b2"}]}`,
		"embedded":         `{"_embedded": {"books": [{"id": "b1"}, {"id": "b2"}]}}`,
	} {
		f, r, x := bookFinder(t, "bookId", "{type: string}")
		x.Answer = []byte(body)
		var names []string
		for _, one := range f.shown(r, x, 2) {
			names = append(names, textOf(one.ID().Value))
		}
		if strings.Join(names, " ") != "b1 b2" {
			t.Errorf("%s shows %q", name, names)
		}
	}
}
