package plan

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// shape is what several schemas demand together: a schema with everything that
// its allOf adds.
type shape struct {
	parts       []part
	types       contract.Types
	typeGiven   bool
	format      string
	enum        []*contract.Node
	enumGiven   bool
	properties  []property
	at          map[string]int // of properties
	required    map[string]bool
	additional  []*contract.Node
	open        bool // additional properties are declared
	items       []*contract.Node
	prefix      []*contract.Node
	choices     []choice
	title       string
	description string
	deprecated  bool
}

// property is a property with every schema that speaks of it.
type property struct {
	key     string
	schemas []*contract.Node
}

// choice is one oneOf or anyOf.
type choice struct {
	variants      []*contract.Node
	discriminator *contract.Node
}

// key identifies a set of parts.
func (b *builder) key(parts []part) string {
	var key []byte
	for _, p := range parts {
		mark := byte(',')
		if p.bare {
			mark = '-'
		}
		key = strconv.AppendInt(append(key, mark), int64(b.id(p.Node)), 10)
	}
	return string(key)
}

// id numbers a schema; those that the index made itself have no number.
func (b *builder) id(n *contract.Node) int {
	if id := n.ID(); id >= 0 {
		return id
	}
	if b.ids[n] == 0 {
		b.ids[n] = -1 - len(b.ids)
	}
	return b.ids[n]
}

// part is a schema as it counts in a shape: without its allOf and reference,
// which are parts of their own; bare, also without its alternatives.
type part struct {
	*contract.Schema
	bare bool
}

// conjuncts lists what a value must satisfy altogether: the given schemas, their
// allOf, and theirs, each once. References are parts too, unless deep is set:
// then what they lead to is. Schemas that say nothing about the shape of a
// value are left out.
func (b *builder) conjuncts(nodes []*contract.Node, deep bool) []part {
	var found []part
	seen := make(map[*contract.Node]bool)
	var visit func(n *contract.Node)
	visit = func(n *contract.Node) {
		if n == nil || seen[n] {
			return
		}
		seen[n] = true
		s := b.doc.Schema(n)
		switch {
		case s.Ref != "" && deep:
			visit(s.Target)
		case s.Ref != "" && (s.Target == nil || !seen[s.Target]):
			seen[s.Target] = s.Target != nil
			found = append(found, part{Schema: &contract.Schema{Node: n, Ref: s.Ref, Target: s.Target}})
		}
		if says(s) {
			s.Ref, s.Target = "", nil
			found = append(found, part{Schema: s})
		}
		for _, more := range s.AllOf {
			visit(more)
		}
	}
	for _, n := range nodes {
		visit(n)
	}
	return found
}

// says reports whether a schema itself, its allOf and reference apart, says
// something about the shape of a value.
func says(s *contract.Schema) bool {
	return s.TypeGiven || s.EnumNode != nil || len(s.Enum) > 0 || len(s.Properties) > 0 || len(s.Required) > 0 || s.Items != nil || len(s.PrefixItems) > 0 ||
		s.AdditionalProperties != nil || len(s.PatternProperties) > 0 || len(s.OneOf) > 0 || len(s.AnyOf) > 0 ||
		plainFormats[s.Format] || s.ContentEncoding != "" || s.ContentMediaType != ""
}

// plainFormats are formats that stand for strings even where no type is given.
var plainFormats = map[string]bool{"date-time": true, "date": true, "uuid": true, "byte": true, "binary": true}

// onlyType reports whether all that a schema says is the type of a value.
func onlyType(s *contract.Schema) bool {
	bare := *s
	bare.TypeGiven = false
	return s.TypeGiven && !says(&bare)
}

