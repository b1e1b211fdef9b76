package sample

import (
	"encoding/json"

	"github.com/apisteward/steward/internal/contract"
)

const (
	maxSample      = 200 // values in one sample
	maxSampleDepth = 8   // levels of one sample
)

// sampler makes values that a schema lets through, as small as they may be.
type sampler struct {
	doc    *contract.Document
	budget int
}

// member is one property of a sample, which keeps the document's order.
type member struct {
	name  string
	value any
}

type sampleObject []member

// MarshalJSON writes the members in their order.
func (o sampleObject) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			out = append(out, ',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

// value returns an example for a schema: a documented one, the default, the
// first of an enum, or one of the type with the required properties only.
func (s *sampler) value(n *contract.Node, depth int) any {
	s.budget--
	schema := s.doc.Schema(s.doc.Resolve(n))
	if schema == nil || schema.False || s.budget < 0 || depth > maxSampleDepth {
		return nil
	}
	switch {
	case len(schema.Examples) > 0:
		return json.RawMessage(Compact(schema.Examples[0]))
	case schema.Default != nil:
		return json.RawMessage(Compact(schema.Default))
	case len(schema.Enum) > 0:
		return json.RawMessage(Compact(schema.Enum[0]))
	}
	if o := s.object(schema, depth); o != nil {
		return o
	}
	for _, choices := range [][]*contract.Node{schema.OneOf, schema.AnyOf, schema.AllOf} {
		if len(choices) > 0 {
			return s.value(choices[0], depth+1)
		}
	}
	return s.plain(schema, depth)
}

// object returns the required properties of a schema and its allOf, or nil
// when it describes no object.
func (s *sampler) object(schema *contract.Schema, depth int) any {
	var out sampleObject
	isObject := schema.TypeGiven && schema.Types&contract.TypeObject != 0 || len(schema.Properties) > 0
	for _, m := range schema.AllOf {
		if part, ok := s.value(m, depth+1).(sampleObject); ok {
			isObject = true
			for _, p := range part {
				out = out.with(p)
			}
		}
	}
	required := map[string]bool{}
	for _, name := range schema.Required {
		required[name] = true
	}
	for _, p := range schema.Properties {
		if required[p.Key] {
			out = out.with(member{p.Key, s.value(p.Value, depth+1)})
		}
	}
	if !isObject {
		return nil
	}
	if out == nil {
		out = sampleObject{}
	}
	return out
}

func (o sampleObject) with(m member) sampleObject {
	for i := range o {
		if o[i].name == m.name {
			o[i] = m
			return o
		}
	}
	return append(o, m)
}

func (s *sampler) plain(schema *contract.Schema, depth int) any {
	switch types := schema.Types; {
	case !schema.TypeGiven, types&contract.TypeString != 0:
		return sampleText(schema.Format)
	case types&(contract.TypeInteger|contract.TypeNumber) != 0:
		if schema.Minimum != nil && !schema.Minimum.Exclusive {
			return json.RawMessage(Number(schema.Minimum))
		}
		return 1
	case types&contract.TypeBoolean != 0:
		return true
	case types&contract.TypeArray != 0:
		return []any{s.value(schema.Items, depth+1)}
	}
	return nil
}

// sampleText is a string of a format.
func sampleText(format string) string {
	switch format {
	case "date-time":
		return "2026-01-31T12:00:00Z"
	case "date":
		return "2026-01-31"
	case "uuid":
		return "3f2b8c1e-9d4a-4e7b-8a55-0c6d1f2e3a4b"
	case "email":
		return "ada@example.com"
	case "uri", "url":
		return "https://example.com"
	}
	return "string"
}
