package intake

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/wire"
)

// Each keyword is worded as what the value must be, in every edition.
func TestFaultsAreWorded(t *testing.T) {
	for _, c := range []struct{ schema, sent, want string }{
		{`{"type": ["integer", "null"]}`, `"a"`, "must be of type integer or null"},
		{`{"type": "number", "minimum": 1}`, `0`, "must be at least 1"},
		{`{"maximum": 1.50}`, `2`, "must be at most 1.50"},
		{`{"exclusiveMinimum": 1}`, `1`, "must be more than 1"},
		{`{"exclusiveMaximum": 1}`, `1`, "must be less than 1"},
		{`{"multipleOf": 5}`, `1`, "must be a multiple of 5"},
		{`{"minLength": 1}`, `""`, "must have at least 1 character"},
		{`{"maxLength": 2}`, `"abc"`, "must have at most 2 characters"},
		{`{"minItems": 2}`, `[1]`, "must have at least 2 items"},
		{`{"maxItems": 1}`, `[1,2]`, "must have at most 1 item"},
		{`{"uniqueItems": true}`, `[1,1]`, "must not have the same item twice"},
		{`{"minProperties": 1}`, `{}`, "must have at least 1 member"},
		{`{"maxProperties": 0}`, `{"a":1}`, "must have at most 0 members"},
		{`{"pattern": "^a"}`, `"b"`, "must match ^a"},
		{`{"format": "uuid"}`, `"b"`, "must be in the format uuid"},
		{`{"format": "int32"}`, `3000000000`, "must be in the format int32"},
		{`{"enum": ["a", "", "b, c", 1, null, [1]]}`, `"b"`, `must be one of a, "", "b, c", 1, null, [1]`},
		{`{"const": "a"}`, `"b"`, "must be a"},
		{`{"not": {}}`, `1`, "is what the schema excludes"},
		{`false`, `1`, "must not be given"},
		{`{"anyOf": [{"minimum": 5}, {"minimum": 6}]}`, `1`, "fits none of the alternatives of anyOf"},
		{`{"required": ["a"]}`, `{}`, "/a is missing"},
		{`{"dependentRequired": {"a": ["b"]}}`, `{"a":1}`, "/b is missing"},
		{`{"additionalProperties": false}`, `{"a":1}`, "/a is not a member that is known here; names are case-sensitive"},
		{`{"unevaluatedProperties": false}`, `{"a":1}`, "/a is not a member that is known here; names are case-sensitive"},
		{`{"propertyNames": {"maxLength": 1}}`, `{"a\u000ab":1}`, "/a\uFFFDb has a name that is not allowed here"},
		{`{"properties": {"a/b": {"items": {"type": "string"}}}}`, `{"a/b":["x",1]}`, "/a~1b/1 must be of type string"},
	} {
		b := operation(t, "/x", `"parameters": [{"name": "v", "in": "query", "content": {"application/json": {"schema": `+c.schema+`}}}]`)
		_, err := b.read(t, "GET /x?v="+wire.Escape(c.sent))
		want := "query v " + c.want
		if strings.HasPrefix(c.want, "/") {
			want = "query v" + c.want
		}
		if got := faults(err); got != want {
			t.Errorf("%s of %s: %s, want %s", c.schema, c.sent, got, want)
		}
	}
}

// In OpenAPI 3.0 exclusiveness is a boolean beside the bound.
func TestBooleanExclusiveBoundsAreWorded(t *testing.T) {
	b := benchOf(t, []byte(`{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"parameters": [
		{"name": "a", "in": "query", "schema": {"type": "integer", "minimum": 1, "exclusiveMinimum": true, "nullable": true}},
		{"name": "b", "in": "query", "schema": {"type": "integer", "maximum": 1, "exclusiveMaximum": true, "nullable": true}}],
		"responses": {"200": {"description": "x"}}}}}}`))
	_, err := b.read(t, "GET /x?a=1&b=1")
	if got := faults(err); got != "query a must be more than 1; query b must be less than 1" {
		t.Error(got)
	}
}

func TestPlacesAreBounded(t *testing.T) {
	long := strings.Repeat("x", 1000)
	b := operation(t, "/x", `"parameters": [{"name": "v", "in": "query", "content": {"application/json": {"schema": {"$ref": "#/paths/~1x/get/x-deep"}}}}],
		"x-deep": {"additionalProperties": {"$ref": "#/paths/~1x/get/x-deep"}, "type": "object"}`)
	deep := strings.Repeat(`{"`+long+`":`, 30) + "1" + strings.Repeat("}", 30)
	_, err := b.read(t, "GET /x?v="+wire.Escape(deep))
	if err == nil || len(err.Fields) != 1 || len(err.Fields[0].Place) > 1000 || !strings.HasSuffix(err.Fields[0].Place, "…") {
		t.Errorf("%s", faults(err))
	}
}
