package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// variantsOf lists the variants of a schema: "+" for valid, "-" for broken,
// "~" before it for soft ones; keyword, place and value.
func variantsOf(t *testing.T, schema, base string) []string {
	t.Helper()
	doc := schemaOf(t, schema)
	v, err := Parse([]byte(base))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for v := range New(doc).Variants(doc.Root.At("components", "schemas", "S"), contract.InRequest, v) {
		sign := "-"
		if v.Valid {
			sign = "+"
		}
		if v.Soft {
			sign = "~" + sign
		}
		out = append(out, fmt.Sprintf("%s %s /%s %s", sign, v.Keyword, strings.Join(v.Place, "/"), Compact(v.Value)))
	}
	return out
}

func TestVariantsOfEachWord(t *testing.T) {
	for _, c := range []struct {
		schema, base string
		want         []string // among others
	}{
		{`{"type": "string", "minLength": 2, "maxLength": 4}`, `"abc"`, []string{`+ maxLength / "xxxx"`, `- maxLength / "xxxxx"`, `+ minLength / "xx"`, `- minLength / "x"`, `- type / {}`, `- type / null`}},
		{`{"type": "string", "pattern": "^a+$", "maxLength": 3}`, `"a"`, []string{`- pattern / "a!"`, `+ maxLength / "aaa"`, `- maxLength / "aaaa"`}},
		{`{"type": ["string", "null"], "format": "date-time"}`, `"2026-01-31T12:00:00Z"`, []string{`- format / "not a time"`, `+ type / null`}},
		{`{"type": "string", "format": "email"}`, `"ada@example.com"`, []string{`~- format / "not an address"`}},
		{`{"type": "string", "format": "shoe-size", "maxLength": 2}`, `"42"`, []string{`~+ maxLength / "xx"`, `- maxLength / "xxx"`}},
		{`{"type": "integer", "minimum": 1, "exclusiveMaximum": 10}`, `5`, []string{`+ minimum / 1`, `- minimum / 0`, `- exclusiveMaximum / 10`, `+ exclusiveMaximum / 9`, `~- type / 5.5`, `- type / "word"`}},
		{`{"type": "integer", "multipleOf": 5, "minimum": 10, "maximum": 20}`, `15`, []string{`+ minimum / 10`, `- minimum / 5`, `+ maximum / 20`, `- maximum / 25`, `- multipleOf / 16`}},
		{`{"type": "integer", "format": "int32"}`, `1`, []string{`- format / 2147483648`, `~+ type / 0`, `~+ type / -1`}},
		{`{"type": "number", "minimum": 0.5}`, `1`, []string{`+ minimum / 0.5`, `- minimum / -0.5`}},
		{`{"type": "boolean"}`, `true`, []string{`+ type / false`, `- type / {}`}},
		{`{"enum": ["a", "b", null]}`, `"a"`, []string{`+ enum / "b"`, `+ enum / null`, `- enum / "none-of-these"`}},
		{`{"const": "a"}`, `"a"`, []string{`- const / "none-of-these"`}},
		{`{"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2, "uniqueItems": true}`, `[1]`,
			[]string{`+ maxItems / [1,2]`, `- maxItems / [1,2,3]`, `- minItems / []`, `- uniqueItems / [1,1]`, `- type /0 ["word"]`, `- type / 7`}},
		{`{"type": "array", "contains": {"type": "string"}}`, `["a", 1]`, []string{`- contains / [1]`}},
		{`{"type": "array", "prefixItems": [{"type": "integer"}], "items": false}`, `[1]`, []string{`- items / [1,"word"]`, `- type /0 ["word"]`}},
		{`{"type": "object", "required": ["a"], "additionalProperties": false, "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}`, `{"a":1,"b":1}`,
			[]string{`- required /a {"b":1}`, `+ required /b {"a":1}`, `- additionalProperties /stewardUnknown {"a":1,"b":1,"stewardUnknown":"word"}`, `- type /a {"a":null,"b":1}`, `~- type /b {"a":1,"b":null}`}},
		{`{"type": "object", "properties": {"a": {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer", "minimum": 0}}}}}`, `{}`,
			[]string{`+ properties /a {"a":{"x":1}}`, `- required /a/x {"a":{}}`, `- minimum /a/x {"a":{"x":-1}}`}},
		{`{"type": "object", "minProperties": 1, "maxProperties": 2, "additionalProperties": {"type": "integer"}}`, `{"a":1}`,
			[]string{`- minProperties / {}`, `+ maxProperties / {"a":1,"key":1}`, `- maxProperties / {"a":1,"key":1,"key2":1}`}},
		{`{"type": "object", "propertyNames": {"maxLength": 3}}`, `{"a":1}`, []string{`- propertyNames /Not A Name! {"a":1,"Not A Name!":"string"}`}},
		{`{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}, "dependentRequired": {"a": ["b"]}}`, `{}`,
			[]string{`- dependentRequired / {"a":1}`, `+ properties /b {"b":1}`}},
		{`{"type": "object", "required": ["k"], "properties": {"k": {"enum": ["x", "y"]}, "n": {"type": "integer"}}, "if": {"properties": {"k": {"const": "x"}}}, "then": {"required": ["n"]}}`, `{"k":"y"}`,
			[]string{`+ if / {"k":"x","n":1}`, `- required /n {"k":"x"}`, `- enum /k {"k":"x"}`}},
		{`{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}, {"type": "object", "required": ["b"], "properties": {"b": {"type": "boolean"}}}]}`, `{"a":1}`,
			[]string{`+ oneOf / {"b":true}`, `- type /b {"b":{}}`, `- required /a {}`}},
		{`{"type": "object", "required": ["a"], "properties": {"a": {"type": "integer", "default": 1}}}`, `{"a":1}`, []string{`~- required /a {}`}},
		{`{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}`, `{"a":1,"b":1}`, []string{`+ required /a {"b":1}`, `~+ required / {}`}},
		{`{"anyOf": [{"type": "string"}, {"type": "integer"}]}`, `"a"`, []string{`+ anyOf / 1`, `- anyOf / {}`}},
		{`{"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}, "a": {"type": "integer"}}}`, `{}`, []string{`+ properties /a {"a":1}`}},
	} {
		got := variantsOf(t, c.schema, c.base)
		for _, want := range c.want {
			sign, rest, _ := strings.Cut(want, " ")
			if want == `- enum /k {"k":"x"}` { // allowed by enum, forbidden by the condition: nobody can say that enum was broken
				if slices.Contains(got, want) || slices.Contains(got, "+ "+rest) {
					t.Errorf("%s\nhas %s %s", c.schema, sign, rest)
				}
			} else if !slices.Contains(got, want) {
				t.Errorf("%s\nlacks %s in\n%s", c.schema, want, strings.Join(got, "\n"))
			}
		}
		if i := slices.IndexFunc(got, func(s string) bool { return strings.Contains(s, `"id"`) }); i >= 0 {
			t.Errorf("what is read only is sent: %s", got[i])
		}
	}
}

