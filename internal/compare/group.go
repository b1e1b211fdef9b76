package compare

import "github.com/apisteward/steward/internal/contract"

// group is one anyOf or oneOf.
type group struct {
	keyword  string
	branches []branch
	at       *contract.Node // the schema that holds it
}

// branch is one alternative of a group.
type branch struct {
	shape   *shape
	written *contract.Node // as it stands in the list; nil for a null of "nullable"
}

// readGroups reads the anyOf and the oneOf of a part.
func (v *view) readGroups(side *side, s *contract.Schema, p part) {
	if p.bare {
		return
	}
	v.readGroup(side, "anyOf", s.AnyOf, s.Node)
	v.readGroup(side, "oneOf", s.OneOf, s.Node)
}

func (v *view) readGroup(side *side, keyword string, nodes []*contract.Node, at *contract.Node) {
	if len(nodes) == 0 {
		return
	}
	g := group{keyword: keyword, at: at}
	for _, n := range unnested(keyword, nodes) {
		b := branch{side.shapeOf(n), n}
		if side.isNullNode(n) {
			b.shape = side.nullShape(n)
		}
		g.branches = append(g.branches, b)
	}
	v.groups = append(v.groups, g)
}

// unnested takes an anyOf that is all that an alternative of anyOf says for
// alternatives of its own (JSON Schema 2020-12, section 10.2.1.2).
func unnested(keyword string, nodes []*contract.Node) []*contract.Node {
	if keyword != "anyOf" {
		return nodes
	}
	var out []*contract.Node
	for _, n := range nodes {
		inner := n.Get("anyOf")
		if n.Len() != 1 || inner.Len() == 0 {
			out = append(out, n)
			continue
		}
		var below []*contract.Node
		for _, m := range inner.Items() {
			below = append(below, m)
		}
		out = append(out, unnested(keyword, below)...)
	}
	return out
}

// addNull lets null through.
func (g *group) addNull(side *side) {
	for _, b := range g.branches {
		if b.shape.isNull() {
			return
		}
	}
	g.branches = append(g.branches, branch{shape: side.nullShape(g.at)})
}

// possible returns the types that the shape lets through, alternatives heeded.
// Alternatives that come back to the shape add nothing that is not known.
func (sh *shape) possible() contract.Types {
	v := sh.view()
	switch v.possibleState {
	case running:
		return v.types
	case done:
		return v.possible
	}
	v.possibleState = running
	v.possible = v.types
	for _, g := range v.groups {
		var some contract.Types
		for _, b := range g.branches {
			some |= b.shape.possible()
		}
		v.possible &= some
	}
	v.possibleState = done
	return v.possible
}

// label names a branch in a way that outlives changes within it and around it:
// the name of the component it refers to, its title, the one value of a
// property that only may have that value, or its type. It is "" when there is
// no such name.
func (b branch) label(discriminator string) string {
	if ref := b.written.Get("$ref"); ref.Is(contract.String) {
		return "ref " + lastToken(ref.Text())
	}
	v := b.shape.view()
	if len(v.titles) > 0 {
		return "title " + v.titles[0]
	}
	if name := v.object.tag(b.shape.side, discriminator); name != "" {
		return "tag " + name
	}
	return "type " + typeNames(v.types)
}

// tag finds a property that may have one value only, as "kind=card". The
// discriminator's is preferred.
func (o *objectView) tag(side *side, discriminator string) string {
	if o == nil {
		return ""
	}
	found := ""
	for _, p := range o.pinned(side) {
		if found == "" || p.name == discriminator {
			found = p.name + "=" + p.value
		}
	}
	return found
}

func lastToken(pointer string) string {
	for i := len(pointer) - 1; i >= 0; i-- {
		if pointer[i] == '/' || pointer[i] == '#' {
			return pointer[i+1:]
		}
	}
	return pointer
}
