package reference

import (
	"strings"
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

// pageOf returns the page of the schema S as Markdown, in a document with the
// given component schemas in JSON.
func pageOf(t *testing.T, schemas string) string {
	t.Helper()
	doc := portaltest.Load(t, []byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {`+schemas+`}}}`))
	return New(doc, prose.New()).Schema("S", Links{}).Markdown()
}

func TestSchemasAsTrees(t *testing.T) {
	for _, c := range []struct{ what, schemas, want string }{
		{
			"recursion is folded",
			`"S": {"properties": {"next": {"$ref": "#/components/schemas/S"}, "all": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}}}`,
			"object\n\n- `next` · [`S`](schemas/S)\n- `all` · array of [`S`](schemas/S)",
		},
		{
			"circles without pages end",
			`"S": {"properties": {"a": {"properties": {"b": {"$ref": "#/components/schemas/S/properties/a"}}}, "c": {"$ref": "#/components/schemas/S/properties/a"}}}`,
			"- `a` · object\n\n  1 property:\n\n  - `b` · object\n\n    1 property:\n\n    - `b` · as above\n\n- `c` · as above",
		},
		{
			"members of allOf add up within a property",
			`"S": {"allOf": [{"properties": {"a": {"type": "string", "maxLength": 9}}}, {"required": ["a"], "properties": {"a": {"description": "More."}}}]}`,
			"object\n\n- `a` · **required** · string · at most 9 characters\n\n  More.",
		},
		{
			"required properties come first",
			`"S": {"required": ["c", "z"], "properties": {"a": {}, "b": {}, "c": {}}}`,
			"Required: `z`.\n\n- `c` · **required** · any value\n- `a` · any value\n- `b` · any value",
		},
		{
			"a discriminator without oneOf",
			`"S": {"properties": {"kind": {"type": "string"}}, "discriminator": {"propertyName": "kind", "mapping": {"d": "#/components/schemas/Dog", "e": "Dog"}}}, "Dog": {"type": "object"}`,
			"- `kind` · string\n\nMore, depending on the kind, told apart by `kind`:\n\n- `d` or `e` · [`Dog`](schemas/Dog)",
		},
		{
			"a discriminator with heirs",
			`"S": {"discriminator": {"propertyName": "kind"}}, "Cat": {"allOf": [{"$ref": "#/components/schemas/S"}]}`,
			"More, depending on the kind, told apart by `kind`:\n\n- `Cat` · [`Cat`](schemas/Cat)",
		},
		{
			"a union within an array",
			`"S": {"type": "array", "items": {"oneOf": [{"title": "Circle", "properties": {"r": {"type": "number"}}}, {"type": "string"}]}}`,
			"array\n\nOne of these:\n\n- Circle · object\n\n  1 property:\n\n  - `r` · number\n\n- string",
		},
		{
			"constants with descriptions",
			`"S": {"oneOf": [{"const": "a", "description": "First."}, {"const": "b", "title": "Bee"}]}`,
			"Values:\n\n- `a`: First.\n- `b` (Bee)",
		},
		{
			"names of values",
			`"S": {"type": "integer", "enum": [1, 2], "x-enum-varnames": ["ONE", "TWO"]}`,
			"integer · one of `1` (ONE) or `2` (TWO)",
		},
		{
			"a reference with a description",
			`"S": {"properties": {"id": {"$ref": "#/components/schemas/ID", "description": "Which."}}}, "ID": {"type": "string", "format": "uuid"}`,
			"- `id` · [`ID`](schemas/ID), string (uuid)\n\n  Which.",
		},
		{
			"keywords of 3.1",
			`"S": {"type": "array", "prefixItems": [{"type": "string"}], "contains": {"type": "integer"}, "minContains": 2, "unevaluatedItems": false, "if": {"minItems": 3}, "then": {"maxItems": 4}, "not": {"const": 1}}`,
			"array · at least 2 matching elements · no other elements\n\n5 rules:\n\n- Element 1 · string\n- Some element · integer\n- Must not be · always `1`\n- If the value is · at least 3 elements\n- then it is · at most 4 elements",
		},
		{
			"rarer keywords of objects",
			`"S": {"patternProperties": {"^x-": {"type": "string"}}, "propertyNames": {"maxLength": 9}, "dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"required": ["d"]}}, "additionalProperties": false}`,
			"object · `a` needs `b` · no other properties\n\n- names that match `^x-` · string\n\n2 rules:\n\n- Names of properties · at most 9 characters\n\n- With `c`\n\n  Required: `d`.",
		},
		{
			"content of a string",
			`"S": {"type": "string", "contentMediaType": "application/json", "contentEncoding": "base64", "contentSchema": {"type": "integer"}}`,
			"string · encoded in base64 · holds application/json\n\n1 rule:\n\n- Content · integer",
		},
		{
			"what Steward has no words for",
			`"S": {"type": "string", "x-internal": true, "strange": [1], "x-tool": {"a": 1}, "xml": {"name": "s", "attribute": true}, "externalDocs": {"url": "https://example.com", "description": "Manual"}}`,
			"string\n\nIn XML: named `s` and an attribute.\n\nMore: [Manual](https://example.com)\n\nAlso: `x-internal` `true`, `strange` `[1]`.",
		},
		{
			"a map",
			`"S": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 20}}`,
			"object · each value string (at most 20 characters)",
		},
	} {
		if got := pageOf(t, c.schemas); !strings.Contains(got, c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}
