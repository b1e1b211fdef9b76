package workflow

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/apisteward/steward/internal/sample"
)

// Text is an input as it stands on a command line. It is text where the
// workflow takes text, and read as JSON where it does not: 5, true, [1].
type Text string

// inputs is what a workflow says of its inputs.
type inputs struct {
	schema     *jsonschema.Schema
	properties map[string]*jsonschema.Schema // with those of what the schema refers to
	closed     bool                          // an input that is no property is a mistake
}

func newInputs(s *jsonschema.Schema) *inputs {
	in := &inputs{schema: s, properties: map[string]*jsonschema.Schema{}, closed: true}
	in.collect(s, map[*jsonschema.Schema]bool{})
	in.closed = in.closed && len(in.properties) > 0
	return in
}

// collect finds the properties that a schema, and what it refers to, describes.
func (in *inputs) collect(s *jsonschema.Schema, seen map[*jsonschema.Schema]bool) {
	if s == nil || seen[s] {
		return
	}
	seen[s] = true
	for name, property := range s.Properties {
		if in.properties[name] == nil {
			in.properties[name] = property
		}
	}
	_, more := s.AdditionalProperties.(*jsonschema.Schema)
	allowed, _ := s.AdditionalProperties.(bool)
	if more || allowed || len(s.PatternProperties)+len(s.AnyOf)+len(s.OneOf) > 0 || s.If != nil || s.DynamicRef != nil || s.UnevaluatedProperties != nil {
		in.closed = false
	}
	in.collect(s.Ref, seen)
	for _, part := range s.AllOf {
		in.collect(part, seen)
	}
}

// names are the inputs that a workflow describes.
func (in *inputs) names() []string {
	if in == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(in.properties))
}

// complete returns the inputs of a workflow: of the given ones those that it
// takes, and the defaults of the others. The values are of maps and slices.
// The fault says what is wrong with them, or is "".
func (in *inputs) complete(given map[string]any) (values map[string]any, fault string) {
	values = make(map[string]any, len(given))
	for name, v := range given {
		if in != nil && in.closed && in.properties[name] == nil {
			continue
		}
		values[name] = in.read(name, v)
	}
	if in == nil {
		return values, ""
	}
	for name, property := range in.properties {
		if v, ok := defaultOf(property, 0); ok {
			if _, known := values[name]; !known {
				values[name] = v
			}
		}
	}
	if err := in.schema.Validate(values); err != nil {
		return values, explainInvalid(err)
	}
	return values, ""
}

// read turns a Text into what the workflow takes.
func (in *inputs) read(name string, v any) any {
	text, isText := v.(Text)
	if !isText {
		return sample.Plain(v)
	}
	if in == nil || in.properties[name] == nil || in.properties[name].Validate(string(text)) == nil {
		return string(text)
	}
	if parsed, err := sample.Parse([]byte(text)); err == nil {
		return sample.Plain(parsed)
	}
	return string(text)
}

// maxReferences bounds references to references.
const maxReferences = 20

func defaultOf(s *jsonschema.Schema, depth int) (any, bool) {
	if s == nil || depth > maxReferences {
		return nil, false
	}
	if s.Default != nil {
		return *s.Default, true
	}
	return defaultOf(s.Ref, depth+1)
}

// explainInvalid says in one line what a schema refuses in inputs.
func explainInvalid(err error) string {
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return err.Error()
	}
	var parts []string
	for _, l := range leavesOf(invalid) {
		if len(l.place) > 0 {
			l.text = quote(strings.Join(l.place, "/")) + ": " + l.text
		}
		parts = append(parts, l.text)
	}
	return strings.Join(parts, "; ")
}
