package lint

import (
	"iter"

	"github.com/apisteward/steward/internal/contract"
)

// calls iterates over the operations that consumers call, each operation
// object once even if several paths share its path item.
func (p *Pass) calls() iter.Seq[*contract.Operation] { return distinct(p.Doc.Operations()) }

// operations iterates over all operations, callbacks and webhooks too, each
// operation object once.
func (p *Pass) operations() iter.Seq[*contract.Operation] { return distinct(p.Operations()) }

func distinct(ops []*contract.Operation) iter.Seq[*contract.Operation] {
	return func(yield func(*contract.Operation) bool) {
		seen := make(map[*contract.Node]bool, len(ops))
		for _, op := range ops {
			if seen[op.Node] {
				continue
			}
			seen[op.Node] = true
			if !yield(op) {
				return
			}
		}
	}
}

// typed iterates over every object that describes a value by keywords of its
// own: schemas and, in Swagger 2.0, parameters and headers. Where the keywords
// beside "$ref" are ignored, references are left out.
func (p *Pass) typed() iter.Seq[*contract.Node] {
	return func(yield func(*contract.Node) bool) {
		for _, n := range p.Schemas() {
			if n.Is(contract.Object) && !p.ignored(n) && !yield(n) {
				return
			}
		}
		if p.Doc.Edition != contract.Swagger20 {
			return
		}
		for _, role := range [...]contract.Role{contract.RoleParameter, contract.RoleHeader} {
			for n := range p.Doc.WithRole(role) {
				if n.Has("type") && !p.ignored(n) && !yield(n) {
					return
				}
			}
		}
	}
}

// ignored reports whether a reference hides the keywords of n.
func (p *Pass) ignored(n *contract.Node) bool {
	return p.Doc.Edition <= contract.OpenAPI30 && n.Get("$ref").Is(contract.String)
}

// objects iterates over the objects with one of the given roles that are no
// references.
func (p *Pass) objects(roles ...contract.Role) iter.Seq[*contract.Node] {
	return func(yield func(*contract.Node) bool) {
		for _, role := range roles {
			for n := range p.Doc.WithRole(role) {
				if n.Is(contract.Object) && !n.Get("$ref").Is(contract.String) && !yield(n) {
					return
				}
			}
		}
	}
}

// saysType reports whether a schema's "type" is, or lists, the given one.
func saysType(n *contract.Node, name string) bool {
	t := n.Get("type")
	if t.Text() == name {
		return true
	}
	for _, v := range t.Items() {
		if v.Text() == name {
			return true
		}
	}
	return false
}

// blank reports whether a node is absent, null, or a string without text.
func blank(n *contract.Node) bool {
	return n == nil || n.Kind == contract.Null || n.Is(contract.String) && n.Text() == ""
}
