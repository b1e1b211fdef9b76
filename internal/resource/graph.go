package resource

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// Graph says which operations of a document are about the same things. It is
// immutable and safe for concurrent use.
type Graph struct {
	Resources []*Resource // in the order of the text

	templates map[*contract.Operation]template
	doc       *contract.Document
	byKey     map[string]*Resource              // by the key of Path
	byName    map[string]*Resource              // the one nearest to the root
	singles   map[string]bool                   // keys of those that are one thing
	of        map[*contract.Operation]*Resource // whose things a path names
	links     map[*contract.Operation][]*Link
	made      map[*contract.Operation][]*Resource // what an operation creates
	listed    map[*contract.Operation]*Resource   // what an operation lists
}

// NewGraph reads a document. The cost is that of its paths and responses, not
// of its schemas.
func NewGraph(doc *contract.Document) *Graph {
	g := &Graph{
		doc: doc, byKey: map[string]*Resource{}, byName: map[string]*Resource{}, singles: map[string]bool{}, templates: map[*contract.Operation]template{}, of: map[*contract.Operation]*Resource{}, links: map[*contract.Operation][]*Link{},
		made: map[*contract.Operation][]*Resource{}, listed: map[*contract.Operation]*Resource{},
	}
	places := map[string][]*contract.Operation{}
	for _, op := range doc.Operations() {
		t := parseTemplate(op.Path)
		g.templates[op] = t
		key := t.key(len(t.segments))
		places[key] = append(places[key], op)
	}
	for _, op := range doc.Operations() {
		g.addResources(op, places)
	}
	for _, r := range g.Resources {
		r.fill(doc, places)
	}
	g.readLinks()
	g.fillBySchema()
	g.index()
	return g
}

// addResources adds the resources that the path of an operation passes through,
// outermost first.
func (g *Graph) addResources(op *contract.Operation, places map[string][]*contract.Operation) {
	t := g.templates[op]
	var parent *Resource
	literal := 0 // where the names of the next resource begin
	for i := range t.segments {
		if len(t.names[i]) == 0 || g.isFixed(op, t.names[i]) {
			continue
		}
		n := i + 1
		followed := n < len(t.segments) && len(t.names[n]) > 0
		if key := t.key(n); !followed || len(places[key]) > 0 {
			parent = g.resource(key, t, literal, n, parent)
			literal = n
		}
	}
	if last := len(t.segments); len(t.names[last-1]) == 0 {
		g.addSingle(op, t, parent, places)
	}
}

// isFixed reports whether all of some path parameters have listed values, so
// that they name no things.
func (g *Graph) isFixed(op *contract.Operation, names []string) bool {
	for _, name := range names {
		if p := pathParameter(op, name); p == nil || g.doc.Resolve(p.Schema).Get("enum") == nil {
			return false
		}
	}
	return true
}

// resource returns the resource whose things the first n segments lead to,
// where the first from of them lead to its parent.
func (g *Graph) resource(key string, t template, from, n int, parent *Resource) *Resource {
	if r := g.byKey[key]; r != nil {
		return r
	}
	r := &Resource{Path: t.path(n), Keys: t.parameters(n), Parent: parent, key: key}
	r.Own = len(r.Keys) - len(t.parameters(from))
	end := n
	for end > from && len(t.names[end-1]) > 0 {
		end--
	}
	if end > from {
		r.collection = t.key(end)
		r.Name = ThingName(t.segments[end-1])
	}
	g.byKey[key] = r
	g.Resources = append(g.Resources, r)
	return r
}

// addSingle adds a resource of one thing: a path that ends with a word, can be
// read and written, and lists nothing.
func (g *Graph) addSingle(op *contract.Operation, t template, parent *Resource, places map[string][]*contract.Operation) {
	key := t.key(len(t.segments))
	at := places[key]
	if g.singles[key] || method(at, "GET") == nil || method(at, "POST") != nil || method(at, "PUT") == nil && method(at, "PATCH") == nil {
		return
	}
	if g.elements(g.answer(method(at, "GET"))) != nil {
		return
	}
	g.singles[key] = true
	keys := t.parameters(len(t.segments))
	g.Resources = append(g.Resources, &Resource{
		Name: ThingName(t.segments[len(t.segments)-1]), Path: op.Path, Keys: keys, Parent: parent, key: key,
	})
}

// fill finds the operations of a resource by where they stand.
func (r *Resource) fill(doc *contract.Document, places map[string][]*contract.Operation) {
	at := places[r.key]
	r.at = at
	r.Read, r.Replace = method(at, "GET"), method(at, "PUT")
	r.Update, r.Delete = method(at, "PATCH"), method(at, "DELETE")
	if r.collection != "" && (r.Parent == nil || r.collection != r.Parent.key) {
		r.Create, r.List = method(places[r.collection], "POST"), method(places[r.collection], "GET")
		r.Listed = r.List != nil && r.Create != nil
	}
	r.Upsert = r.Replace != nil && !r.IsSingle() && (r.Create == nil || r.Replace.Documents("201"))
}

func method(ops []*contract.Operation, name string) *contract.Operation {
	for _, op := range ops {
		if op.Method == name {
			return op
		}
	}
	return nil
}

// index notes what operations are about, create and list, and what things are
// called.
func (g *Graph) index() {
	for _, op := range g.doc.Operations() {
		g.of[op] = g.find(op)
	}
	for _, r := range g.Resources {
		if r.Create != nil && !slices.Contains(g.made[r.Create], r) {
			g.made[r.Create] = append(g.made[r.Create], r)
		}
		if r.List != nil && g.listed[r.List] == nil {
			g.listed[r.List] = r
		}
		if known := g.byName[r.Name]; r.Name != "" && !r.IsSingle() && (known == nil || len(r.Keys) < len(known.Keys)) {
			g.byName[r.Name] = r
		}
	}
}

// Of returns the innermost resource of several things one of which an
// operation's path names, or nil.
func (g *Graph) Of(op *contract.Operation) *Resource { return g.of[op] }

// Made are the resources that an operation creates things of.
func (g *Graph) Made(op *contract.Operation) []*Resource { return g.made[op] }

// Listed is the resource whose things an operation lists, or nil.
func (g *Graph) Listed(op *contract.Operation) *Resource { return g.listed[op] }

func (g *Graph) find(op *contract.Operation) *Resource {
	t := g.templates[op]
	for n := len(t.segments); n > 0; n-- {
		if r := g.byKey[t.key(n)]; r != nil {
			return r
		}
	}
	return nil
}

// Referred returns the resource that a member or parameter names a thing of, as
// "author_id" names an author; nil when it names none. whole reports whether
// nothing else stands in the name, as "main" does in "main_author_id".
func (g *Graph) Referred(name string) (r *Resource, whole bool) {
	for i, owner := range owners(name) {
		if r := g.byName[owner]; r != nil {
			return r, i == 0
		}
	}
	return nil, false
}
