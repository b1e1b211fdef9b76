package tryit

import (
	"encoding/json"
	"math/big"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/sample"
)

// maxSchemas bounds the schemas of one operation, in bytes of JSON. What is
// beyond is said to be unchecked.
const maxSchemas = 400 << 10

// schemaWriter writes schemas as JSON Schema 2020-12, without what says
// nothing about a value. References are indexes. Keywords that try.js does not
// check are listed under "unchecked".
type schemaWriter struct {
	doc   *contract.Document
	index map[*contract.Node]int
	queue []*contract.Node
	size  int
}

func newSchemaWriter(doc *contract.Document) *schemaWriter {
	return &schemaWriter{doc: doc, index: map[*contract.Node]int{}}
}

func (w *schemaWriter) responses(op *contract.Operation) map[string]map[string]*place {
	out := map[string]map[string]*place{}
	for _, res := range op.Responses {
		content := map[string]*place{}
		for _, m := range res.Content {
			content[m.Type] = nil
			if m.Schema != nil {
				at := place(w.at(m.Schema))
				content[m.Type] = &at
			}
		}
		out[res.Status] = content
	}
	return out
}

// at is the index of a schema, which is written later if it was not before.
func (w *schemaWriter) at(n *contract.Node) int {
	i, known := w.index[n]
	if !known {
		i = len(w.queue)
		w.index[n] = i
		w.queue = append(w.queue, n)
	}
	return i
}

// finish returns the schemas that were asked for and all that they refer to.
func (w *schemaWriter) finish() []any {
	out := []any{}
	for i := 0; i < len(w.queue); i++ {
		if w.size > maxSchemas {
			out = append(out, map[string]any{"unchecked": []string{"more schemas than fit here"}})
			continue
		}
		made := w.schema(w.queue[i])
		if raw, err := json.Marshal(made); err == nil {
			w.size += len(raw)
			out = append(out, json.RawMessage(raw))
		}
	}
	return out
}

func (w *schemaWriter) schema(n *contract.Node) any {
	s := w.doc.Schema(n)
	if s.False {
		return false
	}
	out := map[string]any{}
	w.reference(out, s)
	plain(out, s)
	w.array(out, s)
	w.object(out, s)
	w.compose(out, s)
	if list := unchecked(s); len(list) > 0 {
		out["unchecked"] = list
	}
	if nullable := n.Get("nullable").True() || n.Get("x-nullable").True(); nullable && s.Ref == "" &&
		(s.EnumNode != nil || len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) > 0) {
		return map[string]any{"anyOf": []any{map[string]any{"type": []string{"null"}}, out}}
	}
	return out
}

func (w *schemaWriter) reference(out map[string]any, s *contract.Schema) {
	if s.Target != nil {
		out["$ref"] = w.at(s.Target)
	}
}

// plain writes what is about scalars.
func plain(out map[string]any, s *contract.Schema) {
	if s.TypeGiven {
		out["type"] = s.Types.Names()
	}
	if s.EnumNode != nil {
		values := []json.RawMessage{}
		for _, n := range s.Enum {
			values = append(values, rawJSON(n))
		}
		out["enum"] = values
	}
	if s.Format != "" {
		out["format"] = s.Format
	}
	if s.PatternNode.Is(contract.String) {
		out["pattern"] = s.Pattern
	}
	bound(out, "minimum", "exclusiveMinimum", s.Minimum)
	bound(out, "maximum", "exclusiveMaximum", s.Maximum)
	if s.MultipleOf != nil && s.MultipleOf.Sign() > 0 {
		out["multipleOf"] = number(s.MultipleOf)
	}
	for name, n := range map[string]*int64{
		"minLength": s.MinLength, "maxLength": s.MaxLength, "minItems": s.MinItems, "maxItems": s.MaxItems, "minContains": s.MinContains,
		"maxContains": s.MaxContains, "minProperties": s.MinProperties, "maxProperties": s.MaxProperties,
	} {
		if n != nil {
			out[name] = *n
		}
	}
}

func bound(out map[string]any, plain, exclusive string, b *contract.Bound) {
	switch {
	case b == nil:
	case b.Exclusive:
		out[exclusive] = number(b.Value)
	default:
		out[plain] = number(b.Value)
	}
}

func (w *schemaWriter) array(out map[string]any, s *contract.Schema) {
	w.one(out, "items", s.Items)
	w.one(out, "contains", s.Contains)
	w.list(out, "prefixItems", s.PrefixItems)
	if s.UniqueItems {
		out["uniqueItems"] = true
	}
}

func (w *schemaWriter) object(out map[string]any, s *contract.Schema) {
	w.members(out, "properties", s.Properties)
	w.members(out, "patternProperties", s.PatternProperties)
	w.members(out, "dependentSchemas", s.DependentSchemas)
	w.one(out, "additionalProperties", s.AdditionalProperties)
	w.one(out, "propertyNames", s.PropertyNames)
	if s.DependentRequired != nil {
		out["dependentRequired"] = rawJSON(s.DependentRequired)
	}
	required := slices.DeleteFunc(slices.Clone(s.Required), func(name string) bool {
		p := s.Node.Get("properties").Get(name)
		return p.Get("writeOnly").True() || w.doc.Resolve(p).Get("writeOnly").True()
	})
	if len(required) > 0 {
		out["required"] = required
	}
}

func (w *schemaWriter) compose(out map[string]any, s *contract.Schema) {
	w.list(out, "allOf", s.AllOf)
	w.list(out, "anyOf", s.AnyOf)
	w.list(out, "oneOf", s.OneOf)
	w.one(out, "not", s.Not)
	if s.If != nil {
		w.one(out, "if", s.If)
		w.one(out, "then", s.Then)
		w.one(out, "else", s.Else)
	}
}

func (w *schemaWriter) one(out map[string]any, name string, n *contract.Node) {
	if n != nil {
		out[name] = w.schema(n)
	}
}

func (w *schemaWriter) list(out map[string]any, name string, nodes []*contract.Node) {
	if len(nodes) == 0 {
		return
	}
	schemas := make([]any, len(nodes))
	for i, n := range nodes {
		schemas[i] = w.schema(n)
	}
	out[name] = schemas
}

func (w *schemaWriter) members(out map[string]any, name string, children []contract.Child) {
	if len(children) == 0 {
		return
	}
	schemas := map[string]any{}
	for _, c := range children {
		schemas[c.Key] = w.schema(c.Value)
	}
	out[name] = schemas
}

// unchecked lists keywords that restrict values in ways that are not written.
func unchecked(s *contract.Schema) []string {
	var out []string
	if s.Ref != "" && s.Target == nil {
		out = append(out, "$ref")
	}
	for _, keyword := range []string{"unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef", "dependencies", "contentSchema"} {
		if n := s.Node.Get(keyword); n != nil && !n.True() {
			out = append(out, keyword)
		}
	}
	return out
}

func rawJSON(n *contract.Node) json.RawMessage { return json.RawMessage(sample.Compact(n)) }

// number writes a bound so that reading it as a float gives the nearest one.
func number(r *big.Rat) json.RawMessage {
	if r.IsInt() {
		return json.RawMessage(r.Num().String())
	}
	f, _ := r.Float64()
	raw, err := json.Marshal(f)
	if err != nil {
		return json.RawMessage("0")
	}
	return raw
}
