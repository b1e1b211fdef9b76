package compare_test

import (
	"fmt"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/corpustest"
)

// pathology makes the older and the newer of two documents of a size that were
// made to cost more than they should.
type pathology struct {
	name string
	make func(n, edition int) object
}

func words(edition int) object { return object{"type": "string", "maxLength": edition} }

func listOf(n int, element func(i int) any) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = element(i)
	}
	return list
}

func objectOf(n int, member func(i int) (string, any)) object {
	o := make(object, n)
	for i := range n {
		name, value := member(i)
		o[name] = value
	}
	return o
}

// linear are shapes whose cost has to grow with their size, and no faster.
var linear = []pathology{
	{"changed properties", func(n, edition int) object {
		return giving(object{"properties": objectOf(n, func(i int) (string, any) { return fmt.Sprint("p", i), words(edition) })})
	}},
	{"references to references", func(n, edition int) object {
		schemas := objectOf(n, func(i int) (string, any) { return fmt.Sprint("S", i), ref("S", i+1) })
		schemas[fmt.Sprint("S", n)] = words(edition)
		schemas["A"] = object{"properties": objectOf(n/4, func(i int) (string, any) { return fmt.Sprint("p", i), ref("S", i*4) })}
		return components(schemas, "A")
	}},
	{"alternatives told apart by a property", func(n, edition int) object {
		return giving(object{"oneOf": listOf(n, func(i int) any {
			return object{"type": "object", "required": []any{"kind"}, "properties": object{
				"kind": object{"const": fmt.Sprint("k", i)}, "v": words(i + edition)}}
		})})
	}},
	{"a discriminator's mapping to renamed schemas", func(n, edition int) object {
		name := func(i int) string { return fmt.Sprintf("#/components/schemas/T%d_%d", edition, i) }
		schemas := objectOf(n, func(i int) (string, any) {
			return fmt.Sprintf("T%d_%d", edition, i), object{"type": "object", "properties": object{
				"kind": object{"const": fmt.Sprint("k", i)}, "v": words(i + edition)}}
		})
		schemas["A"] = object{
			"oneOf": listOf(n, func(i int) any { return object{"$ref": name(i)} }),
			"discriminator": object{"propertyName": "kind",
				"mapping": objectOf(n, func(i int) (string, any) { return fmt.Sprint("k", i*edition), name(i) })},
		}
		return components(schemas, "A")
	}},
	{"security alternatives", func(n, edition int) object {
		doc := called(operation(object{"security": listOf(n, func(i int) any {
			return object{fmt.Sprint("s", i): []any{"a"}, "shared": []any{fmt.Sprint("b", i+edition)}}
		})}))
		return doc
	}},
	{"dependencies and patterns", func(n, edition int) object {
		return giving(object{"type": "object",
			"dependentSchemas":  objectOf(n, func(i int) (string, any) { return fmt.Sprint("p", i+edition), object{"maxProperties": i} }),
			"patternProperties": objectOf(n, func(i int) (string, any) { return fmt.Sprint("^p", i), words(edition) })})
	}},
	{"enums of enums", func(n, edition int) object {
		return giving(object{"anyOf": listOf(n, func(i int) any { return object{"const": i + edition*n/2} })})
	}},
}

func measure(t *testing.T, p pathology, n int) compare.Effort {
	t.Helper()
	return compare.Measure(mustLoad(t, p.make(n, 1)), mustLoad(t, p.make(n, 2)))
}

// Twice the size takes twice the work, and not four times. What trials may
// take grows with the size, too, but none of these needs more than it is given.
func TestWorkGrowsWithSize(t *testing.T) {
	const n = 400
	for _, p := range linear {
		t.Run(p.name, func(t *testing.T) {
			one, two := measure(t, p, n), measure(t, p, 2*n)
			if one.Cut || two.Cut {
				t.Errorf("not done to the end: %+v, %+v", one, two)
			}
			if most := 5*one.Steps/2 + 1000; two.Steps > most {
				t.Errorf("%d steps for %d, %d for %d", one.Steps, n, two.Steps, 2*n)
			}
			if most := 5*one.Tries/2 + 100; two.Tries > most {
				t.Errorf("%d tries for %d, %d for %d", one.Tries, n, two.Tries, 2*n)
			}
		})
	}
}

// bounded are shapes that would cost their square, or more: they end early,
// and that is said.
var bounded = []pathology{
	{"conjunctions of all that follow", func(n, edition int) object {
		n += n / 4
		schemas := objectOf(n, func(i int) (string, any) {
			return fmt.Sprint("S", i), object{"allOf": []any{ref("S", i+1)}, "minProperties": edition,
				"properties": object{fmt.Sprint("p", i): ref("S", i*7%n)}}
		})
		schemas[fmt.Sprint("S", n)] = object{"type": "object"}
		return components(schemas, "S0")
	}},
	{"alternatives without names", func(n, edition int) object {
		return giving(object{"anyOf": listOf(n, func(i int) any {
			return object{"type": "object", "properties": object{fmt.Sprint("a", i): words(edition)}}
		})})
	}},
	{"one scheme with ever other scopes", func(n, edition int) object {
		return called(operation(object{"security": listOf(n, func(i int) any {
			return object{"s": []any{fmt.Sprint("b", i+edition*n)}}
		})}))
	}},
}

func TestWorkIsBounded(t *testing.T) {
	for _, p := range bounded {
		t.Run(p.name, func(t *testing.T) {
			const n = 1000
			e := measure(t, p, n)
			if !e.Cut {
				t.Errorf("done to the end: %+v", e)
			}
			if e.Steps > e.Most+1 || e.Left < -1000 {
				t.Errorf("went far beyond what it may take: %+v", e)
			}
			r := diff(t, p.make(n, 1), p.make(n, 2))
			if r.Verdict != compare.Breaks || len(r.NotCompared) == 0 {
				t.Errorf("%s, and %d not compared", r.Verdict, len(r.NotCompared))
			}
			if again := measure(t, p, n); again != e {
				t.Errorf("it took %+v, and then %+v", e, again)
			}
		})
	}
}

// Real documents take a small part of what they may.
func TestCorpusTakesLittle(t *testing.T) {
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			e := compare.Measure(corpustest.Document(t, p.old), corpustest.Document(t, p.new))
			if e.Cut || e.Steps > e.Most/8 || e.Tries > e.Left {
				t.Errorf("%+v", e)
			}
		})
	}
}

// A schema that all operations share makes one set of operations, however
// often it is used, and operations of their own make small ones.
func TestReachTakesLittle(t *testing.T) {
	const operations, changes = 4000, 50
	doc := func(edition int) object {
		paths := objectOf(operations, func(i int) (string, any) {
			schema := object{"properties": object{"own": words(edition), "shared": ref("W", 0), "one": ref("W", i%changes)}}
			return fmt.Sprint("/x", i), object{"get": object{"responses": object{"200": object{"description": "",
				"content": object{"application/json": object{"schema": schema}}}}}}
		})
		schemas := objectOf(changes, func(i int) (string, any) { return fmt.Sprint("W", i), words(edition) })
		return document(object{"paths": paths, "components": object{"schemas": schemas}})
	}
	e := compare.Measure(mustLoad(t, doc(1)), mustLoad(t, doc(2)))
	if perOperation := e.Words / operations; perOperation > 8 {
		t.Errorf("%d words for each operation", perOperation)
	}
}
