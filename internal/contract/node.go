package contract

import (
	"iter"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Kind is the JSON type of a Node.
type Kind uint8

// The JSON types (RFC 8259, section 3).
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

var kindNames = [...]string{"null", "boolean", "number", "string", "array", "object"}

// String returns JSON's name of the type: "object".
func (k Kind) String() string { return kindNames[k] }

// Hash is a structural hash: two nodes have the same Hash if and only if they
// hold the same JSON value, whatever the order of object members, the writing
// of numbers (1, 1.0, 10e-1) and the notation (JSON or YAML).
type Hash [16]byte

// Child is one member of an object, or one element of an array (whose Key is "").
type Child struct {
	Key          string
	Line, Column int32 // one-based place of the key; the element's own place in an array
	Value        *Node
}

// Node is one JSON value of a document with its place in the text. Nodes are
// immutable and safe for concurrent use. Every method may be called on a nil
// Node, which behaves as an absent value, so that lookups can be chained.
type Node struct {
	Kind         Kind
	Line, Column int32 // one-based; columns count runes

	id     int32  // in preorder
	text   string // of scalars
	parent *Node
	*container
}

// container is what only arrays and objects have.
type container struct {
	children []Child
	index    *keyIndex // of objects with many members
	hash     Hash
	end      int32 // the subtree has the IDs from the node's own up to, not including, this one
}

// Get returns the member with the given key, or nil. Of a key that is given
// twice it returns the last.
func (n *Node) Get(key string) *Node {
	c := n.Child(key)
	if c == nil {
		return nil
	}
	return c.Value
}

// Child returns the member with the given key together with the key's place, or nil.
func (n *Node) Child(key string) *Child {
	if n == nil || n.Kind != Object {
		return nil
	}
	if n.index != nil {
		if i := n.index.find(n.children, key); i >= 0 {
			return &n.children[i]
		}
		return nil
	}
	for i := len(n.children) - 1; i >= 0; i-- {
		if n.children[i].Key == key {
			return &n.children[i]
		}
	}
	return nil
}

// At follows object keys from n: n.At("info", "version").
func (n *Node) At(keys ...string) *Node {
	for _, k := range keys {
		n = n.Get(k)
	}
	return n
}

// Has reports whether an object has a member with the given key.
func (n *Node) Has(key string) bool { return n.Child(key) != nil }

// Is reports whether n is present and of the given kind.
func (n *Node) Is(k Kind) bool { return n != nil && n.Kind == k }

// Len is the number of members or elements.
func (n *Node) Len() int {
	return len(n.Children())
}

// Children returns members or elements in the order of the text. The slice
// must not be changed. A key that is given twice appears twice.
func (n *Node) Children() []Child {
	if n == nil || n.container == nil {
		return nil
	}
	return n.children
}

// Fields iterates over the members of an object in the order of the text. It
// is empty for any other kind.
func (n *Node) Fields() iter.Seq2[string, *Node] {
	return func(yield func(string, *Node) bool) {
		if !n.Is(Object) {
			return
		}
		for i := range n.children {
			if !yield(n.children[i].Key, n.children[i].Value) {
				return
			}
		}
	}
}

// Items iterates over the elements of an array. It is empty for any other kind.
func (n *Node) Items() iter.Seq2[int, *Node] {
	return func(yield func(int, *Node) bool) {
		if !n.Is(Array) {
			return
		}
		for i := range n.children {
			if !yield(i, n.children[i].Value) {
				return
			}
		}
	}
}

// Walk iterates over n and everything below it, parents first, in the order of
// the text.
func (n *Node) Walk() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		if n != nil {
			n.walk(yield)
		}
	}
}

func (n *Node) walk(yield func(*Node) bool) bool {
	if !yield(n) {
		return false
	}
	for _, c := range n.Children() {
		if !c.Value.walk(yield) {
			return false
		}
	}
	return true
}

// Text returns the value of a string, and "" for any other kind.
func (n *Node) Text() string {
	if !n.Is(String) {
		return ""
	}
	return n.text
}

