package state

import (
	"slices"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// kind is a resource as it is remembered.
type kind struct {
	*resource.Resource
	parent *kind // nil for things below no others

	homely bool // POST stands where the things do

	once sync.Once // learns the rest
	// kept says that what nobody made is missing. Where the document does not
	// say how things are made they are all there, until they are deleted.
	kept   bool
	schema *contract.Node // of a thing, as it is read, or else listed or made; nil for what cannot be remembered
	names  [][]string     // members that have the own keys; nil for one that none has
}

// kindOf returns the kind of a resource, and makes it when it is first asked
// for.
func (s *State) kindOf(r *resource.Resource) *kind {
	if r == nil {
		return nil
	}
	if k := s.kinds[r]; k != nil {
		return k
	}
	k := &kind{Resource: r, parent: s.kindOf(r.Parent)}
	s.kinds[r] = k
	k.homely = r.Create != nil && sameTemplate(r.Create.Path, collection(r))
	return k
}

// collection is the template of where the things of a resource stand together.
func collection(r *resource.Resource) string {
	if r.IsSingle() {
		return r.Path
	}
	path := strings.TrimSuffix(r.Path, "/")
	for {
		i := strings.LastIndexByte(path, '/')
		if i < 0 || !strings.Contains(path[i:], "{") {
			return path
		}
		path = path[:i]
	}
}

// sameTemplate compares path templates however their parameters are called.
func sameTemplate(a, b string) bool { return nameless(a) == nameless(b) }

func nameless(path string) string {
	var b strings.Builder
	path = strings.Trim(path, "/")
	for {
		before, rest, open := strings.Cut(path, "{")
		b.WriteString(before)
		_, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			return b.String()
		}
		b.WriteString("{}")
		path = after
	}
}

// known is a kind of which everything is known, also of those it stands below.
func (s *State) known(k *kind) *kind {
	for at := k; at != nil; at = at.parent {
		at.once.Do(func() { s.learn(at) })
	}
	return k
}

// learn reads what the document says of the things of a kind. It is done once.
func (s *State) learn(k *kind) {
	k.schema = s.schemaOf(k)
	if k.schema == nil || k.IsSingle() {
		return
	}
	k.names = s.namesIn(k, k.schema)
	k.kept = k.homely && s.isMaking(k) || k.Upsert && (k.Delete != nil || k.Replace.Documents("201"))
}

// isMaking reports whether the POST where things stand makes one: it says so by
// its status, or its answer has the name of one, as reading it has.
func (s *State) isMaking(k *kind) bool {
	if k.Read == nil && k.List == nil && k.Replace == nil && k.Update == nil && k.Delete == nil {
		return false
	}
	if k.Create.Documents("201") {
		return true
	}
	return s.showsName(k, k.Create) && (k.Read == nil || s.showsName(k, k.Read))
}

// showsName reports whether the answer of an operation has the name of a thing.
func (s *State) showsName(k *kind, op *contract.Operation) bool {
	sh := s.shapeOf(k, op, status(op, 200, 201))
	if sh.thing == nil {
		return false
	}
	names := s.namesIn(k, sh.thing)
	return names[len(names)-1] != nil
}

// schemaOf is what the document says of a thing: where it is read, listed, made
// or changed, the first that says more than that there are alternatives.
func (s *State) schemaOf(k *kind) *contract.Node {
	var found []*contract.Node
	add := func(op *contract.Operation) {
		if op == nil {
			return
		}
		if sh := s.readShape(k, response(op, status(op, 200, 201))); sh.thing != nil {
			found = append(found, sh.thing)
		}
	}
	add(k.Read)
	if n := s.listedSchema(k); n != nil {
		found = append(found, n)
	}
	for _, op := range []*contract.Operation{k.Create, k.Replace, k.Update} {
		add(op)
	}
	for _, n := range found {
		if slices.ContainsFunc(s.formOf(n).list, func(p property.Property) bool { return !p.Shared }) {
			return n
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found[0]
}

// listedSchema is what a list shows of a thing.
func (s *State) listedSchema(k *kind) *contract.Node {
	if k.List == nil {
		return nil
	}
	l, ok := listing.Of(s.doc, k.List)
	if !ok || !s.isObject(l.Item) {
		return nil
	}
	return l.Item
}

// isObject reports whether a schema describes objects.
func (s *State) isObject(n *contract.Node) bool {
	if n == nil {
		return false
	}
	v, ok := s.values.Full(n, contract.InResponse)
	_, isObject := v.(sample.Object)
	return ok && isObject
}

// types are those that a schema lets through, in what it refers to and is put
// together of.
func (s *State) types(n *contract.Node) contract.Types { return s.typesIn(n, 0) }

func (s *State) typesIn(n *contract.Node, level int) contract.Types {
	if n == nil || level > maxNested {
		return contract.AnyType
	}
	says := property.Resolved(s.doc, n)
	types := says.Types
	for _, part := range says.AllOf {
		types &= s.typesIn(part, level+1)
	}
	return types
}
