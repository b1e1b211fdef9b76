package compare

import "github.com/apisteward/steward/internal/contract"

// matching says which alternative became which.
type matching struct {
	newOf []int // by index of the old branch; -1: none
	oldOf []int // by index of the new branch; -1: none
}

func (m matching) matched() int {
	n := 0
	for _, j := range m.newOf {
		if j >= 0 {
			n++
		}
	}
	return n
}

func (m matching) pair(i, j int) { m.newOf[i], m.oldOf[j] = j, i }

// maxAffinity bounds the trial comparisons for one pair of groups.
const maxAffinity = 100

// match finds which branch became which: equal ones first, then those of one
// name, then the one that is left on each side, then by how little differs.
// The order of the branches does not matter.
func (d *differ) match(old, new []branch, discriminator string, dir contract.Direction) matching {
	m := matching{filled(len(old)), filled(len(new))}
	m.equal(d, old, new)
	m.named(old, new, discriminator)
	left, right := m.leftovers()
	switch {
	case len(left) == 0 || len(right) == 0:
	case len(left) == 1 && len(right) == 1:
		a, b := old[left[0]].shape, new[right[0]].shape
		if a.view().types&b.view().types != 0 && !d.isRunning(a, b, dir) {
			m.pair(left[0], right[0])
		}
	case len(left)*len(right) <= maxAffinity:
		m.closest(d, old, new, left, right, dir)
	}
	return m
}

func filled(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// equal matches branches that do not differ at all.
func (m matching) equal(d *differ, old, new []branch) {
	byHash := make(map[contract.Hash][]int)
	for j := range new {
		h := new[j].shape.firstHash()
		byHash[h] = append(byHash[h], j)
	}
	for i := range old {
		for _, j := range byHash[old[i].shape.firstHash()] {
			if m.oldOf[j] < 0 && d.clean.sameShapes(old[i].shape, new[j].shape) {
				m.pair(i, j)
				break
			}
		}
	}
}

func (sh *shape) firstHash() contract.Hash {
	if len(sh.parts) == 0 {
		return contract.Hash{}
	}
	return sh.parts[0].node.Hash()
}

// named matches branches by a label that each side has once.
func (m matching) named(old, new []branch, discriminator string) {
	left, right := labels(old, m.newOf, discriminator), labels(new, m.oldOf, discriminator)
	for label, i := range left {
		if j, ok := right[label]; ok && i >= 0 && j >= 0 {
			m.pair(i, j)
		}
	}
}

// labels maps the labels of unmatched branches to their index, or to -1 where
// two share one.
func labels(list []branch, matched []int, discriminator string) map[string]int {
	out := make(map[string]int)
	for i, b := range list {
		if matched[i] >= 0 {
			continue
		}
		label := b.label(discriminator)
		if _, twice := out[label]; twice {
			out[label] = -1
			continue
		}
		out[label] = i
	}
	return out
}

func (m matching) leftovers() (left, right []int) {
	for i, j := range m.newOf {
		if j < 0 {
			left = append(left, i)
		}
	}
	for j, i := range m.oldOf {
		if i < 0 {
			right = append(right, j)
		}
	}
	return left, right
}

// closest matches by trial, the least distance first.
func (m matching) closest(d *differ, old, new []branch, left, right []int, dir contract.Direction) {
	type candidate struct{ i, j, distance int }
	var all []candidate
	for _, i := range left {
		for _, j := range right {
			if o := d.try(old[i].shape, new[j].shape, dir); o.distance < 1000 && !o.open {
				all = append(all, candidate{i, j, o.distance})
			}
		}
	}
	for range all {
		best := candidate{-1, -1, 1000}
		for _, c := range all {
			if m.newOf[c.i] < 0 && m.oldOf[c.j] < 0 && c.distance < best.distance {
				best = c
			}
		}
		if best.i < 0 {
			return
		}
		m.pair(best.i, best.j)
	}
}
