package reference

import (
	"github.com/apisteward/steward/internal/contract"
)

// part is a schema that a value must satisfy.
type part struct {
	*contract.Schema
	member bool // of an allOf, or of what a reference leads to within one
	paged  bool // it is a component, which has a page of its own
}

// collected is what holds for a value at one place: schemas joined by allOf and
// by references.
type collected struct {
	parts    []part
	named    []target         // components whose schemas are among the parts
	merged   []*contract.Node // all components whose schemas are among the parts
	closed   []target         // components that are named instead
	unpaged  []*contract.Node // schemas without a page, which references led to
	again    []*Tree          // where such schemas stand already
	earlier  *Tree            // where the components that are named here were opened
	broken   string           // a reference that leads nowhere
	nullable bool
	own      bool // the place says more than what its components say
	seen     map[*contract.Node]bool
}

// collector gathers the schemas of one place.
type collector struct {
	*opener
	*collected
	direction direction
	opens     func(*contract.Node) bool // whether a component may be opened; nil for none
	depth     int                       // of components within each other
}

func (o *opener) collect(d direction, nodes []*contract.Node, opens func(*contract.Node) bool) *collected {
	c := collector{opener: o, collected: &collected{seen: map[*contract.Node]bool{}}, direction: d, opens: opens}
	for _, n := range nodes {
		c.add(n, len(nodes) > 1 && n != nodes[len(nodes)-1])
	}
	return c.collected
}

// add adds a schema with what it refers to, once however often it is reached.
// What a place says itself comes last. Before OpenAPI 3.1 nothing beside a
// reference counts, but a description there is meant to be read.
func (c *collector) add(n *contract.Node, member bool) {
	if n == nil || c.seen[n] {
		return
	}
	c.seen[n] = true
	s := c.doc.Schema(n)
	if s.Ref != "" {
		c.follow(n, s, member)
	}
	for _, m := range s.AllOf {
		c.add(m, true)
	}
	if one, ok := c.lone(s); ok {
		c.nullable = true
		c.add(one, member)
	}
	if s.Ref != "" && n.Len() == 1 {
		return
	}
	if s.Ref != "" && c.doc.Edition < contract.OpenAPI31 {
		s = &contract.Schema{Node: n, Types: contract.AnyType, Description: n.Get("description").Text()}
	}
	if c.depth == 0 && c.structured(s) {
		c.own = true
	}
	c.parts = append(c.parts, part{s, member, c.depth > 0})
}

// follow adds what a reference leads to.
func (c *collector) follow(n *contract.Node, s *contract.Schema, member bool) {
	to := c.doc.Resolve(n)
	of, paged := c.components.of[to]
	switch {
	case to == nil:
		c.broken = s.Ref
	case paged && !c.isLeaf(to) && (c.opens == nil || !c.opens(to)):
		if !c.seen[to] {
			c.seen[to] = true
			c.closed = append(c.closed, c.target(to, of))
		}
	case paged:
		if c.depth == 0 {
			c.named = append(c.named, c.target(to, of))
		}
		c.merged = append(c.merged, to)
		c.depth++
		c.add(to, member)
		c.depth--
	case c.shown[sight{to, c.direction}] != nil:
		c.again = append(c.again, c.shown[sight{to, c.direction}])
	default:
		c.unpaged = append(c.unpaged, to)
		c.add(to, member)
	}
}

func (o *opener) target(n *contract.Node, of Component) target {
	return target{node: n, Component: of, href: o.links.Schema(of.Page)}
}

// isLeaf reports whether a component is shown in a few words, so that it is
// always opened.
func (o *opener) isLeaf(n *contract.Node) bool {
	return o.components.count(n) <= 2 && len(o.refsWithin(n)) == 0 && n.Get("enum").Len() <= leafValues
}

// lone returns the schema of a oneOf or anyOf that offers nothing else but null.
func (c *collector) lone(s *contract.Schema) (*contract.Node, bool) {
	for _, of := range [][]*contract.Node{s.AnyOf, s.OneOf} {
		if rest := c.withoutNull(of); len(of) > 1 && len(rest) == 1 {
			return rest[0], true
		}
	}
	return nil, false
}

// withoutNull returns the schemas but those that let nothing through but null.
func (o *opener) withoutNull(of []*contract.Node) []*contract.Node {
	var out []*contract.Node
	for _, n := range of {
		if s := o.doc.Schema(n); s.TypeGiven && s.Types == contract.TypeNull || len(s.Enum) == 1 && s.Enum[0].Is(contract.Null) {
			continue
		}
		out = append(out, n)
	}
	return out
}

// structured reports whether a schema says what a value is made of.
func (c *collector) structured(s *contract.Schema) bool {
	_, lone := c.lone(s)
	return len(s.Properties) > 0 || len(s.PatternProperties) > 0 || s.Items != nil || len(s.PrefixItems) > 0 ||
		!lone && len(s.OneOf)+len(s.AnyOf) > 0 || len(s.Required) > 0 || s.If != nil || s.Not != nil || len(s.DependentSchemas) > 0
}
