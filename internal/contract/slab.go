package contract

// slabSize is the number of elements that are allocated at a time.
const slabSize = 256

// slab hands out slices of elements that are allocated many at a time.
type slab[T any] struct{ free []T }

// take returns n elements, all zero.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		if n > slabSize/4 {
			return make([]T, n)
		}
		s.free = make([]T, slabSize)
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

// nodeTable holds the nodes of a text by ID. It grows without moving them.
type nodeTable struct {
	slabs []*[slabSize]Node
	count int
}

// add returns the next node, whose ID is the number of nodes before it.
func (t *nodeTable) add() *Node {
	id := t.count
	if id%slabSize == 0 {
		t.slabs = append(t.slabs, new([slabSize]Node))
	}
	t.count++
	n := t.at(id)
	n.id = int32(id)
	return n
}

// at returns the node with an ID.
func (t *nodeTable) at(id int) *Node { return &t.slabs[uint(id)/slabSize][uint(id)%slabSize] }
