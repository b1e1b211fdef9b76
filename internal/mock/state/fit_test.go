package state

import (
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

// TestFit makes values fit: adds what is missing, takes away what is too much,
// and replaces what is wrong.
func TestFit(t *testing.T) {
	b := benchOf(t, `
openapi: 3.1.0
info: {title: Things, version: '1'}
paths: {}
components:
  schemas:
    Thing:
      type: object
      additionalProperties: false
      required: [name, tags, inner]
      properties:
        name: {type: string, minLength: 1}
        note: {type: string}
        tags: {type: array, items: {type: string}}
        many: {type: array, items: {type: object, required: [id], properties: {id: {type: integer}}}}
        inner: {type: object, required: [size], properties: {size: {type: integer, maximum: 9}, kind: {default: plain}}}
    Choice: {oneOf: [{type: object, required: [a], properties: {a: {type: integer}}}, {type: object, required: [b], properties: {b: {type: integer}}}]}
`)
	thing, choice := b.doc.ComponentsNode("schemas").Get("Thing"), b.doc.ComponentsNode("schemas").Get("Choice")
	made := parse(t, `{"name": "made", "inner": {"size": 3}, "many": [{"id": 1}]}`)
	for _, one := range []struct{ v, want string }{
		{`{"name":"x","tags":[],"inner":{"size":1}}`, `{"name":"x","tags":[],"inner":{"size":1}}`},
		{`{"name":""}`, `{"name":"made","tags":[],"inner":{"size":3}}`},
		{`{"name":"x","tags":[7,"a"],"inner":{"size":11},"more":1}`, `{"name":"x","tags":["a"],"inner":{"size":3}}`},
		{`{"name":"x","tags":[],"inner":{"size":1},"many":[{}]}`, `{"name":"x","tags":[],"inner":{"size":1},"many":[{"id":1}]}`},
	} {
		got, ok := b.fit(thing, parse(t, one.v), made)
		if !ok || !sample.Same(got, parse(t, one.want)) {
			t.Errorf("%s becomes %s (%v), want %s", one.v, sample.Compact(got), ok, one.want)
		}
	}
	if _, ok := b.fit(choice, parse(t, `{"a": "x", "b": "y"}`), nil); ok {
		t.Error("what fits none of several is said to fit")
	}
}
