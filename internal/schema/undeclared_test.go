package schema

import (
	"slices"
	"testing"
)

func TestUndeclared(t *testing.T) {
	for name, test := range map[string]struct {
		schema, value string
		want          []string // places and names
	}{
		"plain":                 {"properties: {a: {}}", `{"a": 1, "b": 2}`, []string{" b"}},
		"free":                  {"type: object", `{"b": 2}`, nil},
		"open":                  {"{properties: {a: {}}, additionalProperties: true}", `{"b": 2}`, nil},
		"open to a type":        {"{properties: {a: {}}, additionalProperties: {type: integer}}", `{"b": 2}`, nil},
		"refused already":       {"{properties: {a: {}}, additionalProperties: false}", `{"b": 2}`, nil},
		"unevaluated":           {"{properties: {a: {}}, unevaluatedProperties: {}}", `{"b": 2}`, nil},
		"by pattern":            {"{properties: {a: {}}, patternProperties: {'^x-': {}}}", `{"x-b": 2, "b": 1}`, []string{" b"}},
		"by reference":          {"$ref: '#/components/schemas/S'", `{"s": 1, "t": {"u": 1, "v": 2}, "w": 1}`, []string{" w", "/t v"}},
		"all together":          {"allOf: [{$ref: '#/components/schemas/S'}, {properties: {a: {}}}, {required: [a]}, {type: object}]", `{"s": 1, "a": 1, "b": 2}`, []string{" b"}},
		"the fitting branch":    {"oneOf: [{properties: {a: {}}, required: [a]}, {properties: {b: {}}, required: [b]}]", `{"a": 1, "c": 2}`, []string{" c"}},
		"of another branch":     {"oneOf: [{properties: {a: {}}, required: [a]}, {properties: {b: {}}, required: [b]}]", `{"a": 1, "c": 2, "d": 1}`, []string{" c", " d"}},
		"every fitting branch":  {"anyOf: [{properties: {a: {}}}, {properties: {b: {}}}]", `{"a": 1, "b": 1, "c": 2}`, []string{" c"}},
		"a free branch":         {"{properties: {a: {}}, anyOf: [{type: object}]}", `{"b": 1}`, nil},
		"a branch that demands": {"{properties: {a: {}}, anyOf: [{required: [a]}, {required: [b]}]}", `{"a": 1, "c": 1}`, []string{" c"}},
		"no branch fits":        {"oneOf: [{properties: {a: {type: integer}}, required: [z]}, {properties: {b: {}}, required: [z]}]", `{"a": 1, "b": 1, "c": 1}`, []string{" c"}},
		"then":                  {"{if: {properties: {a: {const: 1}}}, then: {properties: {b: {}}}, else: {properties: {c: {}}}}", `{"a": 1, "b": 1, "c": 1}`, []string{" c"}},
		"dependent":             {"{properties: {a: {}}, dependentSchemas: {a: {properties: {b: {}}}}}", `{"a": 1, "b": 1, "c": 1}`, []string{" c"}},
		"elements":              {"{prefixItems: [{properties: {a: {}}}], items: {properties: {b: {}}}}", `[{"a": 1}, {"a": 1}, {"b": 2}]`, []string{"/1 a"}},
		"values of a map":       {"additionalProperties: {properties: {a: {}}}", `{"x": {"b": 1}}`, []string{"/x b"}},
		"recursive":             {"{properties: {a: {$ref: '#/components/schemas/A'}}}", `{"a": {"a": {"b": 1}}}`, []string{"/a/a b"}},
		"a circle":              {"{properties: {b: {}}, allOf: [{$ref: '#/components/schemas/A'}]}", `{"a": 1}`, []string{" a"}},
	} {
		t.Run(name, func(t *testing.T) {
			doc := documentOf(t, "3.1.0", "S: {properties: {s: {}, t: {properties: {u: {}}}}}\nA:\n  "+test.schema)
			faults, judged := New(doc).Undeclared(schemaOf(t, doc, "A"), EitherWay, valueOf(t, test.value))
			if !judged {
				t.Fatal("too much work")
			}
			if got := placesOf(faults); !slices.Equal(got, test.want) {
				t.Errorf("undeclared: %q, want %q", got, test.want)
			}
		})
	}
}

// placesOf writes place and property of each fault.
func placesOf(faults []Fault) []string {
	var got []string
	for _, f := range faults {
		where := ""
		for _, key := range f.Place {
			where += "/" + key
		}
		got = append(got, where+" "+f.Property)
	}
	return got
}

func TestWriteOnly(t *testing.T) {
	doc := documentOf(t, "3.0.3", `
A:
  properties: {name: {}, key: {type: string, writeOnly: true}, inner: {$ref: '#/components/schemas/B'}}
B:
  allOf: [{properties: {secret: {$ref: '#/components/schemas/Secret'}}}]
  properties: {list: {type: array, items: {$ref: '#/components/schemas/A'}}}
Secret: {type: string, writeOnly: true}
`)
	value := valueOf(t, `{"name": "x", "key": "k", "inner": {"secret": "s", "list": [{"key": null}, {"key": "l"}]}}`)
	faults, judged := New(doc).WriteOnly(schemaOf(t, doc, "A"), value)
	if want := []string{"/inner/list/1/key key", "/inner/secret secret", "/key key"}; !judged || !slices.Equal(placesOf(faults), want) {
		t.Errorf("found %q, want %q", placesOf(faults), want)
	}
	doc = documentOf(t, "3.0.3", "A: {properties: {key: {}}}")
	if faults, judged := New(doc).WriteOnly(schemaOf(t, doc, "A"), value); !judged || len(faults) > 0 {
		t.Errorf("found %v", faults)
	}
}
