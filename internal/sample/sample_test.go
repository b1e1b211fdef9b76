package sample

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

func schemaOf(t testing.TB, schema string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {"S": `+schema+`,
		"Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"required": ["bark"], "properties": {"bark": {"type": "boolean"}}}]},
		"Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}, "discriminator": {"propertyName": "kind", "mapping": {"dog": "#/components/schemas/Dog"}}}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestValuesOfSchemas(t *testing.T) {
	for _, c := range []struct{ schema, request, response string }{
		{`{"type": "string", "minLength": 40}`, `"string` + strings.Repeat("x", 34) + `"`, ""},
		{`{"type": "string", "pattern": "^[A-Z]{2}-\\d{3,}$"}`, `"AA-111"`, ""},
		{`{"type": "string", "pattern": "^(?=x)[a-z]+$", "examples": ["no", "xyz"]}`, `"xyz"`, ""},
		{`{"type": "string", "format": "date-time"}`, `"2026-01-31T12:00:00Z"`, ""},
		{`{"type": "integer", "exclusiveMinimum": 5, "multipleOf": 4}`, `8`, ""},
		{`{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}`, `0.5`, ""},
		{`{"type": "integer", "maximum": -3}`, `-3`, ""},
		{`{"type": ["null", "integer"]}`, `1`, ""},
		{`{"type": "string", "examples": ["too long"], "maxLength": 3, "default": "abc"}`, `"abc"`, ""},
		{`{"enum": [null, "b"]}`, `"b"`, ""},
		{`{"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 2, "uniqueItems": true}`, `["a","b"]`, ""},
		{`{"type": "object", "required": ["id", "secret"], "properties": {"id": {"type": "integer", "readOnly": true}, "secret": {"type": "string", "writeOnly": true}, "more": {"type": "boolean"}}}`,
			`{"secret":"string"}`, `{"id":1,"more":true}`},
		{`{"allOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "integer", "minimum": 2}}}, {"properties": {"a": {"maximum": 9, "minimum": 3}}}]}`, `{"a":3}`, ""},
		{`{"oneOf": [{"type": "integer"}, {"type": "number", "minimum": 5}]}`, `1`, ""},
		{`{"oneOf": [{"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind", "mapping": {"hound": "Dog"}}}`, `{"kind":"hound","bark":true}`, ""},
		{`{"$ref": "#/components/schemas/Pet"}`, `{"kind":"dog","bark":true}`, ""},
		{`{"$ref": "#/components/schemas/Dog"}`, `{"kind":"dog","bark":true}`, ""},
		{`{"anyOf": [{"type": "null"}, {"type": "boolean"}]}`, `true`, ""},
		{`{"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2}`, `{"key":1,"key2":1}`, ""},
		{`{"type": "object", "required": ["next"], "properties": {"next": {"anyOf": [{"$ref": "#/components/schemas/S"}, {"type": "null"}]}}}`, `{"next":null}`, ""},
		{`{"type": "object", "properties": {"a": {}, "b": {"type": "integer"}, "old": {"deprecated": true}}}`, `{"a":"string","b":1}`, ""},
	} {
		doc := schemaOf(t, c.schema)
		schema := doc.Root.At("components", "schemas", "S")
		v, ok := New(doc).Value(schema, contract.InRequest)
		if got := Compact(v); !ok || got != c.request {
			t.Errorf("%s\nin a request: %s, want %s", c.schema, got, c.request)
		}
		v, ok = New(doc).Value(schema, contract.InResponse)
		if got := Compact(v); c.response != "" && (!ok || got != c.response) {
			t.Errorf("%s\nin a response: %s, want %s", c.schema, got, c.response)
		}
	}
}
