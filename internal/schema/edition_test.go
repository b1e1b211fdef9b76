package schema

import (
	"slices"
	"testing"
)

// What an edition says in its own words means the same.
func TestEditions(t *testing.T) {
	for name, test := range map[string]struct {
		edition, schema, valid, invalid string
	}{
		"nullable":           {"3.0.3", "{type: string, nullable: true}", `null`, `1`},
		"nullable enum":      {"3.0.3", "{type: string, nullable: true, enum: [a]}", `null`, `"b"`},
		"nullable union":     {"3.0.3", "{nullable: true, allOf: [{type: string}]}", `null`, `1`},
		"nullable reference": {"3.0.3", "{nullable: true, $ref: '#/components/schemas/S'}", `null`, `1`},
		"x-nullable":         {"2.0", "{type: string, x-nullable: true}", `null`, `1`},
		"exclusive":          {"3.0.3", "{type: integer, minimum: 1, exclusiveMinimum: true}", `2`, `1`},
		"exclusive number":   {"3.1.0", "{type: integer, exclusiveMinimum: 1}", `2`, `1`},
		"types":              {"3.1.0", "{type: [string, 'null']}", `null`, `1`},
		"beside a reference": {"3.1.0", "{$ref: '#/components/schemas/S', maxLength: 1}", `"a"`, `"ab"`},
		"hidden":             {"3.0.3", "{$ref: '#/components/schemas/S', maxLength: 1}", `"ab"`, `1`},
		"file":               {"2.0", "{type: file}", `"x"`, `1`},
		"tuple":              {"3.0.3", "{type: array, items: [{type: string}], additionalItems: false}", `["a"]`, `["a", 1]`},
		"whole numbers":      {"3.0.3", "{type: integer}", `1.0`, `1.5`},
		"nowhere":            {"3.0.3", "{properties: {a: {$ref: '#/nowhere'}, b: {type: string}}}", `{"a": 1}`, `{"b": 1}`},
		"anchor":             {"3.1.0", "{$ref: '#s'}", `"x"`, `1`},
		"no pattern":         {"3.1.0", "{pattern: '(', maxLength: 1}", `"x"`, `"xx"`},
	} {
		t.Run(name, func(t *testing.T) {
			doc := documentOf(t, test.edition, "S: {$anchor: s, type: string}\nA: "+test.schema)
			j, n := New(doc), schemaOf(t, doc, "A")
			if !j.Valid(n, EitherWay, valueOf(t, test.valid)) {
				t.Errorf("%s is refused", test.valid)
			}
			if j.Valid(n, EitherWay, valueOf(t, test.invalid)) {
				t.Errorf("%s is let through", test.invalid)
			}
		})
	}
}

// readOnly properties need not be in requests, writeOnly ones not in responses.
func TestWays(t *testing.T) {
	doc := documentOf(t, "3.0.3", `
A:
  required: [id, key, name, ref]
  properties: {id: {readOnly: true}, key: {writeOnly: true}, name: {}, ref: {$ref: '#/components/schemas/R'}}
R: {readOnly: true}
`)
	for way, want := range map[Way][]string{
		EitherWay: {"name"},
		Request:   {"key", "name"},
		Response:  {"id", "name", "ref"},
	} {
		faults, _ := New(doc).Faults(schemaOf(t, doc, "A"), way, valueOf(t, `{}`))
		var missing []string
		for _, f := range faults {
			missing = append(missing, f.Property)
		}
		if !slices.Equal(missing, want) {
			t.Errorf("way %d: %q missing, want %q", way, missing, want)
		}
	}
}

// What authors mean counts, unless the letter is asked for.
func TestByTheLetter(t *testing.T) {
	doc := documentOf(t, "3.0.3", `
A: {nullable: true, $ref: '#/components/schemas/B'}
B: {type: string}
C: {oneOf: [{$ref: '#/components/schemas/D'}, {$ref: '#/components/schemas/E'}], discriminator: {propertyName: kind}}
D: {type: object}
E: {type: object}
`)
	for name, value := range map[string]string{"A": `null`, "C": `{"kind": "D"}`} {
		if !New(doc).Valid(schemaOf(t, doc, name), EitherWay, valueOf(t, value)) {
			t.Errorf("%s refuses %s", name, value)
		}
		if New(doc, ByTheLetter()).Valid(schemaOf(t, doc, name), EitherWay, valueOf(t, value)) {
			t.Errorf("by the letter, %s lets %s through", name, value)
		}
	}
}
