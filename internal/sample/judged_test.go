package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// jury has values judged by package schema, which shares nothing with this
// one but the reading of documents.
type jury struct {
	judge  *schema.Judge
	counts map[string]int
	wrong  map[string]int // disagreements and an example of each
	none   map[string]int // schemas that no certain value was found for
}

func newJury(doc *contract.Document) *jury {
	return &jury{judge: schema.New(doc, schema.WithFormats()), counts: map[string]int{}, wrong: map[string]int{}, none: map[string]int{}}
}

// hear compares what the two say of a value. Faults of formats alone are
// "soft" for the judge, and count as such.
func (j *jury) hear(n *contract.Node, way contract.Direction, v any, valid bool, what string) {
	faults, judged := j.judge.Faults(n, schema.WayOf(way), Plain(v))
	hard := slices.DeleteFunc(slices.Clone(faults), func(f schema.Fault) bool { return f.Soft })
	kind := "valid"
	if !valid {
		kind = "broken"
	}
	switch {
	case !judged:
		j.counts["unjudged"]++
	case valid && len(hard) == 0 && len(faults) > 0:
		j.counts["valid but vague"]++ // as an example of the document
	case valid == (len(faults) == 0):
		j.counts[kind]++
	default:
		j.counts[kind+" disputed"]++
		text := ""
		for _, f := range faults {
			text += fmt.Sprintf(" [%s %v %s]", f.Keyword, f.Place, f.Text)
			if len(text) > 300 {
				break
			}
		}
		j.wrong[fmt.Sprintf("%s %s %s:%s %.300s", kind, what, n.Pointer(), text, Compact(v))]++
	}
}

// try makes random values, variants and breaks of one schema.
func (j *jury) try(m *Maker, n *contract.Node, way contract.Direction, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 7))
	for range 3 {
		v, ok := m.Random(n, way, rng)
		if !ok {
			j.counts["no random value"]++
			j.none[n.Pointer()]++
			break
		}
		j.hear(n, way, v, true, "random")
		if b, ok := m.Broken(n, way, v, rng); ok {
			j.hear(n, way, b.Value, false, fmt.Sprintf("break %s %v %q", b.Keyword, b.Place, b.Text))
			j.shrunk(m, n, way, b.Value, false)
		}
		j.shrunk(m, n, way, v, true)
	}
	base, ok := m.Value(n, way)
	if !ok || !m.certain(n, way, base) {
		j.counts["no certain base"]++
		j.none[n.Pointer()]++
		return
	}
	j.hear(n, way, base, true, "base")
	for v := range m.Variants(n, way, base) {
		j.hear(n, way, v.Value, v.Valid, fmt.Sprintf("variant %s %v %q", v.Keyword, v.Place, v.Text))
	}
}

// shrunk judges what a value shrinks to at first.
func (j *jury) shrunk(m *Maker, n *contract.Node, way contract.Direction, v any, valid bool) {
	count := 0
	for smaller := range m.Shrink(n, way, v) {
		if count++; count > 5 {
			return
		}
		j.hear(n, way, smaller, valid, "shrunk")
	}
}

// document tries a fair choice of the bodies of a document.
func (j *jury) document(doc *contract.Document) {
	j.judge = schema.New(doc, schema.WithFormats())
	m, seed, step := New(doc), uint64(0), max(1, doc.NodeCount()/10_000)
	bodies(doc, func(_ *contract.Operation, n *contract.Node, way contract.Direction) {
		if seed++; int(seed)%step == 0 {
			j.try(m, n, way, seed)
		}
	})
}

func (j *jury) report(t *testing.T) {
	t.Helper()
	t.Log(j.counts)
	for _, line := range topReasons(j.none) {
		t.Log("no value:", line)
	}
	for _, line := range topReasons(j.wrong) {
		t.Error(line)
	}
}

func TestValuesOfRealDocumentsAreWhatTheyAreSaidToBe(t *testing.T) {
	for _, name := range []string{"github/23.0.2.json", "stripe/0.203.0.json", "figma/0.43.0.yaml", "docker/1.56.yaml", "twilio/9.0.0.json"} {
		t.Run(name, func(t *testing.T) {
			doc := corpusDocument(t, name)
			j := newJury(doc)
			j.document(doc)
			j.report(t)
		})
	}
}