func TestVariantsAreTheSameEachTime(t *testing.T) {
	first := variantsOf(t, order, `{"customer":{"name":"a","email":"ada@example.com"},"currency":"EUR","items":[{"sku":"ABC-1234","quantity":1}]}`)
	again := variantsOf(t, order, `{"customer":{"name":"a","email":"ada@example.com"},"currency":"EUR","items":[{"sku":"ABC-1234","quantity":1}]}`)
	if !slices.Equal(first, again) || len(first) < 60 {
		t.Errorf("%d and %d variants", len(first), len(again))
	}
	kinds := map[string]bool{}
	for _, line := range first[:20] {
		kinds[strings.Join(strings.Fields(line)[:2], " ")] = true
	}
	if len(kinds) < 12 {
		t.Errorf("the first 20 are of %d kinds only: %v", len(kinds), first[:20])
	}
}

func TestThereAreNoVariantsOfWhatIsNotValid(t *testing.T) {
	for _, c := range []struct{ schema, base string }{
		{`{"type": "string"}`, `1`}, {`false`, `1`}, {`{"type": "string", "enum": ["a"], "nullable": true}`, `null`}, {`{"type": "string", "pattern": "["}`, `"a"`},
	} {
		if got := variantsOf(t, c.schema, c.base); len(got) > 0 {
			t.Errorf("%s: %v", c.schema, got)
		}
	}
}

func TestRandomValuesFollowFromTheSeed(t *testing.T) {
	doc := schemaOf(t, order)
	schema := doc.Root.At("components", "schemas", "S")
	sequence := func(m *Maker, seed uint64) string {
		var b strings.Builder
		rng := rand.New(rand.NewPCG(seed, 0))
		for range 50 {
			v, _ := m.Random(schema, contract.InRequest, rng)
			broken, _ := m.Broken(schema, contract.InRequest, v, rng)
			b.WriteString(Compact(v) + Compact(broken.Value))
		}
		return b.String()
	}
	want, shared := sequence(New(doc), 1), New(doc)
	if sequence(New(doc), 2) == want {
		t.Error("another seed makes the same values")
	}
	results := make(chan string)
	for range 4 {
		go func() { results <- sequence(shared, 1) }()
	}
	for range 4 {
		if <-results != want {
			t.Error("the same seed makes other values")
		}
	}
}

