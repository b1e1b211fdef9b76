package resource

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/wire"
)

// answer is the schema of an operation's successful JSON answer, after
// references; nil when there is none.
func (g *Graph) answer(op *contract.Operation) *contract.Node {
	if op == nil {
		return nil
	}
	for _, r := range op.Responses {
		if !strings.HasPrefix(r.Status, "2") {
			continue
		}
		for _, m := range r.Content {
			if wire.IsJSON(m.Type) && m.Schema != nil {
				return g.doc.Resolve(m.Schema)
			}
		}
	}
	return nil
}

// elements is the schema of the elements of an answer that is a list, or an
// object that holds one; nil when it is neither.
func (g *Graph) elements(answer *contract.Node) *contract.Node {
	if items := answer.Get("items"); items.Is(contract.Object) {
		return g.doc.Resolve(items)
	}
	for _, member := range answer.Get("properties").Fields() {
		if items := g.doc.Resolve(member).Get("items"); items.Is(contract.Object) {
			if of := g.doc.Resolve(items); of.Has("properties") || of.Has("allOf") {
				return of
			}
		}
	}
	return nil
}

// fillBySchema finds what creates and lists the things of a resource by what
// is answered, where nothing stands at the usual path: POST /user/repos answers
// what GET /repos/{owner}/{repo} does. Without 201 an operation may as well have
// found what it answers, as a login does: that must not be taken for made.
func (g *Graph) fillBySchema() {
	creators, lists := map[*contract.Node]*contract.Operation{}, map[*contract.Node]*contract.Operation{}
	for _, op := range g.doc.Operations() {
		switch op.Method {
		case "POST":
			if n := g.answer(op); n != nil && creators[n] == nil && !g.endsWithName(op) && op.Documents("201") {
				creators[n] = op
			}
		case "GET":
			if n := g.elements(g.answer(op)); n != nil && lists[n] == nil {
				lists[n] = op
			}
		}
	}
	for _, r := range g.Resources {
		schema := g.answer(r.Read)
		if schema == nil || !g.isNamed(schema) || r.IsSingle() {
			continue
		}
		if op := creators[schema]; r.Create == nil && op != nil && !g.within(op, r) && !r.Upsert {
			r.Create = op
		}
		if op := lists[schema]; r.List == nil && op != nil && !g.within(op, r) {
			r.List = op
		}
	}
}

// isNamed reports whether a schema is a component of the document.
func (g *Graph) isNamed(n *contract.Node) bool {
	return n.Parent() != nil && n.Parent() == g.doc.ComponentsNode("schemas")
}

// within reports whether an operation stands at or below one thing of r.
func (g *Graph) within(op *contract.Operation, r *Resource) bool {
	return slices.Contains(g.templates[op].keys, r.key)
}

func (g *Graph) endsWithName(op *contract.Operation) bool {
	names := g.templates[op].names
	return len(names[len(names)-1]) > 0
}