// kinds are schemas with every word of JSON Schema, alone and together.
func kinds() []string {
	return []string{
		`{}`, `true`, `{"type": "string"}`, `{"type": "integer"}`, `{"type": "number"}`, `{"type": "boolean"}`, `{"type": "array"}`, `{"type": "object"}`, `{"type": "null"}`,
		`{"type": ["string", "null"], "maxLength": 4}`, `{"type": ["integer", "boolean", "null"], "minimum": 3}`, `{"enum": ["a", 1, null, {"b": [2]}, [3]]}`, `{"const": {"a": 1.0}}`,
		`{"type": "string", "enum": ["x", "y"], "minLength": 1}`, `{"type": "integer", "enum": [1, 2, 3]}`,
		`{"type": "string", "minLength": 2, "maxLength": 3}`, `{"type": "string", "minLength": 300}`, `{"type": "string", "maxLength": 0}`, `{"type": "string", "minLength": 5, "maxLength": 4}`,
		`{"type": "string", "pattern": "^[a-z]{3}-\\d+$"}`, `{"type": "string", "pattern": "^(red|green)( [0-9]{1,3})?$", "maxLength": 8}`, `{"type": "string", "pattern": "^(?=.*x)[a-z]+$"}`,
		`{"type": "string", "pattern": "^\\p{Lu}\\p{L}*$", "minLength": 4}`, `{"type": "string", "pattern": "a"}`, `{"type": "string", "pattern": "["}`,
		`{"type": "string", "format": "date-time"}`, `{"type": "string", "format": "date"}`, `{"type": "string", "format": "time"}`, `{"type": "string", "format": "uuid"}`,
		`{"type": "string", "format": "email", "maxLength": 30}`, `{"type": "string", "format": "ipv4"}`, `{"type": "string", "format": "ipv6"}`, `{"type": "string", "format": "uri", "maxLength": 60}`,
		`{"type": "string", "format": "hostname"}`, `{"type": "string", "format": "byte"}`, `{"type": "string", "format": "duration"}`, `{"type": "string", "format": "no-such-format"}`,
		`{"type": "string", "format": "uri-reference"}`, `{"type": "string", "format": "json-pointer"}`, `{"type": "string", "format": "regex"}`, `{"type": "string", "format": "uri-template"}`,
		`{"type": "integer", "format": "int32"}`, `{"type": "integer", "format": "int64", "minimum": 0}`, `{"type": "number", "format": "float"}`, `{"type": "number", "format": "double", "maximum": 1.5}`,
		`{"type": "integer", "minimum": -3, "maximum": 3}`, `{"type": "integer", "minimum": 5, "maximum": 4}`, `{"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 2}`,
		`{"type": "number", "minimum": 0.5, "exclusiveMaximum": 0.75}`, `{"type": "number", "multipleOf": 0.01, "minimum": 0, "maximum": 1}`, `{"type": "integer", "multipleOf": 7, "minimum": 1, "maximum": 100}`,
		`{"type": "integer", "minimum": 1e30}`, `{"type": "number", "minimum": -1e-9, "maximum": 1e-9}`, `{"type": "integer", "multipleOf": 2.5}`, `{"minimum": 3}`, `{"type": "integer", "maximum": 9223372036854775807}`,
		`{"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 4}`, `{"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": true, "minItems": 3}`,
		`{"type": "array", "items": {"type": "boolean"}, "uniqueItems": true, "minItems": 3}`, `{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false}`,
		`{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}, "minItems": 1}`, `{"type": "array", "contains": {"const": 5}, "items": {"type": "integer"}}`,
		`{"type": "array", "contains": {"type": "string"}, "minContains": 2, "maxContains": 3}`, `{"type": "array", "prefixItems": [{"type": "string"}], "unevaluatedItems": {"type": "integer"}}`,
		`{"type": "array", "minItems": 0, "maxItems": 0}`, `{"type": "array", "items": {"type": "array", "items": {"type": "array", "items": {"type": "string", "minLength": 1}}}}`,
		`{"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}}}`, `{"type": "object", "additionalProperties": false, "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}`,
		`{"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2, "maxProperties": 3}`, `{"type": "object", "patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": false}`,
		`{"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}, "additionalProperties": {"type": "boolean"}, "minProperties": 1}`,
		`{"type": "object", "properties": {"a": {}, "b": {}, "c": {}}, "minProperties": 2, "maxProperties": 2}`, `{"type": "object", "properties": {"a": {}, "b": {"type": "string"}}, "dependentRequired": {"a": ["b"]}}`,
		`{"type": "object", "properties": {"a": {}, "b": {"type": "string"}}, "dependentSchemas": {"a": {"required": ["b"], "properties": {"b": {"minLength": 3}}}}}`,
		`{"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["a", "b"]}, "n": {"type": "integer"}}, "if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["n"]}, "else": {"properties": {"n": {"maximum": 0}}}}`,
		`{"type": "object", "properties": {"a": {"type": "string"}}, "not": {"required": ["b"]}}`, `{"not": {"type": "string"}}`, `{"not": {}}`, `false`,
		`{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, {"properties": {"b": {"type": "integer"}}}], "unevaluatedProperties": false}`,
		`{"allOf": [{"type": "string"}, {"type": "integer"}]}`, `{"allOf": [{"minLength": 3}, {"maxLength": 5}, {"type": "string"}]}`,
		`{"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 10}]}`, `{"oneOf": [{"type": "integer", "multipleOf": 2}, {"type": "integer", "multipleOf": 3}]}`,
		`{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}, {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}]}`,
		`{"oneOf": [{}, {}]}`, `{"anyOf": [false, {"type": "null"}]}`, `{"anyOf": [{"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]}`,
		`{"$ref": "#/components/schemas/Pet"}`, `{"$ref": "#/components/schemas/Dog"}`, `{"oneOf": [{"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind", "mapping": {"hound": "Dog"}}}`,
		`{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/components/schemas/S"}}}`, `{"type": "object", "properties": {"next": {"$ref": "#/components/schemas/S"}, "all": {"type": "array", "items": {"$ref": "#/components/schemas/S"}}}}`,
		`{"$ref": "#/components/schemas/S"}`, `{"allOf": [{"$ref": "#/components/schemas/S"}], "type": "string"}`, `{"anyOf": [{"$ref": "#/components/schemas/S"}, {"type": "integer"}]}`,
		`{"type": "object", "required": ["id", "secret", "name"], "properties": {"id": {"type": "integer", "readOnly": true}, "secret": {"type": "string", "writeOnly": true}, "name": {"type": "string"}}, "additionalProperties": false}`,
		`{"allOf": [{"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}}}, {"required": ["id"]}]}`, `{"type": "string", "nullable": true, "enum": ["a"]}`,
		`{"type": "object", "properties": {"a": {"type": "string", "default": "x"}, "b": {"type": "array", "items": {"type": "string", "examples": ["p", "q"]}}}, "examples": [{"a": "y"}, {"a": 7}]}`,
		`{"$dynamicRef": "#/components/schemas/Pet"}`, `{"type": "string", "contentEncoding": "base64"}`, `{"type": "object", "properties": {"` + "a/b~c%d" + `": {"type": "integer"}}, "required": ["` + "a/b~c%d" + `"]}`,
	}
}

