package state

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// settle remembers what a thing has become, and shows it.
func (x *exchange) settle(d *draft, t *thing, o sample.Object, statuses ...int) *answer.Answer {
	keys := x.renamed(d, t, o)
	if n, is := x.tree.look(x.kind, keys); is == present && n.thing != t && !slices.Equal(keys, t.keys) {
		return x.refuse(x.req, x.documented(http.StatusConflict, http.StatusUnprocessableEntity), fault.New(fault.Conflict, "There is one of that name already."))
	}
	o = x.named(x.kind.schema, x.kind.names, keys, x.stamp(o, x.kind.schema, false, d.said, d.sent, 0))
	mended, ok := x.restored(d, t, o)
	if !ok {
		return x.invalid(o)
	}
	o = d.ofOneKind(mended)
	after := newThing(x.kind, keys, o)
	more, things := after.bytes-t.bytes, 0
	if _, is := x.tree.look(x.kind, t.keys); is != present { // it was only supposed to be there
		more, things = after.bytes, 1
	}
	if a := x.overfull(more, things); a != nil {
		return a
	}
	a := x.answer(after, status(x.req.Operation, statuses...))
	if a.Status/100 == 2 { // an answer that the consumer accepts
		x.commit(after, t.keys, 0)
	}
	return a
}

// restored gives members that a change has made wrong the values that they had:
// those that the consumer said nothing of, and those that the document lets
// consumers say in a way that it does not let the API say. ok is false where the
// consumer is to blame.
func (x *exchange) restored(d *draft, t *thing, o sample.Object) (_ sample.Object, ok bool) {
	for range maxMended {
		found := x.faults(x.kind.schema, o)
		if len(found) == 0 {
			return o, true
		}
		for _, f := range found {
			place := f.Place
			if f.Property != "" {
				place = append(slices.Clone(place), f.Property)
			}
			if len(place) == 0 {
				return o, false
			}
			if _, said := d.sent.Get(place[0]); said && !d.lets(place[0], d.sent) {
				return o, false
			}
			if was, there := t.value.Get(place[0]); there {
				o = o.With(place[0], was)
			} else if v, ok := x.valueAt(x.kind.schema, place[:1], nil); ok && f.Keyword == "required" {
				o = o.With(place[0], v)
			} else {
				o = o.Without(place[0])
			}
		}
	}
	return o, false
}

// lets reports whether the document describes what a consumer said of a member,
// and lets it through.
func (d *draft) lets(name string, sent sample.Object) bool {
	p, ok := d.formOf(d.asks).property(name)
	v, _ := sent.Get(name)
	return ok && d.judge.Valid(p.Node, schema.Request, sample.Plain(v))
}

// renamed are the keys of a thing after a change: others where the consumer
// gave what people call it by another value.
func (x *exchange) renamed(d *draft, t *thing, o sample.Object) []string {
	if x.req.Method != http.MethodPatch || len(x.kind.names) == 0 || t.keys == nil {
		return t.keys
	}
	at := x.kind.names[len(x.kind.names)-1]
	if at == nil || !isHandle(at[len(at)-1]) {
		return t.keys
	}
	v, said := atKeys(d.sent, at)
	text, ok := keyText(v)
	last := len(t.keys) - 1
	if !said || !ok || text == t.keys[last] || !(&namer{draft: d}).fits(last, x.kind.Own-1, text) {
		return t.keys
	}
	return append(slices.Clone(t.keys[:last]), text)
}

// isHandle reports whether a member is what people call a thing, which may
// change, and not its id.
func isHandle(name string) bool {
	return slices.Contains([]string{"slug", "name", "handle", "login", "username", "code"}, strings.ToLower(name))
}
