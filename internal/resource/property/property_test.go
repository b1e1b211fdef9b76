package property

import (
	"fmt"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

const document = `
openapi: 3.1.0
info: {title: Things, version: '1'}
paths: {}
components:
  schemas:
    Base:
      type: object
      required: [id]
      properties:
        id: {type: integer, readOnly: true}
        kind: {$ref: '#/components/schemas/Kind'}
        secret: {type: string, writeOnly: true}
    Kind: {type: string, enum: [a, b]}
    Thing:
      allOf:
        - $ref: '#/components/schemas/Base'
        - required: [kind]
          properties:
            size: {oneOf: [{type: integer}, {type: 'null'}]}
            any: {oneOf: [{type: integer}, {type: string}]}
            day: {type: string, format: date}
            inner: {type: object, properties: {on: {type: boolean}}}
    Limits: {type: object, additionalProperties: {type: integer}}
    Loop: {properties: {next: {$ref: '#/components/schemas/Loop'}}, allOf: [{$ref: '#/components/schemas/Loop'}]}
`

func load(t *testing.T) (*contract.Document, func(name string) *contract.Node) {
	doc, err := contract.Load([]byte(document), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc, func(name string) *contract.Node { return doc.Root.At("components", "schemas", name) }
}

func TestOf(t *testing.T) {
	doc, schema := load(t)
	var got []string
	for _, p := range Of(doc, schema("Thing")) {
		got = append(got, fmt.Sprintf("%s %v %s %v %v %v %v %v %v %v", p.Name, p.Types.Names(), p.Format, p.Enum, p.ReadOnly, p.WriteOnly, p.Required, p.Varied, p.IsExact(), p.IsScalar()))
	}
	want := []string{
		"id [integer]  [] true false true false true true",
		"kind [string]  [a b] false false true false true true",
		"secret [string]  [] false true false false false true",
		"size [integer]  [] false false false false true true",
		"any [null boolean number string array object]  [] false false false true false false",
		"day [string] date [] false false false false false true",
		"inner [object]  [] false false false false false false",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestAt(t *testing.T) {
	doc, schema := load(t)
	if p, ok := At(doc, schema("Thing"), []string{"inner", "on"}); !ok || p.Types != contract.TypeBoolean {
		t.Errorf("inner.on is %+v, %v", p, ok)
	}
	for _, keys := range [][]string{nil, {"none"}, {"any", "more"}, {"id", "more"}} {
		if p, ok := At(doc, schema("Thing"), keys); ok {
			t.Errorf("%v is %+v", keys, p)
		}
	}
	if p, ok := At(doc, schema("Limits"), []string{"ü"}); !ok || p.Types != contract.TypeInteger {
		t.Errorf("a limit is %+v, %v", p, ok)
	}
	if _, ok := At(doc, schema("Loop"), []string{"next", "next", "next"}); !ok {
		t.Error("a loop has an end")
	}
}

func TestMap(t *testing.T) {
	doc, schema := load(t)
	if Map(doc, schema("Limits")) == nil {
		t.Error("limits are no map")
	}
	if Map(doc, schema("Thing")) != nil || Map(doc, schema("Kind")) != nil {
		t.Error("things are a map")
	}
}
