package sample

import (
	"encoding/json"
	"math/big"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
)

// allows reports whether a shape lets a value through. As JSON Schema has it,
// a format is not checked; unevaluatedItems and unevaluatedProperties are not
// either, which only a sample's quality depends on. When the work becomes too
// much it is true.
func (m *maker) allows(sh *shape, v any) bool {
	if o, ok := v.(Object); ok {
		for name, want := range sh.fixed {
			if got, there := o.Get(name); there && got != want {
				return false
			}
		}
	}
	for _, s := range sh.all {
		if !m.allowedBy(s, v, 0) {
			return false
		}
	}
	return true
}

// allowsNode reports whether a schema lets a value through.
func (m *maker) allowsNode(n *contract.Node, v any, depth int) bool {
	if n == nil || depth > 2*maxDepth {
		return true
	}
	return m.allowedBy(m.doc.Schema(n), v, depth)
}

func (m *maker) allowedBy(s *contract.Schema, v any, depth int) bool {
	if m.steps--; m.steps < 0 {
		return true
	}
	if v == nil && m.nullAsWell(s) {
		return true
	}
	if s.False || s.TypeGiven && !hasType(v, s.Types) || s.EnumNode != nil && !amongst(s.Enum, v) {
		return false
	}
	if s.Target != nil && !m.allowsNode(s.Target, v, depth+1) {
		return false
	}
	switch v := v.(type) {
	case string:
		n := int64(utf8.RuneCountInString(v))
		if s.MinLength != nil && n < *s.MinLength || s.MaxLength != nil && n > *s.MaxLength ||
			s.PatternNode.Is(contract.String) && !m.matches(s.Pattern, v) {
			return false
		}
	case json.Number:
		if !inBounds(s, v) {
			return false
		}
	case []any:
		if !m.allowsElements(s, v, depth) {
			return false
		}
	case Object:
		if !m.allowsMembers(s, v, depth) {
			return false
		}
	}
	return m.allowedByParts(s, v, depth+1)
}

// nullAsWell reports whether a schema is marked as nullable beside keywords
// that null does not satisfy. Strictly, nullable has no effect there; what the
// author means is plain.
func (m *maker) nullAsWell(s *contract.Schema) bool {
	return s.Node.Get("nullable").True() || s.Node.Get("x-nullable").True()
}

func hasType(v any, types contract.Types) bool {
	switch v := v.(type) {
	case nil:
		return types&contract.TypeNull != 0
	case bool:
		return types&contract.TypeBoolean != 0
	case string:
		return types&contract.TypeString != 0
	case []any:
		return types&contract.TypeArray != 0
	case Object:
		return types&contract.TypeObject != 0
	case json.Number:
		if types&contract.TypeNumber != 0 {
			return true
		}
		r, ok := Rational(v)
		return types&contract.TypeInteger != 0 && (!ok || r.IsInt())
	}
	return false
}

func amongst(values []*contract.Node, v any) bool {
	for _, n := range values {
		if text, ok := v.(string); ok {
			if n.Is(contract.String) && n.Text() == text {
				return true
			}
		} else if Same(Of(n), v) {
			return true
		}
	}
	return false
}

func inBounds(s *contract.Schema, v json.Number) bool {
	if s.Minimum == nil && s.Maximum == nil && s.MultipleOf == nil {
		return true
	}
	r, ok := Rational(v)
	if !ok {
		return false
	}
	if b := s.Minimum; b != nil && (r.Cmp(b.Value) < 0 || b.Exclusive && r.Cmp(b.Value) == 0) {
		return false
	}
	if b := s.Maximum; b != nil && (r.Cmp(b.Value) > 0 || b.Exclusive && r.Cmp(b.Value) == 0) {
		return false
	}
	return s.MultipleOf == nil || s.MultipleOf.Sign() <= 0 || new(big.Rat).Quo(r, s.MultipleOf).IsInt()
}

func (m *maker) allowsElements(s *contract.Schema, list []any, depth int) bool {
	n := int64(len(list))
	if s.MinItems != nil && n < *s.MinItems || s.MaxItems != nil && n > *s.MaxItems {
		return false
	}
	found := int64(0)
	for i, v := range list {
		item := s.Items
		if i < len(s.PrefixItems) {
			item = s.PrefixItems[i]
		}
		if !m.allowsNode(item, v, depth+1) || s.UniqueItems && i < maxElements && contains(list[:i], v) {
			return false
		}
		if s.Contains != nil && m.allowsNode(s.Contains, v, depth+1) {
			found++
		}
	}
	if s.Contains == nil {
		return true
	}
	least := int64(1)
	if s.MinContains != nil {
		least = *s.MinContains
	}
	return found >= least && (s.MaxContains == nil || found <= *s.MaxContains)
}

func (m *maker) allowsMembers(s *contract.Schema, o Object, depth int) bool {
	n := int64(len(o))
	if s.MinProperties != nil && n < *s.MinProperties || s.MaxProperties != nil && n > *s.MaxProperties {
		return false
	}
	for _, name := range s.Required {
		if _, there := o.Get(name); !there && !m.hidden(&shape{all: []*contract.Schema{s}}, name) {
			return false
		}
	}
	for _, p := range o {
		for _, n := range m.propertyOf(s, p.Name) {
			if !m.allowsNode(n, p.Value, depth+1) {
				return false
			}
		}
		if !m.allowsNode(s.PropertyNames, p.Name, depth+1) || !m.allowsDependents(s, o, p.Name, depth+1) {
			return false
		}
	}
	return true
}

func (m *maker) allowsDependents(s *contract.Schema, o Object, name string, depth int) bool {
	for _, other := range s.DependentRequired.Get(name).Strings() {
		if _, there := o.Get(other); !there {
			return false
		}
	}
	for _, d := range s.DependentSchemas {
		if d.Key == name && !m.allowsNode(d.Value, o, depth) {
			return false
		}
	}
	return true
}

// allowedByParts checks what a schema is put together of.
func (m *maker) allowedByParts(s *contract.Schema, v any, depth int) bool {
	for _, n := range s.AllOf {
		if !m.allowsNode(n, v, depth) {
			return false
		}
	}
	if len(s.AnyOf) > 0 && m.count(s.AnyOf, v, depth, 1) == 0 || len(s.OneOf) > 0 && m.count(s.OneOf, v, depth, 2) != 1 {
		return false
	}
	if s.Not != nil && m.allowsNode(s.Not, v, depth) {
		return false
	}
	if s.If == nil {
		return true
	}
	if m.allowsNode(s.If, v, depth) {
		return m.allowsNode(s.Then, v, depth)
	}
	return m.allowsNode(s.Else, v, depth)
}

// count is how many schemas let a value through, counted up to enough.
func (m *maker) count(schemas []*contract.Node, v any, depth, enough int) int {
	found := 0
	for _, n := range schemas {
		if m.allowsNode(n, v, depth) {
			if found++; found == enough {
				break
			}
		}
	}
	return found
}
