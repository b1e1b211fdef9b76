package state

import (
	"maps"
	"net/url"
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
	v, _ := s.values.Full(k.schema, contract.InResponse)
	o, _ := sample.Plain(v).(map[string]any)
	k.names = make([][]string, k.Own)
	for i := range k.Own {
		k.names[i] = s.nameMember(k, len(k.Keys)-k.Own+i, o)
	}
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
	v, _ := s.values.Full(sh.thing, contract.InResponse)
	o, _ := sample.Plain(v).(map[string]any)
	return s.nameMember(k, len(k.Keys)-1, o) != nil
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
		if f := s.formOf(n); len(f.list) > 0 {
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

// nameMember finds the member that has a key: at the top, or one level down.
func (s *State) nameMember(k *kind, i int, o map[string]any) []string {
	name, certain := s.graph.Member(k.Resource, i, o, s.mayHold)
	if certain == resource.OwnName {
		return []string{name}
	}
	own := k.Keys[i]
	if p := k.Parameter(i); p != nil { // other paths may call it otherwise
		own = p.Name
	}
	key := property.Letters(own)
	for _, outer := range slices.Sorted(maps.Keys(o)) {
		inner, _ := o[outer].(map[string]any)
		for _, wanted := range innerNames(property.Letters(outer) == key) {
			if wanted == "" {
				wanted = own
			}
			if _, there := resource.Text(inner[wanted]); there && (outer == "metadata" || property.Letters(outer) == key) {
				return []string{outer, wanted}
			}
		}
	}
	if linked := linkedName(k, i, o); linked != "" {
		return []string{linked}
	}
	if certain == resource.NoName {
		return nil
	}
	return []string{name}
}

// linkedName is the member that has what the address of a thing, as the document
// shows it, has for its i-th key; or "".
func linkedName(k *kind, i int, o map[string]any) string {
	for _, at := range []string{"url", "href", "self", "uri", "self_link", "selfLink"} {
		address, _ := o[at].(string)
		u, err := url.Parse(address)
		if err != nil || address == "" {
			continue
		}
		segments := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
		n := strings.Count(strings.Trim(k.Path, "/"), "/") + 1
		if len(segments) < n {
			continue
		}
		keys, ok := match(k.Path, strings.Join(segments[len(segments)-n:], "/"))
		if !ok {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(o)) {
			if text, ok := keyText(o[name]); ok && text == keys[i] {
				return name
			}
		}
	}
	return ""
}

// innerNames are what the name of something is called within it: "" stands for
// what the path calls it.
func innerNames(called bool) []string {
	if called {
		return []string{"", "login", "slug", "username", "name", "key", "id"}
	}
	return []string{""}
}

// mayHold reports whether a parameter may have a value like that of a member.
func (s *State) mayHold(p *contract.Parameter, v any) bool {
	types := s.types(p.ValueSchema())
	text, isText := v.(string)
	switch {
	case !isText:
		return types&(contract.TypeInteger|contract.TypeNumber|contract.TypeString) != 0
	case types&contract.TypeString != 0:
		return true
	}
	return strings.Trim(text, "0123456789") == ""
}

// types are those that a schema lets through, in what it refers to and is put
// together of.
func (s *State) types(n *contract.Node) contract.Types {
	if n == nil {
		return contract.AnyType
	}
	return property.Resolved(s.doc, n).Types
}
