package compare

import (
	"sort"

	"github.com/apisteward/steward/internal/contract"
)

// cleanliness answers whether equal text means the same in both documents. It
// does unless a reference below leads, at once or through others, to
// something that differs.
type cleanliness struct {
	trusted bool  // the two editions read equal text alike
	dirty   []int // IDs in the new document of references to what differs, sorted
}

// newCleanliness finds the references of the new document that lead to
// something else than in the old one, and carries that over to every reference
// whose target holds such a reference, until nothing more is added.
func newCleanliness(old, new *contract.Document) *cleanliness {
	c := &cleanliness{trusted: readsAlike(old.Edition, new.Edition)}
	if !c.trusted {
		return c
	}
	leadingTo := make(map[*contract.Node][]*contract.Node)
	var work []*contract.Node
	marked := make(map[*contract.Node]bool)
	mark := func(ref *contract.Node) {
		if !marked[ref] {
			marked[ref] = true
			work = append(work, ref)
		}
	}
	for _, ref := range new.Refs() {
		target := new.Target(ref)
		if target != nil {
			leadingTo[target] = append(leadingTo[target], ref)
		}
		if target == nil || !sameTarget(old, ref, target) {
			mark(ref)
		}
	}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		for ; n != nil; n = n.Parent() {
			for _, ref := range leadingTo[n] {
				mark(ref)
			}
		}
	}
	for ref := range marked {
		c.dirty = append(c.dirty, ref.ID())
	}
	sort.Ints(c.dirty)
	return c
}

// readsAlike reports whether equal text is equal in meaning: "nullable",
// boolean bounds and what stands beside "$ref" separate 3.1 from its elders.
func readsAlike(a, b contract.Edition) bool {
	return a == b || a >= contract.OpenAPI31 && b >= contract.OpenAPI31
}

// sameTarget reports whether the old document holds the same value where a
// reference of the new one leads. Anything but a plain pointer is not trusted:
// what it means depends on where it stands.
func sameTarget(old *contract.Document, ref, target *contract.Node) bool {
	text := ref.Get("$ref").Text()
	if len(text) < 2 || text[:2] != "#/" {
		return false
	}
	return old.Lookup(text).Hash() == target.Hash()
}

// same reports whether two nodes are equal in text and in meaning.
func (c *cleanliness) same(old, new *contract.Node) bool {
	if old == nil || new == nil {
		return old == nil && new == nil
	}
	return c.trusted && old.Hash() == new.Hash() && c.clean(new)
}

// clean reports whether no reference at or below a node of the new document is
// dirty. Nodes that stand in no text are never trusted.
func (c *cleanliness) clean(n *contract.Node) bool {
	if n.ID() < 0 {
		return false
	}
	i := sort.SearchInts(c.dirty, n.ID())
	return i == len(c.dirty) || c.dirty[i] >= n.End()
}
