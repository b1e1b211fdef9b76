package search

import "github.com/apisteward/steward/internal/contract"

// Bounds of what is indexed.
const (
	maxPath  = 400 // bytes of a property's path, beyond which it is named without one
	maxValue = 60  // bytes of an enum's value
)

// pathSeparator stands between the parts of a property's path. The first parts
// say where on the owner's page it is: "schema", "body", "response-200",
// "query" and the parameter.
const pathSeparator = "\t"

// walk collects the properties and enum values of schemas, without following
// references between schemas.
type walk struct {
	doc         *contract.Document
	seen        map[*contract.Node]bool
	properties  users // "schema owner login", of owners
	values      list
	valuesOf    []int
	valuesUnder []int
}

func newWalk(doc *contract.Document) *walk {
	return &walk{doc: doc, seen: map[*contract.Node]bool{}, valuesOf: []int{}, valuesUnder: []int{}}
}

// position is a schema within an owner.
type position struct {
	node     *contract.Node
	path     string
	property int // index of the path by which the owner's property is known; -1 at the top
}

// component collects what stands in a component schema.
func (w *walk) component(n *contract.Node, owner int) {
	w.collect(owner, []position{{n, "schema", -1}})
}

// operation collects what stands in an operation's parameters, bodies and
// callbacks.
func (w *walk) operation(op *contract.Operation, owner int) {
	var open []position
	media := func(path string, list []*contract.Media) {
		for _, m := range list {
			open = append(open, position{m.Schema, path, -1}, position{m.ItemSchema, path + pathSeparator + "item", -1})
		}
	}
	for _, p := range op.Parameters {
		path := p.In + pathSeparator + p.Name
		open = append(open, position{p.Schema, path, -1})
		media(path, p.Content)
	}
	if op.Body != nil {
		media("body", op.Body.Content)
	}
	for _, res := range op.Responses {
		media("response-"+res.Status, res.Content)
	}
	w.collect(owner, open)
	for _, c := range op.Callbacks {
		w.operation(c, owner)
	}
}

// collect goes through schemas level by level, so that a name which an owner
// has several times is known by its shortest path.
func (w *walk) collect(owner int, open []position) {
	names := map[string]int{} // index of the path
	for len(open) > 0 {
		at := open[0]
		open = open[1:]
		if at.node == nil || w.seen[at.node] {
			continue
		}
		w.seen[at.node] = true
		s := w.doc.Schema(at.node)
		w.enum(s, owner, at.property)
		for _, p := range s.Properties {
			open = append(open, w.property(p, at.path, owner, names))
		}
		for _, n := range within(s) {
			open = append(open, position{n, at.path, at.property})
		}
	}
}

// property notes a property and returns where its schema stands.
func (w *walk) property(p contract.Child, above string, owner int, names map[string]int) position {
	path := p.Key
	if len(above)+len(path) < maxPath {
		path = above + pathSeparator + path
	}
	index, known := names[p.Key]
	if !known {
		w.properties.add(path, owner)
		index = w.properties.index(path)
		names[p.Key] = index
	}
	return position{p.Value, path, index}
}

// enum notes the values that an enum lists.
func (w *walk) enum(s *contract.Schema, owner, property int) {
	for _, v := range s.Enum {
		text := v.Text()
		if text == "" || len(text) > maxValue {
			continue
		}
		if w.values.index(text) == len(w.valuesOf) {
			w.valuesOf = append(w.valuesOf, owner)
			w.valuesUnder = append(w.valuesUnder, property)
		}
	}
}

// within returns the subschemas that say more of the same value, or of its
// elements and of properties without a name.
func within(s *contract.Schema) []*contract.Node {
	out := []*contract.Node{
		s.Items, s.UnevaluatedItems, s.Contains, s.AdditionalProperties, s.UnevaluatedProperties,
		s.Not, s.If, s.Then, s.Else, s.ContentSchema,
	}
	for _, more := range [][]*contract.Node{s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems} {
		out = append(out, more...)
	}
	for _, more := range [][]contract.Child{s.PatternProperties, s.DependentSchemas} {
		for _, c := range more {
			out = append(out, c.Value)
		}
	}
	return out
}
