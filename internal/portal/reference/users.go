package reference

import (
	"sort"

	"github.com/apisteward/steward/internal/contract"
)

// users returns the operations that reach each component schema, through
// references, in the order given.
func (r *schemaReader) users(operations []*contract.Operation) map[*contract.Node][]*contract.Operation {
	out := map[*contract.Node][]*contract.Operation{}
	for _, op := range operations {
		for n := range r.reached(op) {
			if _, named := r.pages[n]; named {
				out[n] = append(out[n], op)
			}
		}
	}
	return out
}

// reached returns what an operation's references lead to.
func (r *schemaReader) reached(op *contract.Operation) map[*contract.Node]bool {
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
func (r *schemaReader) refsWithin(n *contract.Node) []*contract.Node {
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
