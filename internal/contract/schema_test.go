package contract_test

import (
	"fmt"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// readSchema reads one schema given as YAML flow, in a document of the given version.
func readSchema(t *testing.T, version, schema string) *contract.Schema {
	t.Helper()
	field := "openapi"
	place := "components: {schemas: {S: %s, Other: {type: string}}}"
	if version == "2.0" {
		field, place = "swagger", "definitions: {S: %s, Other: {type: string}}"
	}
	doc := mustLoad(t, fmt.Sprintf("%s: '%s'\n"+place+"\n", field, version, schema))
	return doc.Schema(doc.ComponentsNode("schemas").Get("S"))
}

func TestEquivalentWritingsReadTheSame(t *testing.T) {
	nullableString := contract.TypeString | contract.TypeNull
	for _, tc := range []struct {
		version, schema string
		types           contract.Types
	}{
		{"3.0.3", "{type: string, nullable: true}", nullableString},
		{"3.1.0", "{type: [string, 'null']}", nullableString},
		{"2.0", "{type: string, x-nullable: true}", nullableString},
		{"3.1.0", "{type: string, nullable: true}", contract.TypeString}, // 3.1 has no nullable
		{"3.0.3", "{nullable: true}", contract.AnyType},
		{"3.0.3", "{type: number}", contract.TypeNumber | contract.TypeInteger},
		{"3.0.3", "{type: integer}", contract.TypeInteger},
		{"3.1.0", "true", contract.AnyType},
	} {
		if got := readSchema(t, tc.version, tc.schema).Types; got != tc.types {
			t.Errorf("%s in %s lets through %b, want %b", tc.schema, tc.version, got, tc.types)
		}
	}
}

func TestBoundsHaveOneForm(t *testing.T) {
	for _, tc := range []struct{ version, schema, want string }{
		{"3.0.3", "{minimum: 1, exclusiveMinimum: true}", "1 exclusive=true"},
		{"3.1.0", "{exclusiveMinimum: 1}", "1 exclusive=true"},
		{"3.1.0", "{minimum: 1.0}", "1 exclusive=false"},
		{"3.1.0", "{minimum: 2, exclusiveMinimum: 1}", "2 exclusive=false"},
		{"3.1.0", "{minimum: 1, exclusiveMinimum: 1}", "1 exclusive=true"},
	} {
		b := readSchema(t, tc.version, tc.schema).Minimum
		if got := fmt.Sprintf("%s exclusive=%v", b.Value.RatString(), b.Exclusive); got != tc.want {
			t.Errorf("%s: minimum %s, want %s", tc.schema, got, tc.want)
		}
	}
}

func TestConstIsAnEnumOfOne(t *testing.T) {
	one, list := readSchema(t, "3.1.0", "{const: a}"), readSchema(t, "3.1.0", "{enum: [a]}")
	if len(one.Enum) != 1 || one.Enum[0].Hash() != list.Enum[0].Hash() {
		t.Errorf("const %v, enum %v", one.Enum, list.Enum)
	}
}

// Both hold, in whatever order they are written.
func TestEnumAndConst(t *testing.T) {
	for _, text := range []string{"{const: b, enum: [a, b]}", "{enum: [a, b], const: b}"} {
		if s := readSchema(t, "3.1.0", text); len(s.Enum) != 1 || s.Enum[0].Text() != "b" {
			t.Errorf("%s: %v", text, s.Enum)
		}
	}
	if s := readSchema(t, "3.1.0", "{const: c, enum: [a, b]}"); s.EnumNode == nil || len(s.Enum) != 0 {
		t.Errorf("lets through %v", s.Enum)
	}
}

// Beside a reference other keywords count from OpenAPI 3.1 on.
func TestReferenceSiblings(t *testing.T) {
	for version, want := range map[string]string{"3.0.3": "", "3.1.0": "note"} {
		s := readSchema(t, version, "{$ref: '#/components/schemas/Other', description: note}")
		if s.Target == nil || s.Description != want {
			t.Errorf("%s: target %v, description %q, want %q", version, s.Target, s.Description, want)
		}
	}
}

func TestAnchorsAndIDs(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.1.0
components:
  schemas:
    A: {$id: 'https://example.com/schemas/a', $defs: {x: {$anchor: here, type: string}}, properties: {p: {$ref: '#here'}, q: {$ref: '#/$defs/x'}}}
    B: {$ref: 'https://example.com/schemas/a#here'}
    C: {$ref: '#top'}
    D: {$anchor: top, type: integer}
`)
	if len(doc.Defects) > 0 {
		t.Fatalf("defects: %+v", doc.Defects)
	}
	schemas := doc.ComponentsNode("schemas")
	x := schemas.At("A", "$defs", "x")
	for _, n := range []*contract.Node{schemas.At("A", "properties", "p"), schemas.At("A", "properties", "q"), schemas.Get("B")} {
		if doc.Resolve(n) != x {
			t.Errorf("%s leads to %s", n.Pointer(), doc.Resolve(n).Pointer())
		}
	}
	if doc.Resolve(schemas.Get("C")) != schemas.Get("D") {
		t.Error("#top does not lead to D")
	}
}

// A reference makes of its target what it takes it for, wherever that stands.
func TestReferencesToTheDocumentsOwnURI(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.2.0
$self: https://example.com/api.yaml
info: {title: x, version: '1'}
components:
  schemas:
    A: {$anchor: a, type: string}
    B: {$ref: 'https://example.com/api.yaml#/components/schemas/A'}
    C: {$ref: 'api.yaml#a'}
    D: {$ref: '#a'}
    E: {$ref: '#/components/schemas/A'}
    F: {$ref: 'https://example.com/other.yaml#/x'}
`)
	schemas := doc.Root.At("components", "schemas")
	for _, name := range []string{"B", "C", "D", "E"} {
		if doc.Resolve(schemas.Get(name)) != schemas.Get("A") {
			t.Errorf("%s does not lead to A: %v", name, doc.Defects)
		}
	}
	if len(doc.Defects) != 1 || doc.Defects[0].Rule != "external-ref" {
		t.Errorf("defects %v", doc.Defects)
	}
}

