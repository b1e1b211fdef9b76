package wire

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// parameterOf makes a parameter in a path, with schemas beside it to refer to.
func parameterOf(t testing.TB, schema string) (*Reader, *contract.Parameter) {
	t.Helper()
	doc, err := contract.Load([]byte(`{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/{x}": {"get": {"parameters": [
		{"name": "x", "in": "path", "schema": `+schema+`}], "responses": {"200": {"description": "x"}}}}},
		"components": {"schemas": {"Count": {"type": "integer"},
			"Loop": {"oneOf": [{"$ref": "#/components/schemas/Loop"}, {"allOf": [{"$ref": "#/components/schemas/Loop"}]}]},
			"Wide": {"anyOf": [{"$ref": "#/components/schemas/Wider"}, {"$ref": "#/components/schemas/Loop"}, {"type": "integer"}]},
			"Wider": {"oneOf": [{"$ref": "#/components/schemas/Wide"}, {"$ref": "#/components/schemas/Loop"}, {"type": "boolean"}]}}}}`), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return judged(doc), doc.Operations()[0].Parameters[0]
}

// Text is what the schema wants; where that leaves a choice, the first reading
// that it accepts, in the order of the document.
func TestTextIsReadAsTheSchemaWants(t *testing.T) {
	for _, c := range []struct{ schema, text, want string }{
		{`{"type": "string"}`, "5", `"5"`},
		{`{"type": "integer"}`, "5", `5`},
		{`{"type": "integer"}`, "-007", `-7`},
		{`{"type": "integer"}`, "000", `0`},
		{`{"type": "integer"}`, "5a", `"5a"`}, // for the judge to refuse
		{`{"type": "integer"}`, "", `""`},
		{`{"type": "integer"}`, "+5", `"+5"`},
		{`{"type": "number"}`, "-1.50e+3", `-1.50e+3`},
		{`{"type": "number"}`, "1.", `"1."`},
		{`{"type": "number"}`, "1e", `"1e"`},
		{`{"type": "number"}`, "NaN", `"NaN"`},
		{`{"type": "boolean"}`, "true", `true`},
		{`{"type": "boolean"}`, "True", `"True"`},
		{`{"type": ["integer", "null"]}`, "null", `null`},
		{`{"type": ["integer", "null"]}`, "", `null`},
		{`{"type": ["string", "null"]}`, "null", `"null"`},
		{`{"type": ["null", "string"]}`, "null", `null`},
		{`{"type": ["integer", "string"]}`, "5", `5`},
		{`{"type": ["string", "integer"]}`, "5", `"5"`},
		{`{"type": ["string", "integer"], "maxLength": 0}`, "5", `5`},
		{`{"enum": [1, "a", true, null]}`, "1", `1`},
		{`{"enum": [1, "a", true, null]}`, "true", `true`},
		{`{"enum": [1, "a", true, null]}`, "a", `"a"`},
		{`{"enum": ["1"]}`, "1", `"1"`},
		{`{"const": 1}`, "1", `1`},
		{`{"minimum": 1}`, "1", `1`},
		{`{"pattern": "1"}`, "1", `"1"`},
		{`{}`, "1", `"1"`},
		{`true`, "1", `"1"`},
		{`false`, "1", `"1"`},
		{`{"$ref": "#/components/schemas/Count"}`, "1", `1`},
		{`{"$ref": "#/components/schemas/Nowhere"}`, "1", `"1"`},
		{`{"allOf": [{"type": ["integer", "string"]}, {"type": ["string", "boolean"]}]}`, "1", `"1"`},
		{`{"allOf": [{"$ref": "#/components/schemas/Count"}, {"minimum": 1}]}`, "1", `1`},
		{`{"anyOf": [{"type": "integer"}, {"type": "string"}]}`, "1", `1`},
		{`{"oneOf": [{"type": "string", "enum": ["all"]}, {"type": "integer"}]}`, "1", `1`},
		{`{"oneOf": [{"type": "string", "enum": ["all"]}, {"type": "integer"}]}`, "all", `"all"`},
		{`{"oneOf": [{"type": "integer"}, {"type": "boolean"}]}`, "all", `"all"`},
		{`{"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "string"}]}`, "1,2", `[1,2]`},
		{`{"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "string"}]}`, "a", `"a"`},
		{`{"anyOf": [{"type": "object", "required": ["a"]}, {"type": "object", "properties": {"b": {"type": "integer"}}}]}`, "b,1", `{"b":1}`},
		{`{"oneOf": [{"$ref": "#/components/schemas/Loop"}, {"type": "integer"}]}`, "1", `1`},
		{`{"$ref": "#/components/schemas/Loop"}`, "1", `"1"`},
		{`{"type": "array", "prefixItems": [{"type": "boolean"}], "items": {"type": "integer"}}`, "true,1", `[true,1]`},
		{`{"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": {"type": "boolean"}}`, "a,1,b,true", `{"a":1,"b":true}`},
		{`{"type": "object", "allOf": [{"properties": {"a": {"type": "integer"}}}, {"properties": {"a": {"minimum": 1}}}]}`, "a,1", `{"a":1}`},
	} {
		r, p := parameterOf(t, c.schema)
		if got := readAs(r, p, c.text); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.schema, c.text, got, c.want)
		}
	}
}

// What can be read in one way is not judged to find out which.
func TestWhatIsClearIsWantedOnce(t *testing.T) {
	for schema, want := range map[string]int{
		`{"type": "object", "allOf": [{"type": "object", "properties": {"a": {}}}]}`:  1,
		`{"anyOf": [{"type": "integer", "minimum": 1}, {"type": "integer"}]}`:         1,
		`{"anyOf": [{"type": "integer"}, {"type": "number"}]}`:                        1,
		`{"type": "array", "items": {"type": "integer"}, "allOf": [{"maxItems": 1}]}`: 1,
		`{"anyOf": [{"type": "integer"}, {"type": "string"}]}`:                        2,
	} {
		r, p := parameterOf(t, schema)
		if got := len(r.want(p.Schema).readings); got != want {
			t.Errorf("%s has %d readings", schema, got)
		}
	}
}

// Alternatives of alternatives could be more than there is time for.
func TestWhatIsWantedIsFoundInTime(t *testing.T) {
	nested := `{"type": "integer"}`
	for range 30 {
		nested = `{"anyOf": [` + nested + `, ` + `{"type": "boolean"}, {"type": "string"}` + `]}`
	}
	wide := `{"allOf": [` + strings.TrimSuffix(strings.Repeat(`{"oneOf": [{"minimum": 1}, {"minimum": 2}, {"minimum": 3}, {"minimum": 4}]},`, 40), ",") + `]}`
	for _, schema := range []string{nested, wide, `{"$ref": "#/components/schemas/Wide"}`} {
		r, p := parameterOf(t, schema)
		if w := r.want(p.Schema); len(w.readings) > mostReadings {
			t.Errorf("%d readings", len(w.readings))
		}
	}
}
