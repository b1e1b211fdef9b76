package state

import (
	"slices"
	"strings"
)

// tree is what is remembered: things, each with those below it. It is not safe
// for concurrent use.
type tree struct {
	root    *node
	things  int
	bytes   int
	buried  []*node // deleted, the oldest first; some were made again since
	planted int64   // nodes that there were in all
}

// node is a place for one thing.
type node struct {
	name  string
	thing *thing // nil for one that is only passed through, or that is gone
	gone  bool   // a thing was here
	born  int64
	above *branch // nil for the root
	below map[*kind]*branch
}

// branch is the things of one kind below one thing.
type branch struct {
	kind  *kind
	of    *node
	nodes map[string]*node
	order []*node // the oldest first
	last  int64   // of the numbers that were given as names
}

const (
	maxBuried     = 10_000 // deleted things that are known to have been there
	maxBuriedName = 256    // bytes of the name of one
)

func newTree() *tree { return &tree{root: &node{}} }

// find is the place below a node that a name leads to, or nil.
func (n *node) find(k *kind, name string) *node {
	if b := n.below[k]; b != nil {
		return b.nodes[name]
	}
	return nil
}

// branch returns the branch of a kind below a node, which is made when there is
// none.
func (n *node) branch(k *kind) *branch {
	b := n.below[k]
	if b == nil {
		b = &branch{kind: k, of: n, nodes: map[string]*node{}}
		if n.below == nil {
			n.below = map[*kind]*branch{}
		}
		n.below[k] = b
	}
	return b
}

// place returns the place of a name, which is made when there is none.
func (t *tree) place(b *branch, name string) *node {
	if n := b.nodes[name]; n != nil {
		return n
	}
	t.planted++
	n := &node{name: name, born: t.planted, above: b}
	b.nodes[name] = n
	b.order = append(b.order, n)
	return n
}

// put remembers a thing at a place instead of what was there.
func (t *tree) put(n *node, one *thing) {
	t.forget(n)
	if n.gone { // it is made again, after those that were made meanwhile
		n.gone = false
		t.planted++
		b := n.above
		b.order = append(b.without(n), n)
		n.born = t.planted
	}
	n.thing = one
	t.things++
	t.bytes += one.bytes
}

// forget takes the thing of a place out of the reckoning.
func (t *tree) forget(n *node) {
	if n.thing != nil {
		t.things--
		t.bytes -= n.thing.bytes
		n.thing = nil
	}
}

// bury deletes what is at a place, and everything below it. That something was
// there stays known, for a while.
func (t *tree) bury(n *node) {
	t.clear(n)
	if len(n.name) > maxBuriedName {
		t.cut(n)
		return
	}
	if n.gone {
		return
	}
	n.gone = true
	if t.buried = append(t.buried, n); len(t.buried) > maxBuried {
		oldest := t.buried[0]
		t.buried = t.buried[1:]
		if oldest.gone && oldest.above.nodes[oldest.name] == oldest {
			t.cut(oldest)
		}
	}
}

// clear forgets the thing of a place and everything below it.
func (t *tree) clear(n *node) {
	t.forget(n)
	for _, b := range n.below {
		for _, inner := range b.nodes {
			t.clear(inner)
			inner.gone = false
		}
	}
	n.below = nil
}

// cut takes a place out of the tree, and those above that only led to it.
func (t *tree) cut(n *node) {
	b := n.above
	delete(b.nodes, n.name)
	b.order = b.without(n)
	if len(b.nodes) > 0 {
		return
	}
	delete(b.of.below, b.kind)
	if up := b.of; up.above != nil && up.thing == nil && !up.gone && len(up.below) == 0 {
		t.cut(up)
	}
}

// move gives the thing of a place, with everything below it, another name that
// is free.
func (t *tree) move(n *node, name string) {
	b := n.above
	if taken := b.nodes[name]; taken != nil {
		t.clear(taken)
		b.order = b.without(taken)
	}
	delete(b.nodes, n.name)
	n.name = name
	b.nodes[name] = n
	own := strings.Split(name, "\x00")
	n.rekey(len(b.kind.Keys)-len(own), own)
}

// rekey gives the things at and below a place other keys from the first on.
func (n *node) rekey(first int, own []string) {
	if t := n.thing; t != nil {
		n.thing = &thing{kind: t.kind, keys: slices.Replace(slices.Clone(t.keys), first, first+len(own), own...), value: t.value, tag: t.tag, bytes: t.bytes}
	}
	for _, b := range n.below {
		for _, inner := range b.nodes {
			inner.rekey(first, own)
		}
	}
}

// without is the order without one node.
func (b *branch) without(n *node) []*node {
	i, found := slices.BinarySearchFunc(b.order, n.born, func(other *node, born int64) int { return int(other.born - born) })
	if !found {
		return b.order
	}
	return slices.Delete(b.order, i, i+1)
}

// entries appends the things of a branch to list, the oldest first.
func (b *branch) entries(list []entry) []entry {
	if b == nil {
		return list
	}
	list = slices.Grow(list, len(b.order))
	for _, n := range b.order {
		if n.thing != nil {
			list = append(list, entry{n.thing, n.born})
		}
	}
	return list
}
