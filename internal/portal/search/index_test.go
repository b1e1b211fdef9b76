package search_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/search"
)

var call = regexp.MustCompile(`^steward\.search\.add\("(\w+)",(.*)\);\n$`)

// part returns what a script of an index hands over.
func part[T any](t *testing.T, index []search.File, name string) T {
	t.Helper()
	var data T
	for _, f := range index {
		if m := call.FindSubmatch(f.Content); m != nil && string(m[1]) == name {
			if err := json.Unmarshal(m[2], &data); err != nil {
				t.Fatal(err)
			}
			return data
		}
	}
	t.Fatalf("the index has no part %q", name)
	return data
}

type operationPart struct {
	Title      string
	Pages      []string
	Tags       [][2]string
	Methods    []string
	Method     []int
	Path       []string
	ID         []string
	Summary    []string
	Tag        []int
	Page       map[string]string
	Webhooks   int
	Deprecated string
}

type namePart struct {
	Schemas, Properties, PropertiesOf, Parameters, ParametersOf, Values []string
	ValuesOf, ValuesUnder                                               []int
}

type wordPart struct{ Words, WordsOf []string }

const library = `
openapi: 3.1.0
info: {title: Library, version: 1.0.0}
tags: [{name: books, description: Everything printed.}]
paths:
  /books:
    get:
      operationId: books/list
      tags: [books]
      summary: List books
      description: Returns the catalogue, sorted.
      deprecated: true
      parameters:
        - {name: per_page, in: query, schema: {type: integer}}
        - {name: filter, in: query, content: {application/json: {schema: {properties: {shelf: {enum: [upper, lower]}}}}}}
      responses:
        "200": {description: OK, headers: {X-Total: {schema: {type: integer}}}, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}
    post:
      requestBody: {content: {application/json: {schema: {properties: {title: {type: string}}}}}}
      responses: {"201": {description: Made}}
      callbacks: {done: {"{$request.body#/url}": {post: {requestBody: {content: {application/json: {schema: {properties: {receipt: {type: string}}}}}}, responses: {"200": {description: OK}}}}}}
webhooks:
  lent: {post: {summary: A book was lent, responses: {"200": {description: OK}}}}
components:
  schemas:
    Book:
      type: object
      description: A bound manuscript.
      properties:
        title: {type: string}
        author: {type: object, properties: {title: {type: string}, name: {type: string}, friends: {type: array, items: {properties: {since: {type: string}}}}}}
        state: {oneOf: [{properties: {kind: {const: lent}}}, {properties: {kind: {const: lost}}}]}
  securitySchemes: {key: {type: http, scheme: bearer}}
`