// Random values reach what a schema speaks of.
func TestRandomValuesReachEverything(t *testing.T) {
	for _, c := range []struct {
		schema string
		want   []string
	}{
		{`{"type": "integer", "minimum": 3, "maximum": 900}`, []string{`3`, `900`}},
		{`{"type": "string", "minLength": 1, "maxLength": 300}`, []string{`"x"`, `"` + strings.Repeat("y", 300) + `"`, `"🚀"`}},
		{`{"type": "string"}`, []string{`""`, `"null"`}},
		{`{"enum": ["a", 2, null]}`, []string{`"a"`, `2`, `null`}},
		{`{"type": ["boolean", "null"]}`, []string{`true`, `false`, `null`}},
		{`{"type": "array", "items": {"type": "boolean"}, "maxItems": 2}`, []string{`[]`, `[true,false]`}},
		{`{"type": "object", "properties": {"a": {"const": 1}, "b": {"const": 2}}}`, []string{`{}`, `{"a":1}`, `{"b":2}`, `{"a":1,"b":2}`}},
		{`{"oneOf": [{"const": "x"}, {"const": "y"}, {"const": "z"}]}`, []string{`"x"`, `"y"`, `"z"`}},
		{`{"type": "object", "properties": {"k": {"enum": ["p", "q"]}, "n": {"const": 1}}, "required": ["k"], "if": {"properties": {"k": {"const": "p"}}}, "then": {"required": ["n"]}}`, []string{`{"k":"p","n":1}`, `{"k":"q"}`}},
		{`{"type": "object", "additionalProperties": {"const": 1}, "propertyNames": {"enum": ["u", "v"]}}`, []string{`{}`, `{"u":1}`}},
	} {
		doc := schemaOf(t, c.schema)
		schema, m, rng := doc.Root.At("components", "schemas", "S"), New(doc), rand.New(rand.NewPCG(3, 4))
		seen := map[string]bool{}
		for range 2000 {
			v, ok := m.Random(schema, contract.InRequest, rng)
			if !ok {
				t.Fatalf("%s: no value", c.schema)
			}
			seen[Compact(v)] = true
		}
		for _, want := range c.want {
			if !seen[want] {
				t.Errorf("%s: never %s", c.schema, want)
			}
		}
	}
}

func TestBreaksAreOfManyKinds(t *testing.T) {
	doc := schemaOf(t, order)
	schema, m, rng := doc.Root.At("components", "schemas", "S"), New(doc), rand.New(rand.NewPCG(3, 4))
	kinds := map[string]int{}
	for range 500 {
		v, ok := m.Random(schema, contract.InRequest, rng)
		if b, broken := m.Broken(schema, contract.InRequest, v, rng); ok && broken {
			kinds[b.Keyword]++
			if b.Valid || b.Soft || b.Text == "" || b.Schema == nil {
				t.Errorf("%+v", b)
			}
		}
	}
	for _, want := range []string{"required", "type", "enum", "maxLength", "minLength", "pattern", "minimum", "maximum", "minItems", "additionalProperties", "format"} {
		if kinds[want] == 0 {
			t.Errorf("never %s: %v", want, kinds)
		}
	}
}

// Shrinking a value that fails for one reason ends with just that reason.
func TestShrinkingEndsWithTheReason(t *testing.T) {
	doc := schemaOf(t, order)
	schema, m := doc.Root.At("components", "schemas", "S"), New(doc)
	start, err := Parse([]byte(`{"customer":{"name":"Ada Lovelace","email":"ada@example.com"},"currency":"JPY","items":[{"sku":"ABC-1234","quantity":5},{"sku":"XYZ-9876","quantity":500,"gift":true},
		{"sku":"ABC-0000","quantity":1}],"note":"a long text with a bug in it","due":"2026-01-31","total":12.5}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		fails func(text string) bool
		want  string
	}{
		{func(s string) bool { return strings.Contains(s, "gift") }, `{"customer":{"name":"A","email":"ada@example.c"},"currency":"JPY","items":[{"sku":"XYZ-9876","quantity":1,"gift":false}]}`},
		{func(s string) bool { return strings.Contains(s, "bug") }, `{"customer":{"name":"A","email":"ada@example.c"},"currency":"JPY","items":[{"sku":"ABC-1234","quantity":1}],"note":"a long text with a bug"}`},
	} {
		v, steps := start, 0
		for next := range smaller(m, schema, v, c.fails) {
			v = next
			steps++
		}
		if got := Compact(v); got != c.want {
			t.Errorf("after %d steps %s, want %s", steps, got, c.want)
		}
	}
}

// smaller yields one failing value after another, each smaller.
func smaller(m *Maker, schema *contract.Node, v any, fails func(string) bool) func(func(any) bool) {
	return func(yield func(any) bool) {
		for {
			var next any
			for s := range m.Shrink(schema, contract.InRequest, v) {
				if fails(Compact(s)) {
					next = s
					break
				}
			}
			if next == nil || !yield(next) {
				return
			}
			v = next
		}
	}
}