func TestReferencesIntoUnexpectedPlaces(t *testing.T) {
	doc := mustLoad(t, `openapi: 3.0.3
x-shared: {A: {properties: {b: {$ref: '#/x-shared/B'}}}, B: {properties: {a: {$ref: '#/x-shared/A'}, n: {$ref: '#/nowhere'}}}, C: {$ref: '#/nowhere'}}
components: {schemas: {X: {$ref: '#/x-shared/A'}}}
`)
	if b := doc.Lookup("#/x-shared/B"); doc.Role(b) != contract.RoleSchema || doc.Resolve(doc.Lookup("#/x-shared/A/properties/b")) != b {
		t.Error("what a schema refers to is no schema")
	}
	if len(doc.Defects) != 1 || doc.Defects[0].Place != "#/x-shared/B/properties/n/$ref" {
		t.Errorf("defects = %+v, want the one reference to nowhere that counts", doc.Defects)
	}
}

func TestRolesTellReferencesFromData(t *testing.T) {
	doc := mustLoad(t, openAPIPets)
	for pointer, want := range map[string]contract.Role{
		"#": contract.RoleRoot, "#/paths/~1pets~1{id}/put": contract.RoleOperation,
		"#/paths/~1pets~1{id}/parameters/1/schema/items":          contract.RoleSchema,
		"#/paths/~1pets~1{id}/put/responses/200/headers/X-Rate":   contract.RoleHeader,
		"#/components/requestBodies/Pet/content/application~1xml": contract.RoleMedia,
		"#/components/schemas/Pet/type":                           contract.RoleOpaque,
	} {
		if got := doc.Role(doc.Lookup(pointer)); got != want {
			t.Errorf("role of %s is %d, want %d", pointer, got, want)
		}
	}
}
