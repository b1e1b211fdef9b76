package pool

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// finder finds the names of things in answers.
type finder struct {
	graph    *resource.Graph
	composer *compose.Composer
}

// created returns the thing that an answer says was created; nil when it does
// not say.
func (f *finder) created(r *resource.Resource, x *call.Exchange) *Thing {
	if keys := f.linked(r, x); keys != nil {
		return thing(r, keys, x)
	}
	if op := x.Case.Operation; r.Has(op) { // made by PUT
		if x.Status != http.StatusCreated && op.Documents("201") {
			return nil // it was there before
		}
		return thing(r, keysOf(r, x.Case), x)
	}
	parents := f.parents(r, x)
	v, _ := x.Value()
	var guess []Key
	best := resource.NoName
	places := resource.Places(v, r.Name)
	for _, at := range places {
		keys, how := f.keys(r, x, at, parents)
		if how == resource.OwnName {
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
func (f *finder) located(r *resource.Resource, x *call.Exchange) *Thing {
	return thing(r, f.inAddress(r, call.Binding{Exchange: x, Header: "Location"}, f.parents(r, x)), x)
}

func thing(r *resource.Resource, keys []Key, made *call.Exchange) *Thing {
	if keys == nil {
		return nil
	}
	return &Thing{Resource: r, Keys: keys, Made: made}
}

// shown returns the things of a list, at most most of them.
func (f *finder) shown(r *resource.Resource, x *call.Exchange, most int) []*Thing {
	v, err := x.Value()
	if err != nil {
		return nil
	}
	pointer, list := resource.Elements(v, r.Name)
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
		at := resource.Place{Pointer: pointer + "/" + strconv.Itoa(i), Object: o}
		keys, how := f.keys(r, x, at, parents)
		if linked := f.selfLink(r, x, at, parents); linked != nil && how != resource.OwnName {
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
func (f *finder) parents(r *resource.Resource, x *call.Exchange) []Key {
	if r.Parent == nil {
		return nil
	}
	return keysOf(r.Parent, x.Case)
}

// linked returns the keys that the links of an answer give to operations on
// things of a resource.
func (f *finder) linked(r *resource.Resource, x *call.Exchange) []Key {
	response := x.Response()
	if response == nil {
		return nil
	}
	for _, l := range f.graph.Links(x.Case.Operation) {
		if l.Status != response.Status || !r.Has(l.To) || !l.Names(r) {
			continue
		}
		if keys := f.linkedKeys(r, l, x); keys != nil {
			return keys
		}
	}
	return nil
}

func (f *finder) linkedKeys(r *resource.Resource, l *resource.Link, x *call.Exchange) []Key {
	var keys []Key
	for _, p := range resource.PathParameters(l.To) {
		i := slices.IndexFunc(l.Parameters, func(given resource.LinkParameter) bool { return given.Parameter == p })
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

// keys finds the name of a thing in an object that shows it, and how certain
// that is.
func (f *finder) keys(r *resource.Resource, x *call.Exchange, at resource.Place, parents []Key) (keys []Key, how resource.Certainty) {
	how = resource.OwnName
	keys = append(keys, parents...)
	for i := len(parents); i < len(r.Keys); i++ {
		member, certain := f.graph.Member(r, i, at.Object, f.fits)
		if certain == resource.NoName {
			return nil, resource.NoName
		}
		from := &call.Binding{Exchange: x, Pointer: at.Pointer + "/" + contract.EscapePointer(member)}
		v, _ := scalar(at.Object[member])
		keys, how = append(keys, Key{v, from}), min(how, certain)
	}
	return keys, how
}

// fits reports whether a parameter can hold a name.
func (f *finder) fits(p *contract.Parameter, v any) bool {
	_, ok := Fit(f.composer, p, v)
	return ok
}

// selfLink finds the name of a thing in the address that an object gives of
// itself.
func (f *finder) selfLink(r *resource.Resource, x *call.Exchange, at resource.Place, parents []Key) []Key {
	for _, pointer := range []string{"/_links/self/href", "/links/self/href", "/links/self", "/self", "/href", "/url", "/uri"} {
		if keys := f.inAddress(r, call.Binding{Exchange: x, Pointer: at.Pointer + pointer}, parents); keys != nil {
			return keys
		}
	}
	return nil
}

// inAddress finds the name of a thing in the address that a binding leads to,
// which has to stand below the same parents.
func (f *finder) inAddress(r *resource.Resource, from call.Binding, parents []Key) []Key {
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
		if p := r.Parameter(i); p != nil {
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
