package sample

import (
	"maps"

	"github.com/apisteward/steward/internal/contract"
)

// shape is everything that holds for one place in a value: a schema, what it refers to,
// what it is put together of and the alternatives that were chosen. It is immutable.
type shape struct {
	all     []*view
	own     []*view // of all, those whose examples are examples of the whole
	seen    map[*contract.Node]bool
	decided map[*contract.Node]bool // schemas whose alternatives were chosen
	named   *contract.Node          // the outermost component schema since the last alternative, or nil
	tagged  []tagged
	fixed   map[string]string // values of discriminators
	fresh   []*contract.Node  // what the last alternative added, or everything
	never   bool
	hides   [2]bool     // by direction: it does not travel that way
	plans   [2]planSlot // by direction
}

// tagged is a schema that others extend, with the one that does, or itself.
type tagged struct {
	*view
	by *contract.Node // nil for one without a name
}

// shape returns the shape of a place where all of some schemas hold.
func (m *Maker) shape(nodes ...*contract.Node) *shape {
	if len(nodes) == 1 {
		return m.base(nodes[0])
	}
	return m.newShape(nodes)
}

// base returns the shape of one schema, which is read once.
func (m *Maker) base(n *contract.Node) *shape {
	if known, ok := m.shapes.Load(n); ok {
		return known.(*shape)
	}
	known, _ := m.shapes.LoadOrStore(n, m.newShape([]*contract.Node{n}))
	return known.(*shape)
}

func (m *Maker) newShape(nodes []*contract.Node) *shape {
	sh := &shape{seen: map[*contract.Node]bool{}}
	for _, n := range nodes {
		m.join(sh, n, len(nodes) == 1)
	}
	return sh
}

// join adds a schema with all that it refers to and is put together of. own
// says that its examples are examples of the whole.
func (m *Maker) join(sh *shape, n *contract.Node, own bool) {
	if n == nil || sh.seen[n] {
		return
	}
	sh.seen[n] = true
	sh.fresh = append(sh.fresh, n)
	s := m.view(n)
	sh.all = append(sh.all, s)
	sh.never = sh.never || s.False
	for way, hidden := range s.hides {
		sh.hides[way] = sh.hides[way] || hidden
	}
	if own {
		sh.own = append(sh.own, s)
	}
	if sh.named == nil && m.component(n) {
		sh.named = n
	}
	if m.discriminator(s) != "" && len(s.OneOf)+len(s.AnyOf) == 0 {
		sh.tagged = append(sh.tagged, tagged{s, sh.named})
	}
	m.join(sh, s.Target, own)
	for _, part := range s.AllOf {
		m.join(sh, part, own && len(s.AllOf) == 1 && len(s.Properties) == 0)
	}
}

// component reports whether a schema has a name of its own in the document.
func (m *Maker) component(n *contract.Node) bool {
	return n.ID() >= 0 && n.Parent() != nil && n.Parent() == m.schemas
}

// with returns a shape to which one of the alternatives of s was added.
func (m *Maker) with(sh *shape, s *view, choice *contract.Node) *shape {
	child := &shape{
		all: sh.all[:len(sh.all):len(sh.all)], own: sh.own[:len(sh.own):len(sh.own)], tagged: sh.tagged[:len(sh.tagged):len(sh.tagged)],
		seen: maps.Clone(sh.seen), decided: maps.Clone(sh.decided), fixed: maps.Clone(sh.fixed), never: sh.never, hides: sh.hides,
	}
	if child.decided == nil {
		child.decided = map[*contract.Node]bool{}
	}
	child.decided[s.Node] = true
	m.join(child, choice, !sh.hasProperties())
	if name := s.Discriminator.Get("propertyName").Text(); name != "" {
		child.fix(name, m.discriminating(s, choice))
	}
	return child
}

func (sh *shape) fix(property, value string) {
	if property == "" || value == "" {
		return
	}
	if sh.fixed == nil {
		sh.fixed = map[string]string{}
	}
	if _, known := sh.fixed[property]; !known {
		sh.fixed[property] = value
	}
}

func (sh *shape) hasProperties() bool {
	for _, s := range sh.all {
		if len(s.Properties) > 0 {
			return true
		}
	}
	return false
}

// types is what all schemas of the shape let through.
func (sh *shape) types() (set contract.Types, given bool) {
	set = contract.AnyType
	for _, s := range sh.all {
		if s.TypeGiven {
			set &= s.Types
			given = true
		}
	}
	return set, given
}

// undecided returns a schema whose alternatives are still to be chosen from.
func (sh *shape) undecided() (*view, []*contract.Node) {
	for _, s := range sh.all {
		if sh.decided[s.Node] {
			continue
		}
		if len(s.OneOf) > 0 {
			return s, s.OneOf
		}
		if len(s.AnyOf) > 0 {
			return s, s.AnyOf
		}
	}
	return nil, nil
}

// property returns the schemas that a property must satisfy, none when nothing
// is said about it.
func (m *Maker) property(sh *shape, name string) []*contract.Node {
	var nodes []*contract.Node
	for _, s := range sh.all {
		nodes = append(nodes, m.propertyOf(s, name)...)
	}
	return nodes
}

func (m *Maker) propertyOf(s *view, name string) []*contract.Node {
	var nodes []*contract.Node
	if n := s.properties[name]; n != nil {
		nodes = append(nodes, n)
	}
	for _, p := range s.patterns {
		if matched, _ := p.matches(name); matched {
			nodes = append(nodes, p.node)
		}
	}
	if nodes == nil && s.AdditionalProperties != nil {
		nodes = append(nodes, s.AdditionalProperties)
	}
	return nodes
}

// plus returns a shape with further schemas that hold for the same place.
func (m *Maker) plus(sh *shape, nodes ...*contract.Node) *shape {
	child := &shape{
		all: sh.all[:len(sh.all):len(sh.all)], own: sh.own, tagged: sh.tagged[:len(sh.tagged):len(sh.tagged)],
		seen: maps.Clone(sh.seen), decided: sh.decided, fixed: sh.fixed, never: sh.never, hides: sh.hides,
	}
	for _, n := range nodes {
		m.join(child, n, false)
	}
	return child
}
