package compare_test

import (
	"fmt"
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

func components(schemas object, first string) object {
	doc := giving(object{"$ref": "#/components/schemas/" + first})
	doc["components"] = object{"schemas": schemas}
	return doc
}

func ref(name string, i int) object {
	return object{"$ref": fmt.Sprintf("#/components/schemas/%s%d", name, i)}
}

// A chain of schemas as long as a document is compared without recursion, and
// what is at its end reaches the operation at its beginning.
func TestLongChain(t *testing.T) {
	const length = 20_000
	chain := func(last string) object {
		schemas := object{}
		for i := range length {
			schemas[fmt.Sprintf("S%d", i)] = object{"type": "object", "properties": object{"next": ref("S", i+1)}}
		}
		schemas[fmt.Sprintf("S%d", length)] = object{"type": last}
		return components(schemas, "S0")
	}
	r := diff(t, chain("string"), chain("integer"))
	if c := find(r, "response-type-changed"); len(r.Changes) != 1 || len(c) != 1 || len(c[0].Operations) != 1 {
		t.Error(len(r.Changes), r.Changes[0])
	}
}

// Two references a level, to the same schema: as many ways as 2 to the power of
// the levels, and as many comparisons as levels.
func TestManyWaysToOneSchema(t *testing.T) {
	const levels = 60
	lattice := func(last string) object {
		schemas := object{}
		for i := range levels {
			schemas[fmt.Sprintf("S%d", i)] = object{"type": "object", "properties": object{"a": ref("S", i+1), "b": ref("S", i+1)},
				"oneOf": []any{object{"required": []any{"a"}}, object{"required": []any{"b"}}}}
		}
		schemas[fmt.Sprintf("S%d", levels)] = object{"type": last}
		return components(schemas, "S0")
	}
	if r := diff(t, lattice("string"), lattice("integer")); len(find(r, "response-type-changed")) != 1 || len(r.NotCompared) != 0 {
		t.Error(pretty(t, r))
	}
}

// Conjunctions of schemas that lead to ever new conjunctions come to an end
// that is said.
func TestConjunctionsAreBounded(t *testing.T) {
	const n = 24
	doc := func(last string) object {
		schemas := object{}
		for i := range n {
			schemas[fmt.Sprintf("S%d", i)] = object{"type": "object", "description": last, "properties": object{
				"a": ref("S", (i+1)%n), "b": ref("S", (i*i+3)%n), "c": ref("S", (i*5+1)%n)}}
		}
		schemas["T"] = object{"allOf": []any{ref("S", 0), ref("S", 5), ref("S", 7), ref("S", 11)}}
		return components(schemas, "T")
	}
	r := diff(t, doc("x"), doc("y"))
	if r.Verdict == compare.Identical {
		t.Error(pretty(t, r))
	}
}

// Schemas that are their own alternatives come to an end.
func TestAlternativesOfThemselves(t *testing.T) {
	doc := func(kind string) object {
		return components(object{
			"A": object{"anyOf": []any{object{"$ref": "#/components/schemas/B"}, object{"type": kind}}, "title": kind},
			"B": object{"anyOf": []any{object{"$ref": "#/components/schemas/A"}, object{"type": "boolean"}}, "minLength": 1},
			"C": object{"oneOf": []any{object{"$ref": "#/components/schemas/C"}}, "maximum": 1},
			"D": object{"allOf": []any{object{"$ref": "#/components/schemas/D"}, object{"$ref": "#/components/schemas/A"}, object{"$ref": "#/components/schemas/C"}}},
		}, "D")
	}
	if r := diff(t, doc("string"), doc("integer")); r.Verdict != compare.Breaks {
		t.Error(pretty(t, r))
	}
}

// Many alternatives without names are matched in bounded time.
func TestManyAlternatives(t *testing.T) {
	doc := func(extra int) object {
		var list []any
		for i := range 400 {
			list = append(list, object{"type": "object", "required": []any{fmt.Sprintf("p%d", i)}, "maxProperties": i + extra})
		}
		return giving(object{"anyOf": list})
	}
	if r := diff(t, doc(1), doc(2)); r.Verdict != compare.Breaks {
		t.Error(r.Verdict)
	}
}

// More changes than anybody reads are cut, and that is said.
func TestReportIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("50,000 changes take some seconds")
	}
	doc := func(n int) object {
		properties := object{}
		for i := range n {
			properties[fmt.Sprintf("p%d", i)] = object{}
		}
		return giving(object{"type": "object", "properties": properties})
	}
	r := diff(t, doc(0), doc(50_010))
	if len(r.Changes) != 50_000 || len(r.NotCompared) != 1 || r.Verdict != compare.Breaks {
		t.Error(len(r.Changes), r.NotCompared)
	}
}

// A number with an absurd exponent costs neither time nor memory.
func TestAbsurdNumbers(t *testing.T) {
	doc := func(limit string) []byte {
		return []byte(`{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"number","maximum":` +
			limit + `,"multipleOf":` + limit + `,"enum":[` + limit + `],"default":` + limit + `}}}},"responses":{}}}}}`)
	}
	for _, n := range []string{"1e99999", "1e-99999", "1e999999999", "1e-999999999"} {
		diff(t, doc(n), doc("1"))
		diff(t, doc("1"), doc(n))
	}
}

// Schemas that take on each other's choices, all around a circle, have as many
// choices each as there are schemas. Trying each against each, within trials,
// once took all memory there was.
func TestChoicesOfEachOther(t *testing.T) {
	const n = 60
	doc := func(least int) object {
		schemas := object{}
		for i := range n {
			var choices []any
			for j := 1; j < 8; j++ {
				choices = append(choices, object{"type": "object", "minProperties": least, "properties": object{"a": ref("S", (i+j)%n)}})
			}
			schemas[fmt.Sprintf("S%d", i)] = object{"allOf": []any{ref("S", (i+1)%n)}, "oneOf": choices}
		}
		return components(schemas, "S0")
	}
	if r := diff(t, doc(0), doc(1)); r.Verdict == compare.Identical {
		t.Error(pretty(t, r))
	}
}
