package resource

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// parse reads a JSON object.
func parse(t *testing.T, text string) map[string]any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var o map[string]any
	if err := d.Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestMember(t *testing.T) {
	const document = `
openapi: 3.0.3
info: {title: Books, version: '1'}
paths:
  /shops/{shop}/books/{KEY}:
    get:
      parameters: [{name: shop, in: path, required: true, schema: {type: string}}, {name: KEY, in: path, required: true, schema: SCHEMA}]
      responses: {'200': {description: one}}
`
	const text = "{type: string}"
	for _, test := range []struct {
		key, schema, object string
		i                   int
		want                string
		certain             Certainty
	}{
		{"isbn", text, `{"id": 1, "isbn": "978"}`, 1, "isbn", OwnName},
		{"bookCode", text, `{"id": 1, "book_code": "978"}`, 1, "book_code", OwnName},
		{"book_number", text, `{"id": 1, "number": 7}`, 1, "number", OwnName},
		{"bookId", text, `{"id": "b1", "name": "x"}`, 1, "id", OwnName},
		{"book", text, `{"id": "b1"}`, 1, "id", UsualName},
		{"book", "{type: integer}", `{"id": 1}`, 1, "id", OwnName},
		{"slug", text, `{"name": "x"}`, 1, "name", LikelyName},
		{"bookId", text, `{"id": {"value": 1}, "uuid": "u"}`, 1, "uuid", OwnName},
		{"bookId", text, `{"id": "-", "uuid": "u"}`, 1, "uuid", OwnName}, // does not fit
		{"bookId", text, `{"colour": "red"}`, 1, "", NoName},
		{"bookId", text, `{"id": "b1", "shop": "s1"}`, 0, "shop", OwnName},
		{"bookId", text, `{"id": "b1"}`, 0, "", NoName}, // the book's, not the shop's
	} {
		g := NewGraph(load(t, strings.NewReplacer("KEY", test.key, "SCHEMA", test.schema).Replace(document)))
		fits := func(_ *contract.Parameter, v any) bool { return v != "-" }
		name, certain := g.Member(g.Resources[len(g.Resources)-1], test.i, parse(t, test.object), fits)
		if name != test.want || certain != test.certain {
			t.Errorf("key %d of %s in %s: %q (%d), want %q (%d)", test.i, test.key, test.object, name, certain, test.want, test.certain)
		}
	}
}

func TestPlaces(t *testing.T) {
	for body, want := range map[string][]string{
		`{"id": 1}`:                                     {""},
		`{"ok": true, "book": {"id": 1}}`:               {"", "/book"},
		`{"data": {"book": {"id": 1}, "a": {}}}`:        {"", "/data", "/data/book"},
		`{"author": {"id": 1}, "result": {"id": 2}}`:    {"", "/result"},
		`{"data": {"data": {"data": {"id": 1}}}}`:       {"", "/data", "/data/data"},
		`{"book": {"data": {"id": 1}}, "data": "none"}`: {"", "/book"},
	} {
		var got []string
		for _, p := range Places(parse(t, body), "book") {
			got = append(got, p.Pointer)
		}
		if !slices.Equal(got, want) {
			t.Errorf("a book may be at %q of %s, want %q", got, body, want)
		}
	}
	if got := Places([]any{}, "book"); got != nil {
		t.Errorf("a book is at %v of a list", got)
	}
}

func TestElements(t *testing.T) {
	for body, want := range map[string]string{
		`{"total": 3, "items": [1, 2]}`:            "/items",
		`{"tags": ["x"], "books": [1, 2]}`:         "/books",
		`{"page": 1, "found": [1, 2]}`:             "/found",
		`{"_embedded": {"books": [1, 2]}}`:         "/_embedded/books",
		`{"data": {"rows": [1, 2], "errors": []}}`: "/data/rows",
		`{"a": [1], "b": [2]}`:                     "none",
		`{"a": {"b": [1, 2]}}`:                     "none",
	} {
		pointer, list := Elements(parse(t, body), "book")
		if list == nil {
			pointer = "none"
		}
		if pointer != want {
			t.Errorf("the list of %s is at %q, want %q", body, pointer, want)
		}
	}
}
