package route

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

const (
	maxOpen  = 32    // base paths with variables that may be anything, each of which is tried
	maxBases = 4_096 // other base paths of a document
)

// base is a base path of servers.
type base struct {
	depth int            // how many segments it has
	sets  map[int32]bool // of base paths that it is in
}

// openBase is a base path with variables that may be anything.
type openBase struct {
	base
	root *node // of a tree with one way
}

// bases are the base paths of a document's servers. Operations are told apart
// by the set of base paths that theirs have.
type bases struct {
	literal map[string]*base // by path, decoded: "/v1"
	depths  []int            // how many segments those have, the most first
	open    []*openBase
	opened  map[string]*openBase
	sets    map[string]int32
	last    []contract.Server // of the operation before, with their set
	lastSet int32
}

func newBases() *bases {
	return &bases{
		literal: map[string]*base{}, opened: map[string]*openBase{}, sets: map[string]int32{},
		lastSet: -1,
	}
}

// set returns the number of an operation's set of base paths.
func (b *bases) set(op *contract.Operation) int32 {
	if b.lastSet >= 0 && sameServers(b.last, op.Servers) {
		return b.lastSet
	}
	paths := []string{""}
	if len(op.Servers) > 0 {
		paths = basePaths(op.Servers)
	}
	key := strings.Join(paths, "\n")
	number, known := b.sets[key]
	if !known {
		number = int32(len(b.sets))
		b.sets[key] = number
		for _, path := range paths {
			b.put(path, number)
		}
	}
	b.last, b.lastSet = op.Servers, number
	return number
}

// sameServers reports whether two operations have the servers of the document.
func sameServers(a, b []contract.Server) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// put enters a base path for a set.
func (b *bases) put(path string, set int32) {
	if strings.Contains(path, "{") {
		b.putOpen(path, set)
		return
	}
	if path == "" {
		return // paths are found without one in any case
	}
	path = decoded(path)
	found := b.literal[path]
	if found == nil {
		if len(b.literal) >= maxBases {
			return
		}
		found = &base{depth: strings.Count(path, "/"), sets: map[int32]bool{}}
		b.literal[path] = found
	}
	found.sets[set] = true
}

func (b *bases) putOpen(path string, set int32) {
	found := b.opened[path]
	if found == nil {
		if len(b.open) >= maxOpen {
			return
		}
		found = &openBase{base: base{depth: strings.Count(path, "/"), sets: map[int32]bool{}}, root: &node{}}
		end := found.root
		for _, segment := range segments(path) {
			end = end.step(scan(segment), &contract.Operation{})
		}
		end.slots = []slot{{operation: &contract.Operation{}}}
		b.opened[path] = found
		b.open = append(b.open, found)
	}
	found.sets[set] = true
}

// seal readies what at reads.
func (b *bases) seal() {
	for _, one := range b.literal {
		if !slices.Contains(b.depths, one.depth) {
			b.depths = append(b.depths, one.depth)
		}
	}
	slices.SortFunc(b.depths, func(x, y int) int { return y - x })
	b.last, b.opened, b.sets = nil, nil, nil
}

// at returns the base path of so many segments that a path begins with, and
// where it ends; nil when there is none.
func (b *bases) at(path string, depth int) (end int, found *base) {
	end = prefixOf(path, depth)
	if end < 0 {
		return 0, nil
	}
	if found = b.literal[decoded(path[:end])]; found == nil || found.depth != depth {
		return 0, nil
	}
	return end, found
}

// prefixOf is where the first so many segments of a path end; -1 when it has
// fewer.
func prefixOf(path string, depth int) int {
	for i := range len(path) {
		if path[i] != '/' {
			continue
		}
		if depth == 0 {
			return i
		}
		depth--
	}
	if depth == 0 {
		return len(path)
	}
	return -1
}

// prefix returns where the base path ends that a path begins with.
func (o *openBase) prefix(path string) (end int, ok bool) {
	end = prefixOf(path, o.depth)
	if end < 0 {
		return 0, false
	}
	var w walk
	return end, w.from(o.root, path[:end], nil)
}
