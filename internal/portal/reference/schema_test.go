package reference

import (
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

// schemaOf returns what a reader sees of a schema in JSON.
func schemaOf(t *testing.T, schema string) *schemaView {
	t.Helper()
	doc := portaltest.Load(t, []byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {"S": `+schema+`}}}`))
	return newSchemaReader(doc).open(doc.Root.At("components", "schemas", "S"))
}

func TestSchemaInWords(t *testing.T) {
	for schema, want := range map[string]string{
		`{"type": "string", "minLength": 1, "maxLength": 100}`:                                "string · 1 to 100 characters",
		`{"type": "string", "minLength": 1}`:                                                  "string · at least 1 character",
		`{"type": "string", "maxLength": 1}`:                                                  "string · at most 1 character",
		`{"type": "string", "minLength": 3, "maxLength": 3}`:                                  "string · exactly 3 characters",
		`{"type": "integer", "format": "int32", "minimum": 1, "maximum": 100, "default": 20}`: "integer (int32) · 1 to 100 · default `20`",
		`{"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.01}`:                       "number · more than 0 · a multiple of 0.01",
		`{"type": "number", "maximum": 2.5}`:                                                  "number · at most 2.5",
		`{"type": ["string", "null"]}`:                                                        "string or null",
		`{"type": "array", "items": {"type": "string"}, "uniqueItems": true, "minItems": 1}`:  "array of string · at least 1 element · no element twice",
		`{"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}`:         "array of array of integer",
		`{"type": "object", "minProperties": 1, "maxProperties": 2}`:                          "object · 1 to 2 properties",
		`{"type": "string", "pattern": "^a|b$"}`:                                              "string · matches `^a|b$`",
		`{"type": "boolean", "readOnly": true, "deprecated": true, "default": "true"}`:        "boolean · default `\"true\"` · read only · **deprecated**",
		`true`:                                  "any value",
		`false`:                                 "nothing",
		`{"$ref": "#/components/schemas/Gone"}`: "unknown: the reference leads nowhere",
		`{"allOf": [{"type": "object", "maxProperties": 3}, {"properties": {}}]}`: "object · at most 3 properties",
	} {
		if got := schemaHead(schemaOf(t, schema), ""); got != want {
			t.Errorf("%s reads %q, want %q", schema, got, want)
		}
	}
}

func TestRecursionIsFolded(t *testing.T) {
	view := schemaOf(t, `{"properties": {"next": {"$ref": "#/components/schemas/S"}, "all": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}}}`)
	if got := typeText(view.Properties[0].Schema.Type, ""); got != "[`S`](S.md)" {
		t.Errorf("next is %q", got)
	}
	if got := typeText(view.Properties[1].Schema.Type, ""); got != "array of [`S`](S.md)" {
		t.Errorf("all is %q", got)
	}
}

func TestCirclesOutsideOfComponentsEnd(t *testing.T) {
	schemaOf(t, `{"allOf": [{"$ref": "#/components/schemas/S"}], "properties": {"a": {"$ref": "#/components/schemas/S/properties/a/properties/b"}, "c": {"properties": {"d": {"$ref": "#/components/schemas/S/properties/c"}, "e": {"$ref": "#/components/schemas/S/properties/c"}}}}}`)
}

func TestAllOfAddsUpWithinAProperty(t *testing.T) {
	view := schemaOf(t, `{"allOf": [{"properties": {"a": {"type": "string", "maxLength": 9}}}, {"required": ["a"], "properties": {"a": {"description": "More."}}}]}`)
	if len(view.Properties) != 1 || !view.Properties[0].Required {
		t.Fatalf("got %+v", view.Properties)
	}
	a := view.Properties[0].Schema
	if got := schemaHead(a, ""); got != "string · at most 9 characters" || a.Description != "More." {
		t.Errorf("a is %q, %q", got, a.Description)
	}
}

func TestRequiredPropertiesComeFirst(t *testing.T) {
	view := schemaOf(t, `{"required": ["c"], "properties": {"a": {}, "b": {}, "c": {}}}`)
	if p := view.Properties; p[0].Name != "c" || !p[0].Required || p[1].Name != "a" || p[2].Name != "b" {
		t.Errorf("got %+v", p)
	}
}

func TestUsersReachThroughReferences(t *testing.T) {
	doc := portaltest.Load(t, portaltest.Library)
	r := newReference(doc)
	for schema, want := range map[string][]string{"Book": {"GET /books", "POST /books", "POST lent"}, "Loan": {"POST lent"}, "Event": {"POST lent"}} {
		var got []string
		for _, op := range r.users[doc.Root.At("components", "schemas", schema)] {
			got = append(got, op.Name())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is used by %v, want %v", schema, got, want)
		}
	}
}

func TestNamesOfPages(t *testing.T) {
	var operations []*contract.Operation
	for _, id := range []string{"repos/create-webhook", "repos-create-webhook", "Repos create webhook", "", "..", "", "üü"} {
		operations = append(operations, &contract.Operation{ID: id, Method: "GET", Path: "/users/{id}"})
	}
	want := []string{"repos-create-webhook", "repos-create-webhook-2", "Repos-create-webhook-3", "GET-users-id-", "-", "GET-users-id--2", "--2"}
	for i, got := range operationNames(operations) {
		if got != want[i] {
			t.Errorf("operation %d is named %q, want %q", i, got, want[i])
		}
	}
}

func TestStatusInWords(t *testing.T) {
	for status, want := range map[string]string{"200": "200 OK", "default": "Any other status", "4XX": "4XX Mistake of the caller", "799": "799"} {
		if got := statusWords(status); got != want {
			t.Errorf("%s reads %q, want %q", status, got, want)
		}
	}
}
