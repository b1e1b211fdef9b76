package plan

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// Options are what a document does not say of its client.
type Options struct {
	Name    string // what the API is called; "" takes info.title
	Version string // a semantic version; "" takes info.version, made semantic
}

// maxTypes bounds the types that a document may declare: merging allOf into
// alternatives may multiply them.
const maxTypes = 200_000

// New makes the plan for the client of a document. The document must be one
// that lint finds no errors in; of others, what is not understood is left open.
// A document whose schemas expand to more than 200,000 types is
// fault.TooLarge.
func New(doc *contract.Document, o Options) (*Package, error) {
	b := &builder{
		doc:       doc,
		pkg:       describe(doc, o),
		scope:     NewScope(),
		memo:      make(map[string]*Type),
		component: make(map[*contract.Node]*Type),
		bases:     make(map[*contract.Node]*Type),
		ids:       make(map[*contract.Node]int),
		groups:    make(map[string]*Group),
		errors:    make(map[*Type]*Error),
		opErrors:  make(map[*Operation]map[contract.Hash]*Error),
	}
	b.pkg.Servers = b.servers(doc.Servers())
	if len(b.pkg.Servers) == 0 {
		b.pkg.Servers = []Server{{URL: "/"}}
	}
	b.schemes()
	b.components()
	b.operations()
	if b.declared > maxTypes {
		return nil, fault.New(fault.TooLarge, "The schemas of the document expand to more than %d types.", maxTypes)
	}
	b.settle()
	return b.pkg, nil
}

// builder makes a Package.
type builder struct {
	doc       *contract.Document
	pkg       *Package
	scope     *Scope                 // of declared types and errors
	memo      map[string]*Type       // declared types by the schemas they come from
	ids       map[*contract.Node]int // of schemas that the index made itself
	groups    map[string]*Group
	errors    map[*Type]*Error // by the type of the body
	schemeOf  map[string]*Scheme
	children  map[*contract.Node][]*contract.Node // components that extend one with a discriminator
	component map[*contract.Node]*Type            // by component schema
	bases     map[*contract.Node]*Type            // by component with a discriminator that others extend: itself
	declared  int
	unions    []pending
	opErrors  map[*Operation]map[contract.Hash]*Error // by what their bodies look like
}

// place is where a schema stands: what a type declared there is called, and
// who owns it.
type place struct {
	name      Name
	as        *Type       // the declared type to fill, of a component; else nil
	own       func(*Type) // takes a declared type
	operation *Operation  // nil in components
	holder    *Type       // the declared type around it, or nil
	depth     int
}

// within returns the place of something inside.
func (p place) within(words ...string) place {
	p.name, p.as = p.name.With(words...), nil
	p.depth++
	return p
}

// inside returns the place of what stands in the property, variant or element
// that text names.
func (p place) inside(text string) place { return p.within(NameOf(text)...) }

// note records what cannot be expressed.
func (b *builder) note(at place, n *contract.Node, text string) {
	note := Note{Place: n.Pointer(), Text: text}
	switch {
	case at.operation != nil:
		note.Operation = at.operation.Source.Name()
		at.operation.Notes = append(at.operation.Notes, text)
	case at.holder != nil:
		at.holder.Notes = append(at.holder.Notes, text)
	}
	b.pkg.Notes = append(b.pkg.Notes, note)
}

// components declares the schemas that have names, in two rounds: the names
// first, so that nothing else can take them.
func (b *builder) components() {
	b.findChildren()
	var types []*Type
	var nodes []*contract.Node
	for key, n := range b.doc.Components("schemas") {
		t := &Type{Name: b.scope.Take(limited(NameOf(key))), Place: n.Pointer(), Kind: Alias}
		b.component[n] = t
		b.pkg.Types = append(b.pkg.Types, t)
		b.declared++
		types, nodes = append(types, t), append(nodes, n)
	}
	for _, n := range nodes {
		if t := b.component[n]; len(b.children[n]) > 0 {
			b.bases[n] = &Type{Name: b.scope.Take(t.Name.With("base")), Place: t.Place, Kind: Alias}
		}
	}
	for i, t := range types {
		at := place{name: t.Name, as: t, holder: t, own: t.nest}
		if u := b.inherited(at, nodes[i]); u.Type != t {
			t.Kind, t.Elem = Alias, u
			describeType(t, b.doc.Schema(nodes[i]))
		}
	}
}

// nest takes a type that is declared within t.
func (t *Type) nest(nested *Type) { t.Nested = append(t.Nested, nested) }

// limited cuts names short that nobody could read.
func limited(name Name) Name {
	const most = 90
	length := 0
	for i, word := range name {
		if length += len(word); length > most && i > 0 {
			return name[:i]
		}
	}
	return name
}

// home finds where a schema belongs that an operation may only refer to. One
// that stands in a shared parameter, response or body, or within a component, is
// named by that and owned by the package; for any other it is at.
func (b *builder) home(n *contract.Node, at place) place {
	tokens := strings.Split(n.Pointer(), "/")[1:]
	if len(tokens) > 0 && tokens[0] == "components" {
		tokens = tokens[1:]
	}
	if len(tokens) < 2 {
		return at
	}
	key := contract.UnescapePointer(tokens[1])
	suffix, shared := sharedKinds[tokens[0]]
	switch {
	case tokens[0] == "schemas" || tokens[0] == "definitions":
		t := b.component[b.doc.ComponentsNode("schemas").Get(key)]
		if t == nil || len(tokens) == 2 {
			return at
		}
		last := NameOf(contract.UnescapePointer(tokens[len(tokens)-1]))
		return place{name: t.Name.With(last...), own: t.nest, holder: t, depth: at.depth}
	case !shared:
		return at
	}
	name := NameOf(key)
	if suffix != "" && (len(name) == 0 || name[len(name)-1] != suffix) {
		name = name.With(suffix)
	}
	return place{name: name, own: func(t *Type) { b.pkg.Types = append(b.pkg.Types, t) }, operation: at.operation, depth: at.depth}
}

// sharedKinds are the components that hold schemas, with what is added to their
// names.
var sharedKinds = map[string]string{
	"parameters": "", "responses": "response", "requestBodies": "request", "headers": "header", "mediaTypes": "",
}
