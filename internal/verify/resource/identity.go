package resource

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// finder finds the names of things in answers.
type finder struct {
	graph    *Graph
	composer *compose.Composer
}

// created returns the thing that an answer says was created; nil when it does
// not say.
func (f *finder) created(r *Resource, x *call.Exchange) *Thing {
	if keys := f.linked(r, x); keys != nil {
		return thing(r, keys, x)
	}
	if op := x.Case.Operation; r.Has(op) { // made by PUT
		if x.Status != http.StatusCreated && call.Documents(op, "201") {
			return nil // it was there before
		}
		return thing(r, keysOf(r, x.Case), x)
	}
	parents := f.parents(r, x)
	v, _ := x.Value()
	var guess []Key
	best := none
	places := wrappers(v, r.Name, "")
	for _, at := range places {
		keys, how := f.keys(r, x, at, parents)
		if how == named {
			return thing(r, keys, x)
		}
		if how > best {
			guess, best = keys, how
		}
	}
	if t := f.located(r, x); t != nil {
		return t
	}
	for _, at := range places {
		if keys := f.selfLink(r, x, at, parents); keys != nil {
			return thing(r, keys, x)
		}
	}
	t := thing(r, guess, x)
	if t != nil {
		t.Guessed = true
	}
	return t
}

// located is the thing that Location leads to, or nil.
func (f *finder) located(r *Resource, x *call.Exchange) *Thing {
	return thing(r, f.inAddress(r, call.Binding{Exchange: x, Header: "Location"}, f.parents(r, x)), x)
}

func thing(r *Resource, keys []Key, made *call.Exchange) *Thing {
	if keys == nil {
		return nil
	}
	return &Thing{Resource: r, Keys: keys, Made: made}
}

// shown returns the things of a list, at most most of them.
func (f *finder) shown(r *Resource, x *call.Exchange, most int) []*Thing {
	v, err := x.Value()
	if err != nil {
		return nil
	}
	pointer, list := Elements(v, r.Name)
	parents := f.parents(r, x)
	var things []*Thing
	for i, item := range list {
		if len(things) == most {
			break
		}
		o, ok := item.(map[string]any)
		if !ok {
			continue
		}
		at := place{pointer + "/" + strconv.Itoa(i), o}
		keys, how := f.keys(r, x, at, parents)
		if linked := f.selfLink(r, x, at, parents); linked != nil && how != named {
			keys = linked
		}
		if keys != nil {
			things = append(things, thing(r, keys, nil))
		}
	}
	return things
}

// parents are the keys of a thing's parents that the request names. Those that
// it does not name are missing at the end.
func (f *finder) parents(r *Resource, x *call.Exchange) []Key {
	if r.Parent == nil {
		return nil
	}
	return keysOf(r.Parent, x.Case)
}

// linked returns the keys that the links of an answer give to operations on
// things of a resource.
func (f *finder) linked(r *Resource, x *call.Exchange) []Key {
	response := x.Response()
	if response == nil {
		return nil
	}
	for _, l := range f.graph.Links(x.Case.Operation) {
		if l.Status != response.Status || !r.Has(l.To) || !l.names(r) {
			continue
		}
		if keys := f.linkedKeys(r, l, x); keys != nil {
			return keys
		}
	}
	return nil
}

func (f *finder) linkedKeys(r *Resource, l *Link, x *call.Exchange) []Key {
	var keys []Key
	for _, p := range PathParameters(l.To) {
		i := slices.IndexFunc(l.Parameters, func(given LinkParameter) bool { return given.Parameter == p })
		if i < 0 {
			return nil
		}
		found, from, ok := Evaluate(l.Parameters[i].Value, x)
		if !ok {
			return nil
		}
		v, ok := Fit(f.composer, p, found)
		if !ok {
			return nil
		}
		keys = append(keys, Key{v, from})
	}
	if len(keys) != len(r.Keys) {
		return nil
	}
	return keys
}

// certainty says why a member may be the name of a thing.
type certainty uint8

const (
	none   certainty = iota
	likely           // it is called like names are: "slug", "code"
	usual            // it is called "id", though the parameter is called otherwise
	named            // it is called like the parameter
)

