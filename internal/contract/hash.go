package contract

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"slices"
	"strings"
	"unicode/utf16"
)

// hashTree gives every node its structural hash: the first 16 bytes of the
// SHA-256 of its kind and value, object members ordered by key. The nodes are
// in preorder, so that children are hashed before their parents when taken
// from the end.
func hashTree(nodes []*Node) {
	h := newHasher()
	for i := len(nodes) - 1; i >= 0; i-- {
		h.node(nodes[i])
	}
}

func newHasher() *hasher { return &hasher{sum: sha256.New()} }

type hasher struct {
	sum   hash.Hash
	buf   []byte
	order []*Child
	out   [sha256.Size]byte
}

func (h *hasher) node(n *Node) {
	h.buf = append(h.buf[:0], byte(n.Kind))
	switch n.Kind {
	case Number:
		h.buf = append(h.buf, normalNumber(n.text)...)
	case Array:
		for i := range n.children {
			h.buf = append(h.buf, n.children[i].Value.hash[:]...)
		}
	case Object:
		h.members(n)
	default:
		h.buf = append(h.buf, n.text...)
	}
	h.sum.Reset()
	h.sum.Write(h.buf)
	copy(n.hash[:], h.sum.Sum(h.out[:0]))
}

func (h *hasher) members(n *Node) {
	h.order = sortedMembers(n, h.order[:0])
	for _, c := range h.order {
		h.buf = binary.AppendUvarint(h.buf, uint64(len(c.Key)))
		h.buf = append(h.buf, c.Key...)
		h.buf = append(h.buf, c.Value.hash[:]...)
	}
}

// sortedMembers appends the members of an object to out, ordered by key as RFC
// 8785 (section 3.2.3) asks. Of a key that is given twice the last counts.
func sortedMembers(n *Node, out []*Child) []*Child {
	for i := range n.children {
		out = append(out, &n.children[i])
	}
	slices.SortStableFunc(out, func(a, b *Child) int { return compareKeys(a.Key, b.Key) })
	kept := out[:0]
	for i, c := range out {
		if i+1 < len(out) && out[i+1].Key == c.Key {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// compareKeys orders strings by their UTF-16 code units, which differs from
// the order of UTF-8 only beyond the basic plane.
func compareKeys(a, b string) int {
	if isASCII(a) || isASCII(b) {
		return strings.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
