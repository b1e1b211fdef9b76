package compare

import "github.com/apisteward/steward/internal/contract"

// expansion spreads a schema into the parts that must all hold.
type expansion struct {
	parts    []part
	seen     map[*contract.Node]bool
	nullable int // how many of the schemas given say `nullable` of a whole that names no type
}

// maxParts bounds the parts of one shape.
const maxParts = 4096

// add spreads a schema: the target of its reference, what it says itself, and
// its allOf. A schema that comes back to itself on the way adds nothing new.
func (x *expansion) add(side *side, n *contract.Node, top bool) {
	n = side.lead(n)
	if n == nil || x.seen[n] || len(x.parts) >= maxParts || !side.work.spend(1) {
		return
	}
	if x.seen == nil {
		x.seen = make(map[*contract.Node]bool)
	}
	x.seen[n] = true
	s := side.schema(n)
	opaque, speaks := isOpaque(s), side.speaks(n)
	if s.Ref != "" && !opaque {
		x.add(side, s.Target, top && !speaks)
	}
	if top && nullableWhole(side.doc, s) {
		x.nullable++
	}
	if opaque || speaks {
		x.parts = append(x.parts, part{node: n})
	}
	for _, sub := range s.AllOf {
		x.add(side, sub, false)
	}
}

// isOpaque reports whether a schema holds a reference that cannot be followed.
func isOpaque(s *contract.Schema) bool {
	return s.Ref != "" && (s.Target == nil || s.Node.Has("$dynamicRef"))
}

// lead follows references beside which nothing is said to the first schema
// that says something; nil when there is none. Each is followed once, however
// many lead through it.
func (s *side) lead(n *contract.Node) *contract.Node {
	var way []*contract.Node
	for n != nil {
		known, ok := s.leads[n]
		if ok {
			n = known // nil on a way that comes back to itself
			break
		}
		if !s.leadsOn(n) {
			break
		}
		s.leads[n] = nil
		way = append(way, n)
		n = s.schema(n).Target
	}
	for _, passed := range way {
		s.leads[passed] = n
	}
	return n
}

// leadsOn reports whether a schema is nothing but a reference that can be
// followed. Before OpenAPI 3.1 nothing counts beside one.
func (s *side) leadsOn(n *contract.Node) bool {
	schema := s.schema(n)
	if schema.Ref == "" || isOpaque(schema) {
		return false
	}
	return s.doc.Edition < contract.OpenAPI31 || len(schema.AllOf) == 0 && !s.speaks(n)
}

// nullableWhole reports whether a schema of OpenAPI 3.0 (or 2.0, as an
// extension) says that null is let through without naming a type, as is
// usually written around allOf, anyOf or oneOf. Readers take it at its word,
// though strictly it says nothing (OpenAPI 3.0.4, section 4.7.24.2).
func nullableWhole(doc *contract.Document, s *contract.Schema) bool {
	switch doc.Edition {
	case contract.OpenAPI30:
		return s.Node.Get("nullable").True() && (!s.TypeGiven || s.Enum != nil)
	case contract.Swagger20:
		return s.Node.Get("x-nullable").True() && (!s.TypeGiven || s.Enum != nil)
	}
	return false
}

// speaks reports whether a schema says anything besides what is spread out.
func (s *side) speaks(n *contract.Node) bool {
	if !n.Is(contract.Object) {
		return !n.True()
	}
	for key := range n.Fields() {
		switch key {
		case "$ref", "allOf", "$defs", "definitions", "$schema", "$comment", "$id", "$anchor", "$dynamicAnchor":
			continue
		case "nullable", "x-nullable":
			if nullableWhole(s.doc, s.schema(n)) {
				continue
			}
		}
		return true
	}
	return false
}

// reduce resolves one group of alternatives that leaves no choice: a group of
// one, of one and null, or of nothing but types. It reports whether it did.
func (s *side) reduce(sh *shape) bool {
	groups := s.groupsOf(sh.parts)
	for i, p := range sh.parts {
		if p.bare {
			continue
		}
		schema := s.schema(p.node)
		if len(schema.AnyOf) > 0 && len(schema.OneOf) > 0 || groups != 1 {
			continue
		}
		branches := append(append([]*contract.Node(nil), schema.AnyOf...), schema.OneOf...)
		if len(branches) == 0 {
			continue
		}
		if types, ok := s.onlyTypes(branches, len(schema.OneOf) > 0); ok {
			sh.only &= types
			sh.parts = bareAt(sh.parts, i)
			return true
		}
		return s.reduceToOne(sh, i, branches)
	}
	return false
}

func bareAt(parts []part, i int) []part {
	out := append([]part(nil), parts...)
	out[i].bare = true
	return out
}

// groupsOf counts the anyOf and oneOf among the parts.
func (s *side) groupsOf(parts []part) int {
	n := 0
	for _, p := range parts {
		if p.bare {
			continue
		}
		schema := s.schema(p.node)
		n += min(1, len(schema.AnyOf)) + min(1, len(schema.OneOf))
	}
	return n
}

// onlyTypes reads alternatives that each name types and say nothing else.
func (s *side) onlyTypes(branches []*contract.Node, exclusive bool) (types contract.Types, ok bool) {
	for _, b := range branches {
		n := s.lead(b)
		if !n.Is(contract.Object) || n.Len() != 1 || !n.Has("type") {
			return 0, false
		}
		t := s.schema(n).Types
		if exclusive && types&t != 0 {
			return 0, false
		}
		types |= t
	}
	return types, true
}

// reduceToOne takes the only branch besides null, if there is just one, into
// the parts.
func (s *side) reduceToOne(sh *shape, i int, branches []*contract.Node) bool {
	var one *contract.Node
	null := false
	for _, b := range branches {
		switch {
		case s.isNullNode(b):
			null = true
		case one != nil:
			return false
		default:
			one = b
		}
	}
	if one == nil {
		return false
	}
	x := expansion{parts: bareAt(sh.parts, i)}
	base := s.baseTypes(x.parts)
	x.add(s, one, true)
	sh.parts = x.parts
	if null || x.nullable > 0 {
		sh.null = base&sh.only&contract.TypeNull != 0
	}
	return true
}

// isNullNode reports whether a schema lets null through and nothing else.
func (s *side) isNullNode(n *contract.Node) bool {
	n = s.lead(n)
	if !n.Is(contract.Object) {
		return false
	}
	schema := s.schema(n)
	if applies(schema) {
		return false
	}
	return schema.Types == contract.TypeNull ||
		len(schema.Enum) == 1 && schema.Enum[0].Kind == contract.Null && schema.Types&contract.TypeNull != 0
}

// baseTypes are the types that all the parts let through.
func (s *side) baseTypes(parts []part) contract.Types {
	types := contract.Types(contract.AnyType)
	for _, p := range parts {
		types &= s.schema(p.node).Types
	}
	return types
}
