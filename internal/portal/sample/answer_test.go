package sample

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestAnswersAreDocumentedOnesFirst(t *testing.T) {
	doc := portaltest.Load(t, portaltest.Library)
	answers := New(doc).Answers(doc.Operations()[0])
	if len(answers) != 2 {
		t.Fatalf("%+v", answers)
	}
	if a := answers[0]; a.Status != "200" || !a.Documented || a.Name != "two" || a.Summary != "Two books" || !strings.Contains(a.Text, "Ulysses") {
		t.Errorf("%+v", a)
	}
	if a := answers[1]; a.Status != "default" || a.Documented || a.Type != "application/problem+json" || a.Text != "{\n  \"title\": \"string\"\n}" {
		t.Errorf("%+v", a)
	}
}

func TestExamplesAreBounded(t *testing.T) {
	long := `"` + strings.Repeat("long ", 5000) + `"`
	list := "[" + strings.TrimSuffix(strings.Repeat(`{"a": [1, 2, 3, 4]},`, 2000), ",") + "]"
	for _, value := range []string{long, list, `{"a": ` + long + `}`} {
		doc := portaltest.Load(t, []byte(`{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"responses": {"200":
			{"description": "x", "content": {"application/json": {"example": `+value+`}}}}}}}}`))
		a := New(doc).Answers(doc.Operations()[0])[0]
		if len(a.Text) > maxExample+8 || !a.Cut {
			t.Errorf("%d bytes, cut: %v", len(a.Text), a.Cut)
		}
		if value == list && !json.Valid([]byte(a.Text)) {
			t.Errorf("a list that lost elements is no longer JSON: %s", a.Text)
		}
	}
}

func schemaOf(t *testing.T, schema string) *contract.Document {
	t.Helper()
	return portaltest.Load(t, []byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {"S": `+schema+`,
		"Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"required": ["bark"], "properties": {"bark": {"type": "boolean"}}}]},
		"Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}, "discriminator": {"propertyName": "kind", "mapping": {"dog": "#/components/schemas/Dog"}}}}}}`))
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
		v, ok := newMaker(doc, contract.InRequest).make(schema)
		if got := compact(v); !ok || got != c.request {
			t.Errorf("%s\nin a request: %s, want %s", c.schema, got, c.request)
		}
		v, ok = newMaker(doc, contract.InResponse).make(schema)
		if got := compact(v); c.response != "" && (!ok || got != c.response) {
			t.Errorf("%s\nin a response: %s, want %s", c.schema, got, c.response)
		}
	}
}
