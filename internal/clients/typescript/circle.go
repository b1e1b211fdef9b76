package typescript

import "github.com/apisteward/steward/internal/clients/plan"

// edge says that a type is another, or may be: an alias or a variant.
type edge struct{ from, to *plan.Type }

// circles finds the edges by which a type would be itself, which TypeScript
// does not let it. A type may well hold itself: in a property or an element.
func circles(types []*plan.Type) map[edge]bool {
	c := &circler{state: make(map[*plan.Type]int), found: make(map[edge]bool)}
	for _, t := range types {
		c.visit(t)
	}
	return c.found
}

type circler struct {
	state map[*plan.Type]int // 1 while it is being visited, 2 afterwards
	found map[edge]bool
}

func (c *circler) visit(t *plan.Type) {
	if c.state[t] != 0 {
		return
	}
	c.state[t] = 1
	for _, to := range is(t) {
		if c.state[to] == 1 {
			c.found[edge{t, to}] = true
			continue
		}
		c.visit(to)
	}
	c.state[t] = 2
}

// is lists the types that a type is or may be.
func is(t *plan.Type) []*plan.Type {
	switch t.Kind {
	case plan.Alias:
		return []*plan.Type{t.Elem.Type}
	case plan.Union:
		list := make([]*plan.Type, len(t.Variants))
		for i, v := range t.Variants {
			list[i] = v.Use.Type
		}
		return list
	}
	return nil
}

// holdingDecimals finds the types that hold a decimal number at any depth.
func holdingDecimals(types []*plan.Type) map[*plan.Type]bool {
	holds := make(map[*plan.Type]bool)
	for changed := true; changed; {
		changed = false
		for _, t := range types {
			if !holds[t] && holdsDecimal(t, holds) {
				holds[t], changed = true, true
			}
		}
	}
	return holds
}

// holdsDecimal looks into a type down to the declared types that it uses, which
// are known.
func holdsDecimal(t *plan.Type, known map[*plan.Type]bool) bool {
	if t == nil {
		return false
	}
	if known[t] || t.Kind == plan.Number && t.Format == "decimal" {
		return true
	}
	for _, u := range parts(t) {
		if known[u.Type] || u.Type != nil && u.Type.Name == nil && holdsDecimal(u.Type, known) {
			return true
		}
	}
	return false
}

// parts lists the types that a type is made of.
func parts(t *plan.Type) []plan.Use {
	list := append([]plan.Use{t.Elem}, t.Prefix...)
	for _, f := range t.Fields {
		list = append(list, f.Use)
	}
	for _, v := range t.Variants {
		list = append(list, v.Use)
	}
	return list
}