// olderKinds are schemas with what OpenAPI 3.0 says in ways of its own.
func olderKinds() []string {
	return []string{
		`{"type": "string", "nullable": true, "maxLength": 3}`, `{"nullable": true, "allOf": [{"$ref": "#/components/schemas/T"}]}`, `{"nullable": true, "oneOf": [{"$ref": "#/components/schemas/T"}, {"type": "integer"}]}`,
		`{"type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 5, "exclusiveMaximum": true}`, `{"type": "integer", "minimum": 0, "exclusiveMinimum": false}`,
		`{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/T", "nullable": true}, "b": {"type": "string", "enum": ["x", null], "nullable": true}}}`,
		`{"type": "object", "properties": {"a": {"type": "string", "nullable": true, "enum": ["x"]}, "ref": {"$ref": "#/components/schemas/R"}}, "required": ["ref"]}`,
		`{"type": "array", "items": {"type": "integer", "nullable": true}, "minItems": 1}`, `{"type": "object", "additionalProperties": {"$ref": "#/components/schemas/T"}}`,
		`{"oneOf": [{"$ref": "#/components/schemas/U"}, {"$ref": "#/components/schemas/V"}], "discriminator": {"propertyName": "kind"}}`,
		`{"oneOf": [{"$ref": "#/components/schemas/U"}, {"$ref": "#/components/schemas/V"}], "discriminator": {"propertyName": "kind", "mapping": {"u": "#/components/schemas/U", "v": "V"}}}`,
		`{"$ref": "#/components/schemas/T", "maxLength": 1}`,
	}
}

const older = `{"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": {}, "components": {"schemas": {"S": %s, "T": {"type": "string", "minLength": 1},
	"R": {"type": "integer", "readOnly": true}, "U": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "n": {"type": "integer"}}},
	"V": {"type": "object", "required": ["kind", "s"], "properties": {"kind": {"type": "string"}, "s": {"type": "string"}}}}}}`

func TestValuesOfEveryKindAreWhatTheyAreSaidToBe(t *testing.T) {
	documents := map[string]*contract.Document{}
	for _, text := range kinds() {
		documents[text] = schemaOf(t, text)
	}
	for _, text := range olderKinds() {
		doc, err := contract.Load(fmt.Appendf(nil, older, text), contract.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		documents["3.0: "+text] = doc
	}
	for text, doc := range documents {
		n, m, j := doc.Root.At("components", "schemas", "S"), New(doc), newJury(doc)
		for _, way := range []contract.Direction{contract.InRequest, contract.InResponse} {
			for seed := range uint64(5) {
				j.try(m, n, way, seed)
			}
		}
		if len(j.wrong) > 0 || testing.Verbose() {
			t.Log(text)
			j.report(t)
		}
	}
}
