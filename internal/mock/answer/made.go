package answer

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

// madeItems is how many elements a sequence has that is made.
const madeItems = 3

// made makes what a body of a media type holds: the same for the same seed.
// Members that are named like a parameter of the path, and the name of the thing
// itself, have the value that the request gives.
func (m *Maker) made(p *plan, md *media, req *intake.Request, seed uint64) content {
	switch {
	case md.Schema != nil:
		return m.madeBy(p, md, md.Schema, req, seed)
	case md.ItemSchema != nil:
		return m.madeSequence(p, md, req, seed)
	case md.notation == inJSON, md.notation == inValues, md.notation == inXML:
		return content{value: sample.Object{}} // nothing is promised
	}
	return content{value: ""}
}

// madeSequence makes elements by the schema of the elements (OpenAPI 3.2.0,
// section 4.14.3).
func (m *Maker) madeSequence(p *plan, md *media, req *intake.Request, seed uint64) content {
	var list []any
	var all content
	for i := range madeItems {
		one := m.madeBy(p, md, md.ItemSchema, req, seed+uint64(i))
		list = append(list, one.value)
		if i == 0 {
			all.soundness, all.warnings = one.soundness, one.warnings
		}
	}
	all.value = list
	return all
}

// madeBy makes a value by a schema. Where none that is made is let through, the
// one that is the nearest to it is sent, with what is wrong with it.
func (m *Maker) madeBy(p *plan, md *media, schema *contract.Node, req *intake.Request, seed uint64) content {
	var best *content
	for _, try := range [...]func(*contract.Node) (any, bool){
		func(n *contract.Node) (any, bool) { return m.values.Realistic(n, contract.InResponse, seed) },
		func(n *contract.Node) (any, bool) { return m.values.Value(n, contract.InResponse) },
	} {
		v, ok := try(schema)
		if !ok {
			continue
		}
		d := m.judged(schema, v)
		if d.soundness == sound {
			return content{value: m.echoed(p, req, schema, v)}
		}
		if c := (content{value: v}); best == nil || d.soundness < best.soundness {
			c.judge(d, "The value that was made", md)
			best = &c
		}
	}
	if best == nil {
		return content{soundness: broken, warnings: []string{"No value was found that the schema " + schema.Pointer() + " lets through."}}
	}
	return *best
}
