package sample

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// object makes a random object: all optional properties, none, or some of
// them, and fewer the deeper it stands.
func (g *generator) object(p *plan, depth int) (any, bool) {
	out := make(Object, 0, len(p.members))
	odds := g.odds(p, depth)
	for i := range p.members {
		member := &p.members[i]
		if !member.required && (len(out) >= p.most || g.rng.IntN(100) >= odds) {
			continue
		}
		v, ok := g.member(member, depth)
		switch {
		case ok:
			out = append(out, Member{member.name, v})
		case member.required:
			return nil, false
		}
	}
	out, ok := g.completed(p, out, depth)
	if !ok {
		return nil, false
	}
	if p.isMap || len(out) < p.least {
		out = g.entries(p, out, depth)
	}
	if len(p.needs) > 0 {
		return g.depending(p, out, depth)
	}
	return out, true
}

// odds are the percentage of optional properties that are in.
func (g *generator) odds(p *plan, depth int) int {
	switch {
	case depth > 6:
		return 0
	case depth > 3:
		return 8
	case depth > 1 || len(p.members) > 20:
		return 25
	}
	return [...]int{0, 0, 100, 30, 50}[g.rng.IntN(5)]
}

func (g *generator) member(p *memberPlan, depth int) (any, bool) {
	switch {
	case p.fixed != "":
		return p.fixed, true
	case p.shape == nil:
		return g.word(), true
	}
	return g.value(p.shape, p.hint, depth+1)
}

// completed adds properties until there are enough, and those that others
// cannot be without.
func (g *generator) completed(p *plan, out Object, depth int) (Object, bool) {
	for i := 0; i < len(p.members) && len(out) < p.least; i++ {
		if _, there := out.Get(p.members[i].name); !there {
			if v, ok := g.member(&p.members[i], depth); ok {
				out = append(out, Member{p.members[i].name, v})
			}
		}
	}
	for _, s := range p.shape.all {
		if s.DependentRequired == nil {
			continue
		}
		for i := 0; i < len(out); i++ {
			for _, other := range s.DependentRequired.Get(out[i].Name).Strings() {
				if _, there := out.Get(other); there {
					continue
				}
				v, ok := g.named(p, other, depth)
				if !ok {
					return nil, false
				}
				out = append(out, Member{other, v})
			}
		}
	}
	return out, true
}

// named makes the value of a property by its name.
func (g *generator) named(p *plan, name string, depth int) (any, bool) {
	if i, known := p.names[name]; known {
		return g.member(&p.members[i], depth)
	}
	member := memberPlan{name: name, hint: hintFor(name)}
	if nodes := g.property(p.shape, name); len(nodes) > 0 {
		member.shape = g.shape(nodes...)
	}
	return g.member(&member, depth)
}

// entries adds to a map what its schema says of names that it does not know.
func (g *generator) entries(p *plan, out Object, depth int) Object {
	count := max(p.least-len(out), 0)
	if depth <= 4 {
		count = max(count, g.rng.IntN(4))
	}
	count = min(count, max(p.most-len(out), 0))
	for tries := maxTries * count; count > 0 && tries > 0; tries-- {
		name := g.entryName(p)
		if _, there := out.Get(name); there || p.closedTo(g.Maker, name) {
			continue
		}
		if v, ok := g.named(p, name, depth); ok {
			out = append(out, Member{name, v})
			count--
		}
	}
	return out
}

func (g *generator) entryName(p *plan) string {
	for _, s := range p.shape.all {
		if s.PropertyNames != nil {
			if v, ok := g.value(g.base(s.PropertyNames), nil, maxNested-1); ok {
				if name, ok := v.(string); ok {
					return name
				}
			}
		}
		if len(s.patterns) > 0 && !g.chance(4) {
			return pick(g.rng, s.patterns).random(g.rng)
		}
	}
	if g.chance(3) {
		return "key" + strconv.Itoa(g.rng.IntN(100))
	}
	return g.word()
}

// closedTo reports whether a property of a name may not be.
func (p *plan) closedTo(m *Maker, name string) bool {
	for _, n := range m.property(p.shape, name) {
		if allowed, isBool := n.Bool(); isBool && !allowed {
			return true
		}
	}
	return false
}

// depending makes an object again of which properties ask for more.
func (g *generator) depending(p *plan, out Object, depth int) (any, bool) {
	var nodes []*contract.Node
	for _, c := range p.needs {
		if _, there := out.Get(c.Key); there && !p.shape.seen[c.Value] {
			nodes = append(nodes, c.Value)
		}
	}
	if len(nodes) == 0 {
		return out, true
	}
	again, ok := g.value(g.plus(p.shape, nodes...), nil, depth)
	o, isObject := again.(Object)
	if !ok || !isObject {
		return nil, false
	}
	for _, m := range out {
		if _, there := o.Get(m.Name); !there {
			o = append(o, m)
		}
	}
	return o, true
}
