package contract

import (
	"cmp"
	"slices"
	"sort"
)

// keyIndex finds the members of a large object by key: their positions in the
// order of keys (see compareKeys). Those with one key stand in the order of the
// text.
type keyIndex struct{ order []int32 }

// indexFrom is the number of members from which an object has an index.
const indexFrom = 16

func newKeyIndex(members []Child) *keyIndex {
	order := make([]int32, len(members))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(compareKeys(members[a].Key, members[b].Key), cmp.Compare(a, b))
	})
	return &keyIndex{order}
}

// find returns the position of the last member with a key; -1 when there is none.
func (x *keyIndex) find(members []Child, key string) int {
	after := sort.Search(len(x.order), func(i int) bool { return compareKeys(members[x.order[i]].Key, key) > 0 })
	if after == 0 || members[x.order[after-1]].Key != key {
		return -1
	}
	return int(x.order[after-1])
}

// repeated returns the positions of members whose key a member before them
// has, in the order of the text.
func (x *keyIndex) repeated(members []Child) []int32 {
	var again []int32
	for i, at := range x.order[1:] {
		if members[at].Key == members[x.order[i]].Key {
			again = append(again, at)
		}
	}
	slices.Sort(again)
	return again
}
