package sample

import (
	"encoding/json"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/contract"
)

// Maker makes values for the schemas of one document. It is safe for
// concurrent use.
type Maker struct {
	doc     *contract.Document
	schemas *contract.Node // the named ones

	views    sync.Map // *contract.Node to *view
	shapes   sync.Map // *contract.Node to *shape
	patterns sync.Map // string to *pattern
	hints    sync.Map // name to *hint
	fields   sync.Map // name to *likely.Field
}

// New returns a Maker for a document. It reads schemas when they are first
// needed.
func New(doc *contract.Document) *Maker {
	return &Maker{doc: doc, schemas: doc.ComponentsNode("schemas")}
}

// Value returns a value for a schema, and whether one was found: a documented
// example where there is one that the schema lets through, or else one that is
// made, always the same. Of what is sent in a request it has what is required;
// of what an API sends, everything.
func (m *Maker) Value(schema *contract.Node, way contract.Direction) (any, bool) {
	return m.begin(way).make(schema)
}

// Full is Value with every property that travels in the direction, down to
// the third level; deprecated ones are left out.
func (m *Maker) Full(schema *contract.Node, way contract.Direction) (any, bool) {
	k := m.begin(way)
	k.full = true
	return k.make(schema)
}

// Media is the first documented example of a body that its schema lets
// through, or a value made from the schema. ok is false where neither is there.
func (m *Maker) Media(media *contract.Media, way contract.Direction) (v any, ok bool) {
	k := m.begin(way)
	sh := k.shape(media.Schema)
	for _, n := range examplesOf(m.doc, media.Node) {
		if v := k.strip(Of(n), sh, 0); v != nil && k.allows(sh, v) {
			return v, true
		}
	}
	if media.Schema == nil {
		if media.ItemSchema != nil {
			return k.make(media.ItemSchema)
		}
		return nil, false
	}
	return k.make(media.Schema)
}

// Parameter is a documented example of a parameter that its schema lets
// through, or a value made from the schema. It is never empty.
func (m *Maker) Parameter(p *contract.Parameter) any {
	schema, media := p.Schema, p.Node
	if schema == nil && len(p.Content) > 0 {
		schema, media = p.Content[0].Schema, p.Content[0].Node
	}
	k := m.begin(contract.InRequest)
	sh := k.shape(schema)
	for _, n := range examplesOf(m.doc, p.Node, media) {
		v := Of(n)
		if v, ok := k.read(sh, v); ok && !empty(v) {
			return v
		}
	}
	v, ok := k.make(schema)
	if !ok || empty(v) {
		return "string"
	}
	return v
}

// read returns a documented value of a parameter as its schema has it: many
// documents write numbers in quotes.
func (m *maker) read(sh *shape, v any) (any, bool) {
	if m.allows(sh, v) {
		return v, true
	}
	if s, ok := v.(string); ok {
		if json.Valid([]byte(s)) && strings.Trim(s, "0123456789.-") == "" && m.allows(sh, json.Number(s)) {
			return json.Number(s), true
		}
	}
	return nil, false
}

// examplesOf returns the documented values of media type or parameter objects.
func examplesOf(doc *contract.Document, nodes ...*contract.Node) []*contract.Node {
	var out []*contract.Node
	for i, n := range nodes {
		if i > 0 && n == nodes[0] {
			continue
		}
		if e := n.Get("example"); e != nil {
			out = append(out, e)
		}
		for _, e := range n.Get("examples").Fields() {
			e = doc.Resolve(e)
			for _, key := range []string{"value", "dataValue"} {
				if v := e.Get(key); v != nil {
					out = append(out, v)
					break
				}
			}
		}
	}
	return out
}
