package contract

import (
	"slices"
	"sort"
	"strings"
)

// keyIndex finds the members of a large object by key: their positions in the
// order of keys. Those with one key stand in the order of the text.
type keyIndex []int32

// indexFrom is the number of members from which an object has an index.
const indexFrom = 16

func newKeyIndex(members []Child) keyIndex {
	index := make(keyIndex, len(members))
	for i := range index {
		index[i] = int32(i)
	}
	slices.SortStableFunc(index, func(a, b int32) int { return strings.Compare(members[a].Key, members[b].Key) })
	return index
}

// find returns the position of the last member with a key; -1 when there is none.
func (x keyIndex) find(members []Child, key string) int {
	after := sort.Search(len(x), func(i int) bool { return members[x[i]].Key > key })
	if after == 0 || members[x[after-1]].Key != key {
		return -1
	}
	return int(x[after-1])
}

// repeated returns the positions of members whose key a member before them
// has, in the order of the text.
func (x keyIndex) repeated(members []Child) []int32 {
	var again []int32
	for i := 1; i < len(x); i++ {
		if members[x[i]].Key == members[x[i-1]].Key {
			again = append(again, x[i])
		}
	}
	slices.Sort(again)
	return again
}
