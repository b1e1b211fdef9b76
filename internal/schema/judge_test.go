package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// documentOf makes a document of an edition with the given schemas.
func documentOf(t testing.TB, edition, schemas string) *contract.Document {
	t.Helper()
	text := "openapi: " + edition + "\ncomponents:\n  schemas:\n" + indent(schemas, "    ")
	if strings.HasPrefix(edition, "2") {
		text = "swagger: '2.0'\ndefinitions:\n" + indent(schemas, "  ")
	}
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatalf("loading: %v\n%s", err, text)
	}
	return doc
}

func indent(text, by string) string {
	return by + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+by) + "\n"
}

func schemaOf(t testing.TB, doc *contract.Document, name string) *contract.Node {
	t.Helper()
	n := doc.ComponentsNode("schemas").Get(name)
	if n == nil {
		t.Fatalf("no schema %q", name)
	}
	return n
}

func valueOf(t testing.TB, text string) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("decoding %s: %v", text, err)
	}
	return v
}

// write is a fault in one line: keyword, place, property, text.
func write(f Fault) string {
	soft := ""
	if f.Soft {
		soft = " (soft)"
	}
	return fmt.Sprintf("%s /%s %s%s", f.Keyword, strings.Join(f.Place, "/"), f.Text, soft)
}

func faultsOf(t *testing.T, j *Judge, n *contract.Node, way Way, value string) []string {
	t.Helper()
	v := valueOf(t, value)
	faults, judged := j.Faults(n, way, v)
	if !judged {
		t.Fatal("too much work")
	}
	hard := slices.ContainsFunc(faults, func(f Fault) bool { return !f.Soft })
	if valid := j.Valid(n, way, v); valid == hard {
		t.Errorf("valid is %v with the faults %v", valid, faults)
	}
	lines := []string{}
	for _, f := range faults {
		lines = append(lines, write(f))
	}
	return lines
}

// Every leaf is told, in order, each once.
func TestFaultsAreAllTold(t *testing.T) {
	doc := documentOf(t, "3.1.0", `
A:
  type: object
  required: [id, name, size]
  additionalProperties: false
  properties:
    id: {type: integer, minimum: 1}
    name: {$ref: '#/components/schemas/Name'}
    size: {type: number, multipleOf: 0.25, exclusiveMaximum: 9}
    tags: {type: array, maxItems: 1, uniqueItems: true, items: {$ref: '#/components/schemas/Name'}}
    more: {additionalProperties: {type: boolean}}
Name: {type: string, maxLength: 3, pattern: '^[a-z]+$'}
`)
	j := New(doc)
	got := faultsOf(t, j, schemaOf(t, doc, "A"), EitherWay, `{"id": 0, "size": 9.3, "x": 1, "y": 2, "tags": ["abcd", "A", "A"], "more": {"k": 1}}`)
	want := []string{
		`required / lacks the required property "name"`,
		`additionalProperties / has the property "x", which the schema does not allow`,
		`additionalProperties / has the property "y", which the schema does not allow`,
		`minimum /id is below the minimum 1`,
		`type /more/k is a number, and the schema wants boolean`,
		`exclusiveMaximum /size is not below 9`,
		`multipleOf /size is no multiple of 0.25`,
		`maxItems /tags has more than 1 element`,
		`uniqueItems /tags has the same element twice (the 2nd and the 3rd)`,
		`maxLength /tags/0 has more than 3 characters`,
		`pattern /tags/1 does not match the pattern "^[a-z]+$"`,
		`pattern /tags/2 does not match the pattern "^[a-z]+$"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("faults:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	faults, _ := j.Faults(schemaOf(t, doc, "A"), EitherWay, valueOf(t, `{"id": 1, "name": "a", "size": 1, "tags": ["A"], "more": {"k": 1}}`))
	var where []string
	for _, f := range faults {
		where = append(where, f.Pattern+" "+f.Schema.Pointer())
	}
	if want := []string{"/more/* #/components/schemas/A/properties/more/additionalProperties", "/tags/* #/components/schemas/Name"}; !slices.Equal(where, want) {
		t.Errorf("patterns and schemas: %q, want %q", where, want)
	}
}

// A readOnly property is often one through allOf, since OpenAPI 3.0 ignores
// what stands beside a reference.
func TestReadOnlyIsSeenThroughAllOf(t *testing.T) {
	doc, err := contract.Load([]byte(`{"openapi": "3.0.3", "components": {"schemas": {
		"ID": {"type": "string", "readOnly": true},
		"Thing": {"required": ["id"], "properties": {"id": {"allOf": [{"$ref": "#/components/schemas/ID"}]}}}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	j, n := New(doc), doc.Root.At("components", "schemas", "Thing")
	if !j.Valid(n, Request, map[string]any{}) {
		t.Error("a request must have what is read-only")
	}
	if j.Valid(n, Response, map[string]any{}) {
		t.Error("an answer may lack what is required")
	}
}
