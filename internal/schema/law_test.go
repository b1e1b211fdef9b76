package schema

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/contract"
)

type object = map[string]any

// A Judge lets through what an independent implementation of JSON Schema
// 2020-12 lets through, and nothing else.
func TestLawSameVerdictAsJSONSchema(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		components := object{"schemas": object{"A": anySchema(t, 3, "B"), "B": anySchema(t, 2, "C"), "C": anySchema(t, 1, "")}}
		text := encode(t, object{"openapi": "3.1.0", "components": components})
		doc, err := contract.Load(text, contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		j := New(doc)
		oracle := oracleOf(t, text, "A")
		n := doc.Root.At("components", "schemas", "A")
		for range 5 {
			v := decode(t, encode(t, anyValue(t, 3)))
			want := oracle.Validate(v) == nil
			if got := j.Valid(n, EitherWay, v); got != want {
				faults, _ := j.Faults(n, EitherWay, v)
				t.Fatalf("%s lets %s through: %v, want %v\n%v", text, encode(t, v), got, want, faults)
			}
			if faults, judged := j.Faults(n, EitherWay, v); !judged || want != (len(faults) == 0) {
				t.Fatalf("%s refuses %s for %v, valid is %v", text, encode(t, v), faults, want)
			}
		}
	})
}

// What is undeclared in a valid value is refused once all that no schema has an
// opinion on is.
func TestLawUndeclaredIsUnevaluated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		closed := object{"allOf": []any{object{"$ref": "#/components/schemas/A"}}, "unevaluatedProperties": false}
		components := object{"schemas": object{"A": anySchema(t, 3, "B"), "B": anySchema(t, 2, ""), "Closed": closed}}
		text := encode(t, object{"openapi": "3.1.0", "components": components})
		doc, err := contract.Load(text, contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		j := New(doc)
		open, strict := oracleOf(t, text, "A"), oracleOf(t, text, "Closed")
		for range 5 {
			v := decode(t, encode(t, anyValue(t, 3)))
			faults, judged := j.Undeclared(doc.Root.At("components", "schemas", "A"), EitherWay, v)
			if !judged || open.Validate(v) != nil || strict.Validate(v) != nil {
				continue
			}
			for _, f := range faults {
				if len(f.Place) == 0 {
					t.Fatalf("%s: %s is said to have the undeclared %q", text, encode(t, v), f.Property)
				}
			}
		}
	})
}

func oracleOf(t *rapid.T, text []byte, name string) *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	if err := c.AddResource("doc.json", decode(t, text)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("doc.json#/components/schemas/" + name)
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return s
}

func encode(t *rapid.T, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func decode(t *rapid.T, text []byte) any {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func oneOf(t *rapid.T, values ...any) any { return rapid.SampledFrom(values).Draw(t, "one of") }

func anyName(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "b", "c", "aa"}).Draw(t, "name")
}

// number is a number in one of the ways to write it.
func number(t *rapid.T) any {
	return oneOf(t, json.Number("0"), json.Number("1"), json.Number("1.0"), json.Number("10e-1"), json.Number("-1"),
		json.Number("2.5"), json.Number("0.1"), json.Number("3"), json.Number("-0.0"), json.Number("12e2"), json.Number("1e20"))
}

func anyValue(t *rapid.T, depth int) any {
	switch kind := rapid.IntRange(0, 6).Draw(t, "kind"); {
	case kind == 5 && depth > 0:
		array := []any{}
		for range rapid.IntRange(0, 3).Draw(t, "elements") {
			array = append(array, anyValue(t, depth-1))
		}
		return array
	case kind == 6 && depth > 0:
		members := object{}
		for range rapid.IntRange(0, 3).Draw(t, "members") {
			members[anyName(t)] = anyValue(t, depth-1)
		}
		return members
	case kind == 0:
		return nil
	case kind == 1:
		return oneOf(t, true, false)
	case kind == 2:
		return oneOf(t, "", "a", "ab", "é", "abc")
	}
	return number(t)
}

// anySchema draws a schema of some of all keywords. It may refer to another.
func anySchema(t *rapid.T, depth int, other string) any {
	if rapid.IntRange(0, 11).Draw(t, "boolean") == 0 {
		return oneOf(t, true, true, false)
	}
	s := object{}
	for range rapid.IntRange(0, 3).Draw(t, "keywords") {
		if depth > 0 {
			addApplicator(t, s, depth-1, other)
		}
		addAssertion(t, s)
	}
	return s
}

func addAssertion(t *rapid.T, s object) {
	small := rapid.IntRange(0, 3).Draw(t, "small")
	bound := oneOf(t, json.Number("0"), json.Number("1"), json.Number("2.5"), json.Number("-1.0"))
	switch keyword := rapid.SampledFrom([]string{
		"type", "type", "types", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
		"minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
		"required", "dependentRequired",
	}).Draw(t, "keyword"); keyword {
	case "type":
		s["type"] = oneOf(t, "null", "boolean", "integer", "number", "string", "array", "object", "object")
	case "types":
		s["type"] = oneOf(t, []any{"integer", "null"}, []any{"object", "array"}, []any{"string", "number"})
	case "enum":
		s["enum"] = []any{anyValue(t, 1), anyValue(t, 1)}
	case "const":
		s["const"] = anyValue(t, 2)
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
		s[keyword] = bound
	case "multipleOf":
		s[keyword] = oneOf(t, json.Number("0.1"), json.Number("2"), json.Number("0.5"))
	case "pattern":
		s[keyword] = oneOf(t, "^a", "b$", "^.$")
	case "uniqueItems":
		s[keyword] = true
	case "required":
		s[keyword] = []any{anyName(t)}
	case "dependentRequired":
		s[keyword] = object{anyName(t): []any{anyName(t)}}
	default:
		s[keyword] = small
	}
}

func addApplicator(t *rapid.T, s object, depth int, other string) {
	sub := func() any { return anySchema(t, depth, other) }
	switch keyword := rapid.SampledFrom([]string{
		"properties", "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames", "dependentSchemas",
		"items", "prefixItems", "contains", "unevaluatedItems", "allOf", "anyOf", "oneOf", "not", "if", "$ref",
	}).Draw(t, "applicator"); keyword {
	case "properties", "dependentSchemas":
		s[keyword] = object{anyName(t): sub(), anyName(t): sub()}
	case "patternProperties":
		s[keyword] = object{"^a": sub()}
	case "prefixItems", "allOf", "anyOf", "oneOf":
		s[keyword] = []any{sub(), sub()}
	case "contains":
		s[keyword] = sub()
		if rapid.Bool().Draw(t, "counted") {
			s["minContains"], s["maxContains"] = rapid.IntRange(0, 2).Draw(t, "least"), rapid.IntRange(0, 2).Draw(t, "most")
		}
	case "if":
		s["if"], s["then"], s["else"] = sub(), sub(), sub()
	case "$ref":
		if other != "" {
			s["$ref"] = "#/components/schemas/" + other
		}
	default:
		s[keyword] = sub()
	}
}
