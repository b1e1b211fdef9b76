package compare

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
)

// reach is a set of operations, as bits by their number: 64 of each word, from
// the word numbered first. Sets that are equal because one comes from the
// other are one value, so a reach is changed only while it is put together.
type reach struct {
	first int
	words []uint64
}

// maxReach bounds the words of all sets of one comparison, and maxNames the
// names of operations that a report lists, each distinct list counted once.
const (
	maxReach = 12_000_000
	maxNames = 3_000_000
)

// atlas numbers the operations of a comparison, by name, and makes sets of them.
type atlas struct {
	names  []string      // by number, sorted
	number map[*unit]int // of the units of operations
	left   int           // words that may still be made
	most   *reach        // what stands for all sets beyond them: it holds whatever they hold
	lists  map[[sha256.Size]byte]listing
	listed int
}

// listing is how a report names a set of operations.
type listing struct {
	names []string // sorted
	all   int      // how many there are, of which names may be the first
}

// newAtlas numbers the operations among the roots.
func newAtlas(roots []*unit) *atlas {
	operations := slices.DeleteFunc(slices.Clone(roots), func(u *unit) bool { return u.operation == "" })
	slices.SortStableFunc(operations, func(a, b *unit) int { return strings.Compare(a.operation, b.operation) })
	m := &atlas{number: make(map[*unit]int, len(operations)), left: maxReach,
		lists: make(map[[sha256.Size]byte]listing)}
	for _, u := range operations {
		if last := len(m.names) - 1; last < 0 || m.names[last] != u.operation {
			m.names = append(m.names, u.operation)
		}
		m.number[u] = len(m.names) - 1
	}
	return m
}

// drafts returns the set of the operations that were drafts or alphas.
func (m *atlas) drafts() *reach {
	stable := make(map[int]bool)
	for u, i := range m.number {
		stable[i] = stable[i] || !u.unstable
	}
	r := &reach{words: make([]uint64, m.words())}
	for i := range m.names {
		if !stable[i] {
			r.words[i/64] |= 1 << (i % 64)
		}
	}
	return r
}

// single returns the set of one unit: empty unless it is an operation.
func (m *atlas) single(u *unit) *reach {
	if i, ok := m.number[u]; ok {
		return &reach{first: i / 64, words: []uint64{1 << (i % 64)}}
	}
	return nil
}

// union returns the set of what either holds: one of the two, if that will
// do, and else a new one.
func (m *atlas) union(a, b *reach) *reach {
	switch {
	case a == nil || b != nil && a.in(b):
		return b
	case b == nil || b.in(a):
		return a
	}
	return m.add(&reach{}, a, b)
}

// gathered is a set that grows while it is put together.
type gathered struct {
	set *reach // nil while there is nothing
	own bool   // nothing else holds the set, so that it may be added to
}

// gather adds a set to one that grows.
func (m *atlas) gather(g *gathered, r *reach) {
	switch {
	case g.set == nil || g.set == r:
		g.set = r
	case r.in(g.set):
	case g.own:
		g.set = m.add(g.set, r)
	default:
		g.set, g.own = m.add(&reach{}, g.set, r), true
	}
	g.own = g.own && g.set != m.most
}

// add adds to a set that nothing else holds yet, and returns it.
func (m *atlas) add(r *reach, others ...*reach) *reach {
	for _, other := range others {
		if !m.extend(r, other.first, other.end()) {
			return m.beyond()
		}
		for i, w := range other.words {
			r.words[other.first-r.first+i] |= w
		}
	}
	return r
}

// extend makes room for the words from first to end: at least twice the room
// there was, so that adding one operation after the other stays cheap.
func (m *atlas) extend(r *reach, first, end int) bool {
	if first >= r.first && end <= r.end() {
		return true
	}
	if had := len(r.words); had > 0 {
		if first < r.first {
			first = max(0, min(first, r.first-had))
		}
		if end > r.end() {
			end = min(m.words(), max(end, r.end()+had))
		}
		first, end = min(first, r.first), max(end, r.end())
	}
	if m.left -= end - first; m.left < 0 {
		return false
	}
	words := make([]uint64, end-first)
	copy(words[max(0, r.first-first):], r.words)
	r.first, r.words = first, words
	return true
}

// words is how many words hold all operations.
func (m *atlas) words() int { return (len(m.names) + 63) / 64 }

// beyond returns the set of all operations. A set that could not be made is
// taken for it: it names too many operations rather than too few.
func (m *atlas) beyond() *reach {
	if m.most == nil {
		m.most = &reach{words: make([]uint64, m.words())}
		for i := range m.names {
			m.most.words[i/64] |= 1 << (i % 64)
		}
	}
	return m.most
}

func (r *reach) end() int { return r.first + len(r.words) }

// at returns one word of the set.
func (r *reach) at(word int) uint64 {
	if word < r.first || word >= r.end() {
		return 0
	}
	return r.words[word-r.first]
}

// in reports whether other holds all of r.
func (r *reach) in(other *reach) bool {
	if r == other {
		return true
	}
	for i, w := range r.words {
		if w&^other.at(r.first+i) != 0 {
			return false
		}
	}
	return true
}

// within reports whether r holds operations, and other holds them all.
func (r *reach) within(other *reach) bool { return r.count() > 0 && r.in(other) }

func (r *reach) count() int {
	n := 0
	for _, w := range r.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// fewNames is how many operations a change names where there is no room for
// all of them.
const fewNames = 100

// list names the operations of a set. Equal sets share their names.
func (m *atlas) list(r *reach) listing {
	bytes := binary.AppendUvarint(nil, uint64(r.first))
	for _, w := range r.words {
		bytes = binary.LittleEndian.AppendUint64(bytes, w)
	}
	key := sha256.Sum256(bytes)
	known, ok := m.lists[key]
	if !ok {
		known = m.newListing(r)
		m.lists[key] = known
	}
	return known
}

func (m *atlas) newListing(r *reach) listing {
	l := listing{all: r.count()}
	most := l.all
	if m.listed+most > maxNames {
		most = min(most, fewNames)
	}
	m.listed += most
	l.names = make([]string, 0, most)
	for i, w := range r.words {
		for ; w != 0 && len(l.names) < most; w &= w - 1 {
			l.names = append(l.names, m.names[(r.first+i)*64+bits.TrailingZeros64(w)])
		}
	}
	return l
}