// keys finds the name of a thing in an object that shows it, and how certain
// that is.
func (f *finder) keys(r *Resource, x *call.Exchange, at place, parents []Key) (keys []Key, how certainty) {
	how = named
	keys = append(keys, parents...)
	for i := len(parents); i < len(r.Keys); i++ {
		member, certain := f.member(r, i, at.object)
		if certain == none {
			return nil, none
		}
		from := &call.Binding{Exchange: x, Pointer: at.pointer + "/" + contract.EscapePointer(member)}
		v, _ := scalar(at.object[member])
		keys, how = append(keys, Key{v, from}), min(how, certain)
	}
	return keys, how
}

// member returns the member of an object that may be the i-th key of a thing.
func (f *finder) member(r *Resource, i int, o map[string]any) (name string, how certainty) {
	own := i == len(r.Keys)-1
	key := r.Keys[i]
	p := f.parameter(r, i)
	usable := func(name string) bool {
		v, ok := scalar(o[name])
		if ok && p != nil {
			_, ok = Fit(f.composer, p, v)
		}
		return ok
	}
	rest := withoutOwner(key, r.Name)
	switch {
	case usable(key):
		return key, named
	case own && rest != "" && usable(rest):
		return rest, named
	}
	for _, wanted := range []string{plain(key), rest} {
		for _, name := range sorted(o) {
			if wanted != "" && plain(name) == wanted && usable(name) && (own || wanted != rest) {
				return name, named
			}
		}
	}
	if !own {
		return "", none
	}
	how = usual
	if f.meansID(r, key, p) {
		how = named
	}
	for _, name := range []string{"id", "uuid", "_id", "guid", r.Name + "Id", r.Name + "_id", r.Name + "ID", "Id", "ID"} {
		if usable(name) {
			return name, how
		}
	}
	for _, name := range []string{"key", "slug", "name", "number", "code", "handle", "ref"} {
		if usable(name) {
			return name, likely
		}
	}
	return "", none
}

// meansID reports whether a parameter is for what answers call "id": it says
// so, or is called like the thing and lets through little else.
func (f *finder) meansID(r *Resource, key string, p *contract.Parameter) bool {
	list := words(key)
	if len(list) > 0 && isKey(list[len(list)-1]) {
		return true
	}
	if p == nil || plain(key) != r.Name {
		return false
	}
	s := f.graph.doc.Resolve(compose.ParameterSchema(p))
	return s.Has("pattern") || s.Has("format") || s.Get("type").Text() == "integer"
}

// parameter is what the document says of the i-th key, or nil.
func (f *finder) parameter(r *Resource, i int) *contract.Parameter {
	for _, op := range []*contract.Operation{r.Read, r.Replace, r.Update, r.Delete} {
		if op == nil {
			continue
		}
		if list := PathParameters(op); i < len(list) {
			return list[i]
		}
	}
	return nil
}

// selfLink finds the name of a thing in the address that an object gives of
// itself.
func (f *finder) selfLink(r *Resource, x *call.Exchange, at place, parents []Key) []Key {
	for _, pointer := range []string{"/_links/self/href", "/links/self/href", "/links/self", "/self", "/href", "/url", "/uri"} {
		if keys := f.inAddress(r, call.Binding{Exchange: x, Pointer: at.pointer + pointer}, parents); keys != nil {
			return keys
		}
	}
	return nil
}

// inAddress finds the name of a thing in the address that a binding leads to,
// which has to stand below the same parents.
func (f *finder) inAddress(r *Resource, from call.Binding, parents []Key) []Key {
	v, found := from.Resolve()
	address, ok := v.(string)
	if !found || !ok || !strings.Contains(address, "/") {
		return nil
	}
	values := call.MatchPath(r.Path, address)
	if values == nil {
		return nil
	}
	keys := slices.Clone(parents)
	for i, name := range r.Keys {
		v := values[name]
		if i < len(parents) {
			if textOf(parents[i].Value) != v {
				return nil
			}
			continue
		}
		if p := f.parameter(r, i); p != nil {
			if v, ok = Fit(f.composer, p, v); !ok {
				return nil
			}
		}
		one := from
		one.Template, one.Name = r.Path, name
		keys = append(keys, Key{v, &one})
	}
	return keys
}
