package schema

import (
	"fmt"
	"slices"
	"testing"
)

// Of alternatives that all fail the one that is meant is blamed, or else the
// choice as a whole.
func TestFaultsOfAlternatives(t *testing.T) {
	for name, test := range map[string]struct {
		schema, value string
		want          []string
	}{
		"null or object": {
			"anyOf: [{type: 'null'}, {type: object, required: [a]}]", `{}`,
			[]string{`required / lacks the required property "a"`},
		},
		"none":     {"anyOf: [{type: 'null'}, {type: object}]", `"x"`, []string{"anyOf / fits none of the alternatives of anyOf"}},
		"only one": {"oneOf: [{type: integer}]", `"x"`, []string{"type / is a string, and the schema wants integer"}},
		"several possible": {
			"oneOf: [{required: [a]}, {required: [b]}]", `{}`,
			[]string{"oneOf / fits none of the alternatives of oneOf"},
		},
		"more than one": {
			"oneOf: [{type: integer}, {type: string}, {type: number}]", `1`,
			[]string{"oneOf / fits more than one of the alternatives of oneOf (the 1st and 3rd)"},
		},
		"told apart by a property": {
			"oneOf: [{properties: {kind: {const: a}, x: {type: integer}}, required: [kind]}, {properties: {kind: {enum: [b]}}, required: [kind]}]",
			`{"kind": "a", "x": "y"}`,
			[]string{"type /x is a string, and the schema wants integer"},
		},
		"of neither kind": {
			"oneOf: [{properties: {kind: {const: a}}}, {properties: {kind: {const: b}}}]", `{"kind": "c"}`,
			[]string{"oneOf / fits none of the alternatives of oneOf"},
		},
		"nested": {
			"anyOf: [{type: string}, {anyOf: [{type: integer}, {type: array, items: {type: integer}}]}]", `["x"]`,
			[]string{"type /0 is a string, and the schema wants integer"},
		},
		"not":                  {"not: {type: string}", `"x"`, []string{"not / fits what not forbids"}},
		"if":                   {"{if: {required: [a]}, then: {required: [b, c]}}", `{"a": 1}`, []string{`required / lacks the required property "b"`, `required / lacks the required property "c"`}},
		"else":                 {"{if: {required: [a]}, else: {required: [b]}}", `{}`, []string{`required / lacks the required property "b"`}},
		"no follow-up":         {"{unevaluatedProperties: false, oneOf: [{properties: {a: {type: string}}, required: [b]}, {required: [c]}]}", `{"a": "x"}`, []string{"oneOf / fits none of the alternatives of oneOf"}},
		"unevaluated property": {"{allOf: [{properties: {a: true}}], unevaluatedProperties: false}", `{"a": 1, "b": 1}`, []string{`unevaluatedProperties / has the property "b", which the schema does not allow`}},
		"unevaluated element":  {"{prefixItems: [true], unevaluatedItems: false}", `[1, 2]`, []string{"unevaluatedItems / has more elements than the schema allows"}},
		"closed tuple":         {"{prefixItems: [true], items: false}", `[1, 2]`, []string{"items / has more than 1 element"}},
		"names":                {"propertyNames: {maxLength: 1}", `{"ab": 1, "a": 1}`, []string{`propertyNames / has the property "ab", whose name the schema does not allow`}},
		"contains":             {"contains: {type: string}", `[1]`, []string{"contains / has no element that fits what it must contain"}},
		"too few contained":    {"{contains: {type: string}, minContains: 2}", `["x"]`, []string{"minContains / has fewer than 2 elements that fit what it must contain"}},
		"too many contained":   {"{contains: {type: string}, maxContains: 1}", `["x", "y"]`, []string{"maxContains / has more than 1 element that fit what it must contain"}},
		"dependent":            {"dependentRequired: {a: [b]}", `{"a": 1}`, []string{`dependentRequired / lacks the property "b", which is required beside "a"`}},
		"dependent schema":     {"dependentSchemas: {a: {required: [b]}}", `{"a": 1}`, []string{`required / lacks the required property "b"`}},
		"const":                {"const: 1", `2`, []string{"const / is not the only value that the schema allows"}},
		"equal numbers":        {"enum: [1, {a: [2]}]", `1.0`, []string{}},
		"equal objects":        {"enum: [1, {a: [2], b: x}]", `{"b": "x", "a": [2e0]}`, []string{}},
		"never":                {"properties: {a: false}", `{"a": 1}`, []string{"false /a has a value where the schema allows none"}},
		"said once":            {"allOf: [{$ref: '#/components/schemas/S'}, {$ref: '#/components/schemas/S'}]", `1`, []string{"type / is a number, and the schema wants string"}},
		"a circle":             {"allOf: [{$ref: '#/components/schemas/A'}]", `1`, []string{}},
		"huge":                 {"{type: integer, maximum: 5}", `1e999999999999`, []string{"maximum / is above the maximum 5"}},
	} {
		t.Run(name, func(t *testing.T) {
			doc := documentOf(t, "3.1.0", "S: {type: string}\nA:\n  "+test.schema)
			if got := faultsOf(t, New(doc), schemaOf(t, doc, "A"), EitherWay, test.value); !slices.Equal(got, test.want) {
				t.Errorf("faults: %q, want %q", got, test.want)
			}
		})
	}
}

const pets = `
Pet:
  oneOf: [{$ref: '#/%[1]s/Cat'}, {$ref: '#/%[1]s/Dog'}, {$ref: '#/%[1]s/Eel'}]
  discriminator: {propertyName: kind, mapping: {hound: Dog, eel: '#/%[1]s/Eel', fish: '#/%[1]s/Nothing'}}
Cat: {required: [kind, claws], properties: {kind: {type: string}, claws: {type: integer}}}
Dog: {required: [kind, bark], properties: {kind: {type: string}, bark: {type: string}}}
Eel: {required: [kind, volts], properties: {kind: {type: string}, volts: {type: integer}}}
`

// A value is judged by the branch that its discriminator names.
func TestFaultsOfDiscriminatedValues(t *testing.T) {
	doc := documentOf(t, "3.0.3", fmt.Sprintf(pets, "components/schemas"))
	j := New(doc)
	for value, want := range map[string][]string{
		`{"kind": "Cat", "claws": 1}`:              {},
		`{"kind": "Cat", "claws": 1, "bark": "x"}`: {},
		`{"kind": "Cat", "bark": "x"}`:             {`required / lacks the required property "claws"`},
		`{"kind": "hound", "bark": 1}`:             {`type /bark is a number, and the schema wants string`},
		`{"kind": "eel"}`:                          {`required / lacks the required property "volts"`},
		`{"kind": "cow", "bark": "x"}`:             {},
		`{"kind": "fish"}`:                         {`oneOf / fits none of the alternatives of oneOf`},
		`{"bark": "x", "claws": 1}`:                {`oneOf / fits none of the alternatives of oneOf`},
	} {
		if got := faultsOf(t, j, schemaOf(t, doc, "Pet"), EitherWay, value); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}
