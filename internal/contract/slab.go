package contract

// slab hands out slices of elements that are allocated many at a time: the
// more there are, the more at once.
type slab[T any] struct {
	free []T
	size int // of the last allocation
}

// The least and the most elements that are allocated at a time.
const (
	smallestSlab = 32
	largestSlab  = 1024
)

// take returns n elements, all zero.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.size = min(max(2*s.size, smallestSlab), largestSlab)
		if n > s.size/8 {
			return make([]T, n)
		}
		s.free = make([]T, s.size)
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

// nodeTable holds the nodes of a text by ID. It grows without moving them.
type nodeTable struct {
	slabs []*[nodeSlab]Node
	count int
}

// nodeSlab is the number of nodes that are allocated at a time.
const nodeSlab = 256

// add returns the next node, whose ID is the number of nodes before it.
func (t *nodeTable) add() *Node {
	id := t.count
	if id%nodeSlab == 0 {
		t.slabs = append(t.slabs, new([nodeSlab]Node))
	}
	t.count++
	n := t.at(id)
	n.id = int32(id)
	return n
}

// at returns the node with an ID.
func (t *nodeTable) at(id int) *Node { return &t.slabs[uint(id)/nodeSlab][uint(id)%nodeSlab] }
