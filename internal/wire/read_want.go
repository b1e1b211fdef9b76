package wire

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// want is what a schema wants, as far as that decides how text is read. It is
// immutable.
type want struct {
	readings []reading // in the order of the document, never none
	anything bool      // the schema says nothing: any reading will do
}

// reading is one kind of value that a schema lets through.
type reading struct {
	kind contract.Types // one type; TypeNumber and TypeInteger together for any number
	parts
}

// parts are the schemas of what is inside lists and objects; nil where nothing
// is said.
type parts struct {
	prefix     []*contract.Node
	items      *contract.Node
	properties []contract.Child
	byName     map[string]*contract.Node
	rest       *contract.Node // of other members
	open       bool           // other members are plainly welcome
}

// item is the schema of an element.
func (p *parts) item(i int) *contract.Node {
	if i < len(p.prefix) {
		return p.prefix[i]
	}
	return p.items
}

// member is the schema of a member.
func (p *parts) member(name string) *contract.Node {
	if n, named := p.byName[name]; named {
		return n
	}
	return p.rest
}

// want returns what a schema wants, nil being a schema that says nothing.
func (r *Reader) want(n *contract.Node) *want {
	if known, ok := r.wants.Load(n); ok {
		return known.(*want)
	}
	known, _ := r.wants.LoadOrStore(n, wantOf(r.doc, n))
	return known.(*want)
}

// Bounds for schemas whose alternatives have alternatives.
const (
	mostReadings = 32
	mostTries    = 256
	mostLevels   = 8
)

// wanting finds out what a schema wants.
type wanting struct {
	doc   *contract.Document
	found []reading
	tries int // combinations of alternatives that may still be looked at
}

func wantOf(doc *contract.Document, n *contract.Node) *want {
	x := &wanting{doc: doc, tries: mostTries}
	all := x.together(nil, n)
	x.choose(all, nil)
	if len(x.found) == 0 { // it contradicts itself, or says nothing
		x.found = []reading{{kind: contract.TypeString}, {kind: contract.TypeArray}, {kind: contract.TypeObject, parts: parts{open: true}}}
		return &want{x.found, true}
	}
	return &want{readings: x.found}
}

// together adds a schema to those that hold for the same value, with what it
// refers to and is put together of.
func (x *wanting) together(all []*contract.Schema, n *contract.Node) []*contract.Schema {
	s := x.doc.Schema(n)
	if s == nil || slices.ContainsFunc(all, func(other *contract.Schema) bool { return other.Node == n }) || len(all) > mostTries {
		return all
	}
	all = append(all, s)
	all = x.together(all, s.Target)
	for _, part := range s.AllOf {
		all = x.together(all, part)
	}
	return all
}

// choose goes through the alternatives of some schemas that hold together;
// those of the decided ones were gone through already.
func (x *wanting) choose(all, decided []*contract.Schema) {
	if x.tries--; x.tries < 0 {
		return
	}
	for _, s := range all {
		choices := slices.Concat(s.OneOf, s.AnyOf)
		if len(choices) == 0 || slices.Contains(decided, s) || len(decided) >= mostLevels {
			continue
		}
		for _, choice := range choices {
			x.choose(x.together(slices.Clip(all), choice), append(slices.Clip(decided), s))
		}
		return
	}
	x.settle(all)
}

// settle adds the readings of some schemas that hold together.
func (x *wanting) settle(all []*contract.Schema) {
	var kinds []contract.Types
	var allowed contract.Types = contract.AnyType
	for _, s := range all {
		if s.TypeGiven {
			allowed &= s.Types
			kinds = kindsWritten(kinds, s.Node)
		}
	}
	inside := partsOfAll(all)
	if kinds == nil {
		kinds = kindsMeant(all, &inside)
	}
	for _, s := range all {
		if s.Nullable || s.Node.Get("nullable").True() || s.Node.Get("x-nullable").True() {
			kinds, allowed = append(kinds, contract.TypeNull), allowed|contract.TypeNull
		}
	}
	for i, kind := range kinds {
		if kind&allowed != 0 && !slices.Contains(kinds[:i], kind) {
			x.add(reading{kind, inside})
		}
	}
}

// add adds a reading unless there is one that comes to the same.
func (x *wanting) add(one reading) {
	switch one.kind {
	case contract.TypeArray, contract.TypeObject:
	default:
		one.parts = parts{}
		if slices.ContainsFunc(x.found, func(r reading) bool { return r.kind == one.kind }) {
			return
		}
	}
	if len(x.found) < mostReadings {
		x.found = append(x.found, one)
	}
}