func TestOperationsPart(t *testing.T) {
	got := part[operationPart](t, files(load(t, []byte(library))), "operations")
	want := operationPart{
		Title: "Library", Pages: []string{"authentication", "schemas"},
		Tags: [][2]string{{"books", "books"}, {"Other operations", got.Tags[1][1]}}, Methods: []string{"GET", "POST"},
		Method: []int{0, 1, 1}, Path: []string{"/books", "/books", "lent"}, ID: []string{"books/list", "", ""},
		Summary: []string{"List books", "", "A book was lent"}, Tag: []int{0, 1, -1},
		Page: map[string]string{"1": "POST-books", "2": "POST-lent"}, Webhooks: 2, Deprecated: "A",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestNamesPart(t *testing.T) {
	got := part[namePart](t, files(load(t, []byte(library))), "names")
	// Owners: 0 is Book, 1 and 2 are the operations of /books, 3 is the webhook.
	properties := map[string]string{
		"schema title": "A", "schema author": "A", "schema author name": "A", "schema author friends": "A",
		"schema author friends since": "A", "schema state": "A", "schema state kind": "A",
		"query filter shelf": "B", "body title": "C", "body receipt": "C",
	}
	for i, p := range got.Properties {
		name := strings.ReplaceAll(p, "\t", " ")
		if properties[name] != got.PropertiesOf[i] {
			t.Errorf("%q belongs to %q, want %q", name, got.PropertiesOf[i], properties[name])
		}
		delete(properties, name)
	}
	if len(properties) > 0 {
		t.Errorf("the index has no %v", properties)
	}
	if want := []string{"query per_page", "query filter", "response X-Total"}; !slices.Equal(got.Parameters, want) {
		t.Errorf("parameters %q, want %q", got.Parameters, want)
	}
	if want := []string{"lent", "lost", "upper", "lower"}; !slices.Equal(got.Values, want) {
		t.Errorf("values %q, want %q", got.Values, want)
	}
	for i, v := range got.Values {
		under := got.Properties[got.ValuesUnder[i]]
		if want := map[string]string{"lent": "kind", "lost": "kind", "upper": "shelf", "lower": "shelf"}[v]; !strings.HasSuffix(under, "\t"+want) {
			t.Errorf("%q is a value of %q, want %q", v, under, want)
		}
	}
}

func TestWordsPart(t *testing.T) {
	got := part[wordPart](t, files(load(t, []byte(library))), "words")
	// Targets: 0 and 1 are operations, 2 is the webhook, 3 and 4 are tags, 5 is Book.
	want := map[string]string{"returns": "A", "catalogue": "A", "sorted": "A", "everything": "D", "printed": "D", "bound": "F", "manuscript": "F"}
	for i, w := range got.Words {
		if want[w] != got.WordsOf[i] {
			t.Errorf("%q is used by %q, want %q", w, got.WordsOf[i], want[w])
		}
		delete(want, w)
	}
	if len(want) > 0 {
		t.Errorf("the index has no %v", want)
	}
}

// The same document gives the same bytes.
func TestFilesAreDeterministic(t *testing.T) {
	for range 3 {
		a, b := files(load(t, portaltest.Library)), files(load(t, portaltest.Library))
		for i := range a {
			if !bytes.Equal(a[i].Content, b[i].Content) {
				t.Errorf("%s differs", a[i].Name)
			}
		}
	}
}

// A document without anything has an index of which no list is null.
func TestEmptyDocument(t *testing.T) {
	for _, f := range files(load(t, []byte(`{"openapi":"3.1.0","info":{"title":"","version":""}}`))) {
		if bytes.Contains(f.Content, []byte("null")) {
			t.Errorf("%s: %s", f.Name, f.Content)
		}
	}
}

// Whatever a document says stays within the strings of the scripts.
func TestHostileDocuments(t *testing.T) {
	attacks := append(slices.Clone(portaltest.Attacks), "\u2028\u2029\");alert(1)//", `\");alert(1)//`, "</script><script>alert(1)</script>", "__proto__")
	for _, attack := range attacks {
		index := files(load(t, portaltest.HostileText(attack)))
		part[operationPart](t, index, "operations")
		part[namePart](t, index, "names")
		part[wordPart](t, index, "words")
		for _, f := range index {
			if bytes.ContainsAny(f.Content[:len(f.Content)-1], "<>&\n\u2028\u2029") {
				t.Errorf("%s holds what must be escaped: %s", f.Name, f.Content)
			}
		}
	}
}

// What operations share is taken in once, however many share it.
func TestSharedResponsesAreTakenInOnce(t *testing.T) {
	const operations, properties = 2000, 2000
	var b strings.Builder
	b.WriteString(`{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{`)
	for i := range operations {
		fmt.Fprintf(&b, `"/p%d":{"get":{"responses":{"200":{"$ref":"#/components/responses/R"}}}},`, i)
	}
	b.WriteString(`"/last":{}},"components":{"responses":{"R":{"description":"","content":{"a/b":{"schema":{"properties":{`)
	for i := range properties {
		fmt.Fprintf(&b, `"q%d":{},`, i)
	}
	b.WriteString(`"last":{}}}}}}}}}`)
	got := part[namePart](t, files(load(t, []byte(b.String()))), "names")
	if len(got.Properties) != properties+1 {
		t.Errorf("%d properties, want %d", len(got.Properties), properties+1)
	}
	for i, of := range got.PropertiesOf {
		if len(of) != 1 {
			t.Fatalf("%q is in several operations: %q", got.Properties[i], of)
		}
	}
}

// Budgets of what a browser loads for GitHub's document, gzipped, in bytes.
const (
	operationBudget = 40_000
	indexBudget     = 150_000
)

func TestIndexIsSmall(t *testing.T) {
	all := 0
	for _, f := range files(real(t, "github/23.0.2.json")) {
		size := onTheWire(f.Content)
		all += size
		if f.Name == "operations.js" && size > operationBudget {
			t.Errorf("%s has %d bytes on the wire, at most %d are wanted", f.Name, size, operationBudget)
		}
	}
	if all > indexBudget {
		t.Errorf("the index has %d bytes on the wire, at most %d are wanted", all, indexBudget)
	}
}
