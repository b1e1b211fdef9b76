package workflow

import (
	"encoding/json"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// inputsOf reads the inputs that a schema in YAML describes.
func inputsOf(t *testing.T, schema string) *inputs {
	t.Helper()
	root, _, err := contract.Parse([]byte("workflows: [{inputs: "+schema+"}]\ncomponents: {inputs: {"+
		"page: {type: object, properties: {limit: {$ref: '#/components/inputs/count'}}}, count: {type: integer, default: 10}, "+
		"circle: {$ref: '#/components/inputs/circle'}}}"), limits)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{file: &File{root: root}}
	in := r.inputs(root.Get("workflows").Children()[0].Value.Get("inputs"))
	if len(r.faults) > 0 {
		t.Fatal(schema, r.faults)
	}
	return in
}

func TestInputs(t *testing.T) {
	for _, test := range []struct {
		schema string
		given  map[string]any
		want   string // the values, or what is wrong after an exclamation mark
	}{
		{"{properties: {n: {type: integer}}}", map[string]any{"n": Text("5")}, `{"n":5}`},
		{"{properties: {n: {type: string}}}", map[string]any{"n": Text("5")}, `{"n":"5"}`},
		{"{properties: {n: {type: [string, integer]}}}", map[string]any{"n": Text("5")}, `{"n":"5"}`},
		{"{properties: {n: {type: boolean}}}", map[string]any{"n": Text("true")}, `{"n":true}`},
		{"{properties: {n: {type: array}}}", map[string]any{"n": Text(`[1, {"a": 2}]`)}, `{"n":[1,{"a":2}]}`},
		{"{properties: {n: {type: string, pattern: '^(?=a)'}}}", map[string]any{"n": Text("abc")}, `{"n":"abc"}`},
		{"{properties: {n: {type: integer}}}", map[string]any{"n": Text("five")}, "!`n`: got string, want integer"},
		{"{properties: {n: {type: integer}, m: {type: object, required: [x]}}}", map[string]any{"n": "5", "m": sample.Object{}},
			"!`m`: missing property 'x'; `n`: got string, want integer"},
		{"{properties: {n: {default: 1}}}", nil, `{"n":1}`},
		{"{properties: {n: {default: 1}}, required: [n]}", map[string]any{"n": json.Number("2"), "other": "x"}, `{"n":2}`},
		{"{properties: {n: {}}, required: [n]}", nil, "!missing property 'n'"},
		{"{properties: {n: {}}, additionalProperties: true}", map[string]any{"other": "x"}, `{"other":"x"}`},
		{"{type: object}", map[string]any{"other": "x"}, `{"other":"x"}`},
		{"{$ref: '#/components/inputs/page'}", map[string]any{"other": "x"}, `{"limit":10}`},
		{"{allOf: [{$ref: '#/components/inputs/page'}, {properties: {q: {}}}]}", map[string]any{"q": "x", "limit": Text("3")}, `{"limit":3,"q":"x"}`},
		{"{properties: {c: {$ref: '#/components/inputs/circle'}}}", nil, `{}`},
		{"true", map[string]any{"a": "b"}, `{"a":"b"}`},
		{"false", nil, "!false schema"},
	} {
		values, wrong := inputsOf(t, test.schema).complete(test.given)
		got := "!" + wrong
		if wrong == "" {
			got = sample.Compact(sample.FromPlain(values))
		}
		if got != test.want {
			t.Errorf("%s with %v: got %s, want %s", test.schema, test.given, got, test.want)
		}
	}
}

func TestWithoutASchemaInputsAreTakenAsTheyAre(t *testing.T) {
	var none *inputs
	values, wrong := none.complete(map[string]any{"a": Text("5"), "b": sample.Object{{Name: "x", Value: nil}}})
	if got := sample.Compact(sample.FromPlain(values)); wrong != "" || got != `{"a":"5","b":{"x":null}}` {
		t.Errorf("%s, %s", got, wrong)
	}
}

func TestASchemaThatRefersToItself(t *testing.T) {
	in := inputsOf(t, "{$ref: '#/components/inputs/circle'}")
	if _, wrong := in.complete(map[string]any{"a": "b"}); wrong == "" {
		t.Error("a circle lets values through")
	}
}
