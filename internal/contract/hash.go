package contract

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// hashTree gives every array and object its structural hash: the first 16
// bytes of the SHA-256 of its kind and of what it holds, object members ordered
// by key. Strings, numbers and the like are hashed as part of what holds them,
// and for themselves when asked. The nodes are in preorder, so that children
// are hashed before their parents when taken from the end.
func hashTree(nodes *nodeTable) {
	var h hasher
	for id := nodes.count - 1; id >= 0; id-- {
		if n := nodes.at(id); n.container != nil {
			h.container(n)
		}
	}
}

// hashScalar is the structural hash of anything but an array or object.
func hashScalar(n *Node) Hash {
	return hashOf(appendIdentity(make([]byte, 0, 64), n))
}

func hashOf(identity []byte) Hash {
	sum := sha256.Sum256(identity)
	return Hash(sum[:len(Hash{})])
}

// hasher hashes containers whose children are hashed.
type hasher struct {
	buf   []byte
	order []*Child
}

func (h *hasher) container(n *Node) {
	h.buf = append(h.buf[:0], byte(n.Kind))
	if n.Kind == Array {
		for _, c := range n.children {
			h.buf = appendIdentity(h.buf, c.Value)
		}
	} else {
		h.order = sortedMembers(n, h.order[:0])
		for _, c := range h.order {
			h.buf = binary.AppendUvarint(h.buf, uint64(len(c.Key)))
			h.buf = append(h.buf, c.Key...)
			h.buf = appendIdentity(h.buf, c.Value)
		}
	}
	n.hash = hashOf(h.buf)
}

// appendIdentity appends what tells a value from all others, and where it ends:
// its kind, and its hash or its length and text.
func appendIdentity(buf []byte, n *Node) []byte {
	buf = append(buf, byte(n.Kind))
	if n.container != nil {
		return append(buf, n.hash[:]...)
	}
	text := n.text
	if n.Kind == Number {
		text = normalNumber(text)
	}
	buf = binary.AppendUvarint(buf, uint64(len(text)))
	return append(buf, text...)
}

// sortedMembers appends the members of an object to out, ordered by key as RFC
// 8785 (section 3.2.3) asks. Of a key that is given twice the last counts.
func sortedMembers(n *Node, out []*Child) []*Child {
	start := len(out)
	if n.index == nil {
		for i := range n.children {
			out = append(out, &n.children[i])
		}
		slices.SortStableFunc(out[start:], func(a, b *Child) int { return compareKeys(a.Key, b.Key) })
	} else {
		for _, i := range n.index.order {
			out = append(out, &n.children[i])
		}
	}
	kept := out[:start]
	for i, c := range out[start:] {
		if next := start + i + 1; next < len(out) && out[next].Key == c.Key {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// compareKeys orders strings by their UTF-16 code units. That is the order of
// their UTF-8 bytes, but for characters beyond the basic plane (which begin
// with 0xF0 or more), whose surrogates come before U+E000 to U+FFFF (0xEE and
// 0xEF).
func compareKeys(a, b string) int {
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		switch {
		case x == y:
		case x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0):
			return cmp.Compare(y, x)
		default:
			return cmp.Compare(x, y)
		}
	}
	return cmp.Compare(len(a), len(b))
}
