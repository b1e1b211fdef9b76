package reference

import (
	"sort"

	"github.com/apisteward/steward/internal/contract"
)

// users says what uses each component schema.
type users struct {
	operations map[*contract.Node][]*contract.Operation // through references
	schemas    map[*contract.Node][]*contract.Node      // directly
}

func (r *Reference) findUsers() *users {
	out := &users{operations: map[*contract.Node][]*contract.Operation{}, schemas: map[*contract.Node][]*contract.Node{}}
	for _, list := range [][]*contract.Operation{r.doc.Operations(), r.doc.Webhooks()} {
		for _, op := range list {
			for n := range r.reached(op) {
				if _, paged := r.components.of[n]; paged {
					out.operations[n] = append(out.operations[n], op)
				}
			}
		}
	}
	for _, n := range r.components.list {
		seen := map[*contract.Node]bool{n: true}
		for _, ref := range r.refsWithin(n) {
			if to := r.doc.Resolve(ref); !seen[to] {
				seen[to] = true
				out.schemas[to] = append(out.schemas[to], n)
			}
		}
	}
	return out
}

// findHeirs returns the components that build on each component by allOf.
func (r *Reference) findHeirs() map[*contract.Node][]*contract.Node {
	out := map[*contract.Node][]*contract.Node{}
	for _, ref := range r.doc.Refs() {
		list := ref.Parent()
		heir := list.Parent()
		if _, paged := r.components.of[heir]; !paged || list.Key() != "allOf" {
			continue
		}
		if to := r.doc.Resolve(ref); to != nil {
			out[to] = append(out[to], heir)
		}
	}
	return out
}

// reached returns what an operation's references lead to.
func (r *Reference) reached(op *contract.Operation) map[*contract.Node]bool {
	seen := map[*contract.Node]bool{}
	open := []*contract.Node{op.Node}
	for _, p := range op.Parameters {
		open = append(open, p.Node)
	}
	for len(open) > 0 {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		for _, ref := range r.refsWithin(n) {
			if to := r.doc.Target(ref); to != nil && !seen[to] {
				seen[to] = true
				open = append(open, to)
			}
		}
	}
	return seen
}

// refsWithin returns the references in a node's subtree. They are numbered in
// the order of the text, so they stand together.
func (r *Reference) refsWithin(n *contract.Node) []*contract.Node {
	if n == nil {
		return nil
	}
	all := r.doc.Refs()
	from := sort.Search(len(all), func(i int) bool { return all[i].ID() >= n.ID() })
	to := sort.Search(len(all), func(i int) bool { return all[i].ID() >= n.End() })
	if to < from {
		return nil // a node made for Swagger 2.0, which has no number
	}
	return all[from:to]
}
