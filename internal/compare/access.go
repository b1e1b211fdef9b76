package compare

import (
	"maps"
	"slices"
)

// accessIndex finds, among the ways to be let in, those that ask for no scheme
// that somebody does not have, without looking at each of them.
type accessIndex struct {
	work  *work
	list  []access
	open  bool             // everybody is let in
	byKey map[string][]int // indexes of the list
}

// indexAccesses files each way under the scheme that the fewest ask for.
func indexAccesses(list []access, work *work) accessIndex {
	uses := make(map[string]int)
	for _, a := range list {
		for scheme := range a {
			uses[scheme]++
		}
	}
	index := accessIndex{work: work, list: list, byKey: make(map[string][]int, len(uses))}
	for i, a := range list {
		if len(a) == 0 {
			index.open = true
			continue
		}
		key := rarest(a, uses)
		index.byKey[key] = append(index.byKey[key], i)
	}
	return index
}

func rarest(a access, uses map[string]int) string {
	best := ""
	for scheme := range a {
		if best == "" || uses[scheme] < uses[best] || uses[scheme] == uses[best] && scheme < best {
			best = scheme
		}
	}
	return best
}

// lets reports whether whoever satisfies a is let in.
func (x accessIndex) lets(a access) bool {
	return x.open || x.first(a, func(b access) bool { return b.within(a) }) != nil
}

// first returns the first way that asks for no scheme that a does not ask for
// and is found good; nil when there is none.
func (x accessIndex) first(a access, good func(access) bool) access {
	best := -1
	for _, scheme := range slices.Sorted(maps.Keys(a)) {
		for _, i := range x.byKey[scheme] {
			if best >= 0 && i > best || !x.work.spend(1) {
				break
			}
			if x.list[i].schemesWithin(a) && good(x.list[i]) {
				best = i
			}
		}
	}
	if best < 0 {
		return nil
	}
	return x.list[best]
}