// Literal returns a scalar as it is written in JSON without quotes: a string's
// value, a number's digits, "true", "false" or "null". It is "" for arrays and
// objects.
func (n *Node) Literal() string {
	if n == nil {
		return ""
	}
	return n.text
}

// True reports whether n is the boolean true.
func (n *Node) True() bool { return n.Is(Bool) && n.text == "true" }

// Bool returns a boolean's value; ok is false for any other kind.
func (n *Node) Bool() (value, ok bool) { return n.True(), n.Is(Bool) }

// Rat returns a number's exact value; ok is false for any other kind, and for
// numbers of absurd size (exponents beyond 400).
func (n *Node) Rat() (value *big.Rat, ok bool) {
	if !n.Is(Number) {
		return nil, false
	}
	return rat(n.text)
}

// Int returns the value of a number that is a whole 64-bit integer, however it
// is written (2, 2.0, 2e0); ok is false for everything else.
func (n *Node) Int() (value int64, ok bool) {
	if !n.Is(Number) {
		return 0, false
	}
	if i, err := strconv.ParseInt(n.text, 10, 64); err == nil {
		return i, true
	}
	r, ok := n.Rat()
	if !ok || !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

// Strings returns the string elements of an array, in order, and leaves out
// others. It is nil for anything but an array.
func (n *Node) Strings() []string {
	if !n.Is(Array) {
		return nil
	}
	out := make([]string, 0, len(n.children))
	for _, c := range n.children {
		if c.Value.Kind == String {
			out = append(out, c.Value.text)
		}
	}
	return out
}

// Hash returns the structural hash. That of a nil Node is zero.
func (n *Node) Hash() Hash {
	switch {
	case n == nil:
		return Hash{}
	case n.container == nil:
		return hashScalar(n)
	}
	return n.hash
}

// Parent returns the object or array that holds n; nil for the root.
func (n *Node) Parent() *Node {
	if n == nil {
		return nil
	}
	return n.parent
}

// ID is the node's number in its document, in the order of the text, counted
// from 0. A node's subtree is the numbers from ID up to, not including, End.
// Numbers let callers keep facts about nodes in slices. Nodes that stand in no
// text (see Media.Schema), and nil, have -1.
func (n *Node) ID() int {
	if n == nil {
		return -1
	}
	return int(n.id)
}

// End is one more than the largest ID in the node's subtree.
func (n *Node) End() int {
	switch {
	case n == nil || n.id < 0:
		return -1
	case n.container == nil:
		return int(n.id) + 1
	}
	return int(n.end)
}

// Key returns the key, or the index in decimal, under which the parent holds n.
func (n *Node) Key() string {
	if n == nil || n.parent == nil {
		return ""
	}
	siblings := n.parent.children
	i, found := slices.BinarySearchFunc(siblings, n.id, func(c Child, id int32) int { return int(c.Value.id) - int(id) })
	switch {
	case !found:
		return ""
	case n.parent.Kind == Array:
		return strconv.Itoa(i)
	}
	return siblings[i].Key
}

// Pointer returns the node's place as a JSON pointer in a URI fragment (RFC
// 6901, section 6), of which only percent signs are encoded so that it stays
// readable: "#/paths/~1users/get". The root is "#". A node that stands in no
// text has the place of what it was made from.
func (n *Node) Pointer() string {
	var keys []string
	for ; n != nil && n.parent != nil; n = n.parent {
		if n.id >= 0 {
			keys = append(keys, n.Key())
		}
	}
	var b strings.Builder
	b.WriteByte('#')
	for i := len(keys) - 1; i >= 0; i-- {
		b.WriteByte('/')
		b.WriteString(EscapePointer(keys[i]))
	}
	return b.String()
}

var (
	pointerEscaper   = strings.NewReplacer("~", "~0", "/", "~1", "%", "%25")
	pointerUnescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// EscapePointer escapes a key for use in a JSON pointer in a URI fragment (RFC
// 6901, sections 3 and 6; see Node.Pointer).
func EscapePointer(key string) string { return pointerEscaper.Replace(key) }
