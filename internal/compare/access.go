package compare

// accessIndex finds, among the ways to be let in, those that are enough for
// somebody, without looking at each of them.
type accessIndex struct {
	work  *work
	open  bool // everybody is let in
	byKey map[string][]access
}

// indexAccesses files each way under the scheme that the fewest ask for.
func indexAccesses(list []access, work *work) accessIndex {
	uses := make(map[string]int)
	for _, a := range list {
		for scheme := range a {
			uses[scheme]++
		}
	}
	index := accessIndex{work: work, byKey: make(map[string][]access, len(uses))}
	for _, a := range list {
		key, found := "", false
		for scheme := range a {
			if !found || uses[scheme] < uses[key] || uses[scheme] == uses[key] && scheme < key {
				key, found = scheme, true
			}
		}
		if !found {
			index.open = true
			continue
		}
		index.byKey[key] = append(index.byKey[key], a)
	}
	return index
}

// lets reports whether whoever satisfies a is let in.
func (x accessIndex) lets(a access) bool {
	if x.open {
		return true
	}
	for scheme := range a {
		for _, b := range x.byKey[scheme] {
			if !x.work.spend(1) {
				return false
			}
			if b.within(a) {
				return true
			}
		}
	}
	return false
}
