package contract

import (
	"github.com/apisteward/steward/internal/fault"
)

// builder makes the nodes of one text, in preorder, within limits.
type builder struct {
	limits   Limits
	format   Format
	nodes    []*Node
	slab     []Node
	interned map[string]string
	twice    []keyTwice
	scratch  []Child
}

// slabSize is the number of nodes allocated at a time.
const slabSize = 1024

// begin makes the next node.
func (b *builder) begin(parent *Node, kind Kind, line, column int) (*Node, error) {
	if len(b.nodes) >= b.limits.Nodes {
		return nil, fault.New(fault.TooLarge, "The document holds more than %d values, aliases expanded.", b.limits.Nodes)
	}
	if len(b.slab) == 0 {
		b.slab = make([]Node, slabSize)
	}
	n := &b.slab[0]
	b.slab = b.slab[1:]
	*n = Node{Kind: kind, Line: int32(line), Column: int32(column), id: int32(len(b.nodes)), parent: parent}
	b.nodes = append(b.nodes, n)
	n.end = n.id + 1
	return n, nil
}

// finish closes a container whose children are on the scratch stack from mark on.
func (b *builder) finish(n *Node, mark int) {
	n.end = int32(len(b.nodes))
	n.children = append([]Child(nil), b.scratch[mark:]...)
	b.scratch = b.scratch[:mark]
	if n.Kind == Object {
		b.checkKeys(n)
	}
}

// checkKeys notes keys that are given twice (RFC 8259, section 4: names should
// be unique; YAML 1.2.2, section 3.2.1.3: they must be) and makes the index of
// an object with many members.
func (b *builder) checkKeys(n *Node) {
	if len(n.children) >= indexFrom {
		n.index = make(map[string]int32, len(n.children))
	}
	for i := range n.children {
		c := &n.children[i]
		if n.index != nil {
			if _, twice := n.index[c.Key]; twice {
				b.duplicate(n, c)
			}
			n.index[c.Key] = int32(i)
			continue
		}
		for j := range i {
			if n.children[j].Key == c.Key {
				b.duplicate(n, c)
				break
			}
		}
	}
}

// keyTwice is a member whose key its object already has.
type keyTwice struct {
	object *Node
	member *Child
}

func (b *builder) duplicate(n *Node, c *Child) {
	if len(b.twice) < maxDefects {
		b.twice = append(b.twice, keyTwice{n, c})
	}
}

// defects describes the keys that are given twice, once all nodes have their
// places.
func (b *builder) defects() []Defect {
	var defects []Defect
	for _, k := range b.twice {
		defects = append(defects, Defect{
			Rule: "duplicate-key", Text: "The key " + quote(k.member.Key) + " is given twice in one object.",
			Place: k.object.Pointer() + "/" + EscapePointer(k.member.Key), Line: k.member.Line, Column: k.member.Column,
		})
	}
	return defects
}

// intern returns one copy of equal keys.
func (b *builder) intern(s string) string {
	if len(s) > 64 {
		return s
	}
	if known, ok := b.interned[s]; ok {
		return known
	}
	b.interned[s] = s
	return s
}

// tooDeep is the error for nesting beyond Limits.Depth.
func (b *builder) tooDeep(line, column int) error {
	return &fault.Error{
		Kind:   fault.Malformed,
		Detail: "The document is nested too deeply.",
		Fields: []fault.Field{{Place: "#", Detail: "nested too deeply", Line: line, Column: column}},
	}
}
