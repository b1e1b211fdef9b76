package contract

import (
	"github.com/apisteward/steward/internal/fault"
)

// builder makes the nodes of one text, in preorder, within limits.
type builder struct {
	limits     Limits
	format     Format
	nodes      nodeTable
	containers slab[container]
	children   slab[Child]
	texts      texts
	twice      []keyTwice
	scratch    []Child
}

// newBuilder is for a text of the given length.
func newBuilder(limits Limits, length int) *builder {
	return &builder{limits: limits, texts: newTexts(length)}
}

// begin makes the next node.
func (b *builder) begin(parent *Node, kind Kind, line, column int) (*Node, error) {
	if b.nodes.count >= b.limits.Nodes {
		return nil, fault.New(fault.TooLarge, "The document holds more than %d values, aliases expanded.", b.limits.Nodes)
	}
	n := b.nodes.add()
	n.Kind, n.Line, n.Column, n.parent = kind, int32(line), int32(column), parent
	return n, nil
}

// finish closes a container whose children are on the scratch stack from mark on.
func (b *builder) finish(n *Node, mark int) {
	children := b.children.take(len(b.scratch) - mark)
	copy(children, b.scratch[mark:])
	b.scratch = b.scratch[:mark]
	n.container = &b.containers.take(1)[0]
	n.end = int32(b.nodes.count)
	n.children = children
	if n.Kind == Object {
		b.checkKeys(n)
	}
}

// checkKeys notes keys that are given twice (RFC 8259, section 4: names should
// be unique; YAML 1.2.2, section 3.2.1.3: they must be) and makes the index of
// an object with many members.
func (b *builder) checkKeys(n *Node) {
	if len(n.children) >= indexFrom {
		n.index = newKeyIndex(n.children)
		for _, i := range n.index.repeated(n.children) {
			b.duplicate(n, &n.children[i])
		}
		return
	}
	for i := range n.children {
		c := &n.children[i]
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

// tooDeep is the error for nesting beyond Limits.Depth.
func (b *builder) tooDeep(line, column int) error {
	return &fault.Error{
		Kind:   fault.Malformed,
		Detail: "The document is nested too deeply.",
		Fields: []fault.Field{{Place: "#", Detail: "nested too deeply", Line: line, Column: column}},
	}
}
