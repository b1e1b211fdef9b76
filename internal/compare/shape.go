package compare

import (
	"encoding/binary"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// shape is a schema as it is compared: everything that must hold at once, with
// references followed, allOf spread out, and alternatives that leave no choice
// resolved. Equal shapes of one document are one value.
type shape struct {
	side  *side
	parts []part         // all of them must hold
	only  contract.Types // of these, only values of these types
	null  bool           // or null, whatever the parts say
	at    *contract.Node // where the schema stands, as written first; may be nil

	read *view // made when first asked for
}

// part is a schema object, of which the keywords count except "$ref" and
// "allOf", which are parts of their own; with bare, "anyOf" and "oneOf" do not
// count either; joined is one that alternatives have in common.
type part struct {
	node         *contract.Node
	bare, joined bool
}

// side is one of the two documents, with its shapes.
type side struct {
	doc     *contract.Document
	byNode  map[*contract.Node]*shape
	byKey   map[string]*shape
	numbers map[part]uint64
	schemas map[*contract.Node]*contract.Schema
	leads   map[*contract.Node]*contract.Node // see lead
	work    *work

	identities map[*contract.Node]string
	numbered   map[*contract.Node]string // see typeAndCount
}

func newSide(doc *contract.Document, work *work) *side {
	return &side{
		doc:     doc,
		work:    work,
		schemas: make(map[*contract.Node]*contract.Schema),
		leads:   make(map[*contract.Node]*contract.Node),
		byNode:  make(map[*contract.Node]*shape),
		byKey:   make(map[string]*shape),
		numbers: make(map[part]uint64),

		identities: make(map[*contract.Node]string),
		numbered:   make(map[*contract.Node]string),
	}
}

// twin returns a side of the same document with shapes of its own.
func (s *side) twin() *side {
	t := newSide(s.doc, s.work)
	t.schemas, t.leads = s.schemas, s.leads
	return t
}

// maxSchemas bounds the schemas that are remembered as they were read. Each is
// asked for again and again while its shape is made, and rarely later.
const maxSchemas = 4096

// schema reads a schema, and remembers it for a while.
func (s *side) schema(n *contract.Node) *contract.Schema {
	read, ok := s.schemas[n]
	if !ok {
		if len(s.schemas) >= maxSchemas {
			clear(s.schemas)
		}
		read = s.doc.Schema(n)
		s.schemas[n] = read
	}
	return read
}

// shapeOf returns the shape of a schema; that of nil lets everything through.
func (s *side) shapeOf(n *contract.Node) *shape {
	if known, ok := s.byNode[n]; ok {
		return known
	}
	var nodes []*contract.Node
	if n != nil {
		nodes = []*contract.Node{n}
	}
	sh := s.allOf(nodes)
	s.byNode[n] = sh
	return sh
}

// allOf returns the shape of schemas that must all hold.
func (s *side) allOf(nodes []*contract.Node) *shape {
	var x expansion
	for _, n := range nodes {
		x.add(s, n, true)
	}
	sh := &shape{parts: x.parts, only: contract.AnyType, null: len(nodes) > 0 && x.nullable == len(nodes)}
	if len(nodes) > 0 {
		sh.at = nodes[0]
	}
	for range maxReductions {
		if !s.reduce(sh) {
			break
		}
	}
	return s.intern(sh)
}

// maxReductions bounds how often one schema is simplified; each step takes
// away one anyOf or oneOf.
const maxReductions = 16

// intern returns the one shape with the given parts.
func (s *side) intern(sh *shape) *shape {
	s.work.spend(len(sh.parts))
	key := binary.AppendUvarint(nil, uint64(sh.only))
	if sh.null {
		key = append(key, 1)
	} else {
		key = append(key, 0)
	}
	for _, p := range sh.parts {
		number, ok := s.numbers[p]
		if !ok {
			number = uint64(len(s.numbers))
			s.numbers[p] = number
		}
		key = binary.AppendUvarint(key, number)
	}
	if known, ok := s.byKey[string(key)]; ok {
		return known
	}
	sh.side = s
	s.byKey[string(key)] = sh
	return sh
}

// with returns a shape that holds the parts of sh without alternatives, and
// those of another. A part that both have is taken once, so that schemas which
// are their own alternative come to an end.
func (sh *shape) with(branch *shape) *shape {
	joined := &shape{only: sh.only & branch.only, null: sh.null && branch.null, at: branch.at}
	for _, p := range sh.bareParts() {
		p.joined = true
		if !slices.ContainsFunc(branch.parts, func(q part) bool { return q.node == p.node }) {
			joined.parts = append(joined.parts, p)
		}
	}
	joined.parts = append(joined.parts, branch.parts...)
	return sh.side.intern(joined)
}

// base returns the shape without its alternatives.
func (sh *shape) base() *shape {
	return sh.side.intern(&shape{parts: sh.bareParts(), only: sh.only, null: sh.null, at: sh.at})
}

// restricted returns the shape of the values that are of the given types.
func (sh *shape) restricted(types contract.Types) *shape {
	return sh.side.intern(&shape{parts: sh.parts, only: sh.only & types, null: sh.null && types&contract.TypeNull != 0, at: sh.at})
}

func (sh *shape) bareParts() []part {
	parts := make([]part, len(sh.parts))
	for i, p := range sh.parts {
		parts[i] = part{node: p.node, bare: true, joined: p.joined}
	}
	return parts
}

// nothing but null.
func (s *side) nullShape(at *contract.Node) *shape {
	return s.intern(&shape{only: contract.TypeNull, at: at})
}

// place is where the shape's own words stand: the first part, or where it was
// written.
func (sh *shape) place() *contract.Node {
	if len(sh.parts) > 0 {
		return sh.parts[0].node
	}
	return sh.at
}

// isNull reports whether the shape lets only null through.
func (sh *shape) isNull() bool { return len(sh.parts) == 0 && sh.only == contract.TypeNull }

// sameShapes reports whether two shapes are equal without looking into them.
func (c *cleanliness) sameShapes(old, new *shape) bool {
	if len(old.parts) != len(new.parts) || old.only != new.only || old.null != new.null {
		return false
	}
	for i := range old.parts {
		if old.parts[i].bare != new.parts[i].bare || !c.same(old.parts[i].node, new.parts[i].node) {
			return false
		}
	}
	return true
}
