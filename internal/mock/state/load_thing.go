package state

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// unnamed reads a thing whose name is among its members, or is found for it.
func (l *loader) unnamed(k *kind, above []string, n *contract.Node) {
	o, ok := sample.Of(n).(sample.Object)
	if !ok {
		l.refuse(n, "must be an object")
		return
	}
	what := strings.Join(append([]string{k.Path, strconv.Itoa(len(l.list))}, above...), "\x00")
	made, _ := l.make(k.schema, what)
	d := &draft{State: l.State, kind: k, form: l.formOf(k.schema), said: l.formOf(k.schema), sent: o}
	d.made, _ = made.(sample.Object)
	var taken *branch
	if parent, _ := l.into.look(k.parent, above); parent != nil {
		taken = parent.below[k]
	}
	named, ok := (&exchange{State: l.State, kind: k, req: &intake.Request{}}).names(d, taken, what)
	if !ok {
		l.refuse(n, "has no name, and none can be made up")
		return
	}
	l.thing(k, append(slices.Clip(above), named.own...), n)
}

// thing reads a thing of a name.
func (l *loader) thing(k *kind, keys []string, n *contract.Node) {
	o, ok := sample.Of(n).(sample.Object)
	if !ok {
		l.refuse(n, "must be an object")
		return
	}
	if len(keys) != len(k.Keys) {
		l.refuse(n, "has a name that does not fit the path")
		return
	}
	if _, is := l.into.look(k, keys); is == present {
		l.refuse(n, "has the name of another")
		return
	}
	if misnamed := slices.DeleteFunc(l.State.faults(k.schema, o), func(f schema.Fault) bool { return !k.isName(f.Place) }); len(misnamed) > 0 {
		l.blame(n, misnamed)
		return
	}
	o, ok = l.filled(k, keys, n, l.named(k.schema, k.names, keys, o))
	if !ok || l.full() {
		return
	}
	one := seedling{thing: newThing(k, keys, o)}
	if k.Own == 1 {
		one.last, _ = strconv.ParseInt(keys[len(keys)-1], 10, 64)
	}
	l.list = append(l.list, one)
	l.into.plant(one)
}

// isName reports whether the name of a thing stands at a place.
func (k *kind) isName(place []string) bool {
	return slices.ContainsFunc(k.names, func(name []string) bool { return slices.Equal(name, place) })
}

// filled gives a thing what it must have and does not; ok is false for a thing
// that the document does not allow, of which the loader then knows why.
func (l *loader) filled(k *kind, keys []string, n *contract.Node, o sample.Object) (_ sample.Object, ok bool) {
	var made any
	for range maxMended {
		found := l.State.faults(k.schema, o)
		if len(found) == 0 {
			return o, true
		}
		if made == nil {
			whole, _ := l.make(k.schema, strings.Join(append([]string{k.Path}, keys...), "\x00"))
			fresh, _ := whole.(sample.Object)
			made = l.stamp(fresh, k.schema, true, l.formOf(nil), nil, 0)
		}
		for _, f := range found {
			if f.Keyword != "required" {
				l.blame(n, found)
				return nil, false
			}
			o, _ = l.mend(k.schema, f, o, made).(sample.Object)
		}
	}
	l.refuse(n, "lacks what it must have")
	return nil, false
}

// blame names what is wrong in a thing.
func (l *loader) blame(n *contract.Node, found []schema.Fault) {
	for _, f := range found {
		if f.Keyword == "required" {
			continue
		}
		at := n
		for _, key := range f.Place {
			if inner := at.Get(key); inner != nil {
				at = inner
			} else if i, ok := element(key, at.Len()); ok && at.Is(contract.Array) {
				at = at.Children()[i].Value
			}
		}
		l.refuse(at, f.Text)
	}
}
