package reference

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
)

// treeOf returns what a reader sees of a schema in JSON.
func treeOf(t *testing.T, schema string) *Tree {
	t.Helper()
	doc := portaltest.Load(t, []byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {"S": `+schema+`}}}`))
	return New(doc, prose.New()).Schema("S", Links{}).tree
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
		`{"type": "boolean", "readOnly": true, "deprecated": true, "default": "true"}`:        "boolean · default `\"true\"` · only in responses · **deprecated**",
		`{"enum": ["open", "closed"]}`:                                                        "one of `open` or `closed`",
		`{"type": "string", "const": "dog"}`:                                                  "string · always `dog`",
		`{"anyOf": [{"type": "string", "maxLength": 5}, {"type": "integer"}]}`:                "string (at most 5 characters) or integer",
		`{"oneOf": [{"type": "string"}, {"type": "null"}]}`:                                   "string or null",
		`true`:                                  "any value",
		`false`:                                 "nothing",
		`{"$ref": "#/components/schemas/Gone"}`: "unknown: the reference `#/components/schemas/Gone` leads nowhere",
		`{"allOf": [{"type": "object", "maxProperties": 3}, {"properties": {}}]}`: "object · at most 3 properties",
	} {
		if got := treeOf(t, schema).facts.markdown(); got != want {
			t.Errorf("%s reads %q, want %q", schema, got, want)
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
