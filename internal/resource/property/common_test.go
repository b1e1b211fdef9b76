package property

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

const alternatives = `
openapi: 3.0.3
info: {title: Zoo, version: '1'}
paths: {}
components:
  schemas:
    Base: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}, born: {type: string, format: date}}}
    Cat: {allOf: [{$ref: '#/components/schemas/Base'}, {required: [kind, name], properties: {kind: {enum: [cat]}, name: {type: string}, indoor: {type: boolean}, size: {type: integer}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Base'}, {required: [kind], properties: {kind: {enum: [dog]}, name: {type: string}, size: {type: number}}}]}
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], properties: {owner: {type: string}}}
`

func TestOfAlternatives(t *testing.T) {
	doc, err := contract.Load([]byte(alternatives), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	animal := doc.Root.At("components", "schemas", "Animal")
	var got []string
	for _, p := range Of(doc, animal) {
		got = append(got, fmt.Sprint(p.Name, p.Types.Names(), p.ReadOnly, p.Required, p.Varied, p.Shared))
	}
	want := "owner[string] false false false false, id[integer] true true false true, born[string] false false false true, name[string] false false false true"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	if p, ok := At(doc, animal, []string{"id"}); !ok || !p.ReadOnly {
		t.Errorf("the id of all alternatives is not known: %+v", p)
	}
	for _, name := range []string{"kind", "indoor", "size"} {
		if p, ok := At(doc, animal, []string{name}); ok && p.Node != nil {
			t.Errorf("%s is not the same in all alternatives, and found", name)
		}
	}
}

// TestOfNestedAlternatives takes alternatives of alternatives that would take
// forever if each were compared with each.
func TestOfNestedAlternatives(t *testing.T) {
	var b strings.Builder
	b.WriteString("openapi: 3.0.3\ninfo: {title: Deep, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n")
	for i := range 12 {
		one := fmt.Sprintf("{$ref: '#/components/schemas/S%d'}", i+1)
		fmt.Fprintf(&b, "    S%d: {oneOf: [%s]}\n", i, strings.Join([]string{one, one, one, one, one, one, one, one}, ", "))
	}
	b.WriteString("    S12: {type: object, properties: {id: {type: integer}}}\n")
	doc, err := contract.Load([]byte(b.String()), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got := Of(doc, doc.Root.At("components", "schemas", "S0")); len(got) != 0 {
		t.Errorf("got %v of alternatives that are too deep", got)
	}
}