// merge makes one shape of schemas. They must not be references.
func (b *builder) merge(parts []part) *shape {
	m := &shape{parts: parts, types: contract.AnyType, at: make(map[string]int), required: make(map[string]bool)}
	closed := false
	for _, s := range parts {
		m.types &= s.Types
		m.typeGiven = m.typeGiven || s.TypeGiven
		m.format = cmp.Or(m.format, s.Format)
		m.addEnum(s.Schema)
		for _, field := range s.Properties {
			m.add(field.Key, field.Value)
		}
		for _, key := range s.Required {
			m.required[key] = true
		}
		if s.AdditionalProperties != nil && b.doc.Schema(s.AdditionalProperties).False {
			closed = true
		} else if s.AdditionalProperties != nil {
			m.additional, m.open = append(m.additional, s.AdditionalProperties), true
		}
		if len(s.PatternProperties) > 0 {
			m.open = true
			if len(s.PatternProperties) == 1 && s.AdditionalProperties == nil {
				m.additional = append(m.additional, s.PatternProperties[0].Value)
			}
		}
		if s.Items != nil {
			m.items = append(m.items, s.Items)
		}
		if len(m.prefix) == 0 {
			m.prefix = s.PrefixItems
		}
		for _, list := range [...][]*contract.Node{s.OneOf, s.AnyOf} {
			if len(list) > 0 && !s.bare {
				m.choices = append(m.choices, choice{list, s.Discriminator})
			}
		}
		m.title, m.description = cmp.Or(m.title, s.Title), cmp.Or(m.description, s.Description)
		m.deprecated = m.deprecated || s.Deprecated
	}
	if closed && len(m.additional) == 0 {
		m.open = false
	}
	return m
}

func (m *shape) add(key string, schema *contract.Node) {
	i, again := m.at[key]
	if !again {
		i = len(m.properties)
		m.at[key] = i
		m.properties = append(m.properties, property{key: key})
	}
	if !slices.Contains(m.properties[i].schemas, schema) {
		m.properties[i].schemas = append(m.properties[i].schemas, schema)
	}
}

// addEnum keeps the values that every enum lets through.
func (m *shape) addEnum(s *contract.Schema) {
	if s.EnumNode == nil && len(s.Enum) == 0 {
		return
	}
	if !m.enumGiven {
		m.enum, m.enumGiven = s.Enum, true
		return
	}
	var both []*contract.Node
	for _, v := range m.enum {
		if slices.ContainsFunc(s.Enum, func(w *contract.Node) bool { return v.Hash() == w.Hash() }) {
			both = append(both, v)
		}
	}
	m.enum = both
}

// nullable reports whether a schema lets null through explicitly. Circles end
// in no.
func (b *builder) nullable(n *contract.Node, seen ...*contract.Node) bool {
	if n == nil || slices.Contains(seen, n) || len(seen) > 32 {
		return false
	}
	seen = append(seen, n)
	s := b.doc.Schema(n)
	if s.Nullable || n.Get("nullable").True() || n.Get("x-nullable").True() {
		return true // also where the specification lets it count for nothing: what is meant is plain
	}
	if s.Target != nil {
		return b.nullable(s.Target, seen...)
	}
	if s.TypeGiven && s.Types&contract.TypeNull == 0 {
		return false
	}
	for _, v := range s.Enum {
		if v.Is(contract.Null) {
			return true
		}
	}
	for _, list := range [...][]*contract.Node{s.OneOf, s.AnyOf} {
		for _, variant := range list {
			if b.nullable(variant, seen...) {
				return true
			}
		}
	}
	for i, part := range s.AllOf {
		if !b.nullable(part, seen...) {
			break
		}
		if i == len(s.AllOf)-1 {
			return true
		}
	}
	return false
}

// onlyNull reports whether a schema lets nothing but null through.
func (b *builder) onlyNull(n *contract.Node) bool {
	s := b.doc.Schema(b.doc.Resolve(n))
	if s == nil || s.Ref != "" {
		return false
	}
	if s.TypeGiven && s.Types == contract.TypeNull {
		return true
	}
	return len(s.Enum) == 1 && s.Enum[0].Is(contract.Null)
}
