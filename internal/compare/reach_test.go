package compare

import (
	"fmt"
	"slices"
	"testing"
)

func atlasOf(n int) (*atlas, []*unit) {
	units := make([]*unit, n)
	for i := range units {
		units[i] = &unit{operation: fmt.Sprintf("GET /%04d", i)}
	}
	return newAtlas(units), units
}

func TestUnionsShareWhatTheyCan(t *testing.T) {
	m, units := atlasOf(200)
	a, b := m.single(units[3]), m.single(units[150])
	both := m.union(a, b)
	if m.union(both, a) != both || m.union(nil, a) != a || m.union(b, both) != both {
		t.Error("a set that holds the other was not taken as it is")
	}
	if got := m.list(both).names; !slices.Equal(got, []string{"GET /0003", "GET /0150"}) {
		t.Error(got)
	}
	if a.count() != 1 || b.count() != 1 || a.within(b) || !a.within(both) || (&reach{}).within(both) {
		t.Error("wrong sets")
	}
}

// A set that grows is never one that something else holds.
func TestGatheringLeavesOthersAlone(t *testing.T) {
	m, units := atlasOf(500)
	first := m.single(units[70])
	var g gathered
	for _, i := range []int{70, 499, 0, 130, 131} {
		r := m.single(units[i])
		if i == 70 {
			r = first
		}
		m.gather(&g, r)
	}
	if first.count() != 1 || g.set.count() != 5 {
		t.Error(first.count(), m.list(g.set).names)
	}
	want := []string{"GET /0000", "GET /0070", "GET /0130", "GET /0131", "GET /0499"}
	if got := m.list(g.set).names; !slices.Equal(got, want) {
		t.Error(got)
	}
}

// Where there is no room for a set, that of all operations stands for it: it
// names too many, and forgives nothing that it should not.
func TestReachBeyondItsBound(t *testing.T) {
	m, units := atlasOf(1000)
	m.left = 2
	r := m.union(m.single(units[0]), m.single(units[999]))
	if r.count() != 1000 || m.most == nil {
		t.Error(r.count())
	}
	g := gathered{set: m.single(units[5])}
	m.gather(&g, m.single(units[800]))
	m.gather(&g, m.single(units[801]))
	if g.set != m.most || m.most.count() != 1000 {
		t.Error("the set of all was not taken, or was changed")
	}
}

// Equal sets have one list of names; beyond the bound lists are cut off.
func TestListsOfNames(t *testing.T) {
	m, units := atlasOf(300)
	a := m.union(m.single(units[1]), m.single(units[2]))
	b := m.union(m.single(units[2]), m.single(units[1]))
	if a == b || &m.list(a).names[0] != &m.list(b).names[0] {
		t.Error("two lists of one set")
	}
	m.listed = maxNames
	if l := m.list(m.beyond()); len(l.names) != fewNames || l.all != 300 {
		t.Error(len(l.names), l.all)
	}
}
