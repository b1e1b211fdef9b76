package python

import (
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// module is a module of models: a component with what it declares within, or
// the types of one operation.
type module struct {
	name  string
	types []*plan.Type
}

// modulesOf divides the declared types into modules. Each is loaded when one of
// its types is first used, so a module holds what is used together.
func modulesOf(p *plan.Package) []*module {
	var modules []*module
	taken := make(map[string]bool)
	add := func(name string) *module {
		m := &module{name: fileName(taken, name)}
		modules = append(modules, m)
		return m
	}
	for _, t := range p.Types {
		add(snake(t.Name)).take(t)
	}
	for _, g := range p.Groups {
		operations := make(map[string]*plan.Operation)
		for _, op := range g.Operations {
			if at := op.Source.Node.Pointer(); operations[at] == nil {
				operations[at] = op
			}
		}
		own := make(map[*plan.Operation]*module)
		for _, t := range g.Types {
			op := operationAt(operations, t.Place)
			switch {
			case op == nil:
				add(snake(t.Name)).take(t)
			case own[op] == nil:
				own[op] = add(snake(op.Name))
				fallthrough
			default:
				own[op].take(t)
			}
		}
	}
	return modules
}

func (m *module) take(t *plan.Type) {
	m.types = append(m.types, t)
	for _, nested := range t.Nested {
		m.take(nested)
	}
}

// operationAt finds the operation that a place is within.
func operationAt(operations map[string]*plan.Operation, place string) *plan.Operation {
	for place != "" {
		if op := operations[place]; op != nil {
			return op
		}
		place = place[:max(0, strings.LastIndexByte(place, '/'))]
	}
	return nil
}
