package state

import (
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// target is the thing that a request is to change; nil for one that is not
// there, or of which nothing is known. a is the refusal to change it.
func (x *exchange) target() (t *thing, is presence, a *answer.Answer) {
	n, is := x.tree.look(x.kind, x.keys)
	if is == present {
		t = n.thing
	}
	if is < assumed {
		return nil, is, nil
	}
	if t == nil {
		value, ok := x.supposed()
		if !ok {
			return nil, is, nil
		}
		t = newThing(x.kind, x.keys, value)
	}
	return t, is, x.precondition(t)
}

// supposed is a thing that nobody made, as reading it shows it.
func (x *exchange) supposed() (sample.Object, bool) {
	read := x.kind.Read
	if read == nil || x.kind.schema == nil {
		return nil, false
	}
	req := &intake.Request{Request: x.req.Request, Operation: read}
	parameters := resource.PathParameters(read)
	for i, p := range resource.PathParameters(x.req.Operation) {
		if v, ok := x.req.Argument("path", p.Name); ok && i < len(parameters) {
			req.Arguments = append(req.Arguments, intake.Argument{Parameter: parameters[i], Value: v})
		}
	}
	code := status(read, http.StatusOK)
	v, ok := x.answers.Value(req, code)
	if !ok {
		return nil, false
	}
	v, _ = atKeys(v, x.shapeOf(x.kind, read, code).at)
	return asObject(v)
}

// replace gives a thing another value, or makes it.
func (x *exchange) replace() (*answer.Answer, bool) {
	if x.kind.schema == nil {
		return nil, false
	}
	t, is, refused := x.target()
	if refused != nil {
		return refused, true
	}
	if is < assumed {
		return x.insert(is)
	}
	d, ok := x.draftOf(x.address(x.req, x.kind, x.keys))
	if t == nil || !ok {
		return nil, false
	}
	return x.settle(d, t, d.replaced(t.value), http.StatusOK, http.StatusNoContent), true
}

// insert makes a thing of which the consumer chose the name.
func (x *exchange) insert(was presence) (*answer.Answer, bool) {
	above, _ := x.above()
	if _, is := x.tree.look(x.kind.parent, above); is < assumed || !x.kind.Upsert {
		return x.absent(min(is, was)), true
	}
	if _, conditional := x.header("If-Match"); conditional {
		return x.stale(), true
	}
	d, ok := x.draftOf(x.address(x.req, x.kind, x.keys))
	if !ok {
		return nil, false
	}
	return x.plantDraft(d, x.keys, d.fresh(), 0), true
}

// update changes some of a thing.
func (x *exchange) update() (*answer.Answer, bool) {
	t, is, refused := x.target()
	if a := x.absent(is); a != nil {
		return a, true
	}
	if refused != nil || t == nil {
		return refused, refused != nil
	}
	if x.isPatch() {
		return x.patch(t), true
	}
	d, ok := x.draftOf(x.address(x.req, x.kind, x.keys))
	if !ok {
		return nil, false
	}
	return x.settle(d, t, d.merged(t.value, d.sent, x.kind.schema, d.asks), http.StatusOK), true
}

// isPatch reports whether the body is a JSON patch.
func (x *exchange) isPatch() bool {
	given, _, _ := mime.ParseMediaType(x.req.Header.Get("Content-Type"))
	return given == "application/json-patch+json"
}

// patch applies a JSON patch to a thing as consumers see it. What they do not
// see stays as it is.
func (x *exchange) patch(t *thing) *answer.Answer {
	seen := x.view(t, x.kind.schema)
	after, e := applyPatch(seen, x.req.Body)
	if e != nil {
		code := map[fault.Kind]int{fault.Conflict: http.StatusConflict, fault.TooLarge: http.StatusRequestEntityTooLarge, fault.Invalid: http.StatusUnprocessableEntity}[e.Kind]
		if code == http.StatusConflict {
			code = x.documented(code, http.StatusUnprocessableEntity)
		}
		return x.refuse(x.req, code, e)
	}
	o, ok := after.(sample.Object)
	if !ok {
		return x.refuse(x.req, http.StatusUnprocessableEntity, fault.New(fault.Invalid, "What would come of it is no object."))
	}
	d := &draft{State: x.State, kind: x.kind, form: x.formOf(x.kind.schema), said: x.formOf(x.kind.schema)}
	out := membersOf(o)
	for _, m := range t.value {
		_, visible := seen.Get(m.Name)
		p, known := d.form.property(m.Name)
		if !visible || known && p.ReadOnly {
			out.set(m.Name, m.Value)
		}
	}
	d.sent = differing(out.object(), t.value)
	for _, m := range seen {
		if !out.has(m.Name) {
			d.sent = append(d.sent, sample.Member{Name: m.Name})
		}
	}
	return x.settle(d, t, out.object(), http.StatusOK)
}

// differing are the members of an object that are not as in another.
func differing(o, old sample.Object) sample.Object {
	before := membersOf(old)
	return slices.DeleteFunc(slices.Clone(o), func(m sample.Member) bool {
		was, there := before.get(m.Name)
		return there && same(was, m.Value)
	})
}

// merged is a thing after a merge patch (RFC 7396) that asks describes. A member
// that may be null is not taken away by null, but null; and one that has to be
// there becomes what it is without anybody saying anything, if asks has null for
// it.
func (d *draft) merged(old, patch sample.Object, n, asks *contract.Node) sample.Object {
	f, said := d.formOf(n), d.formOf(asks)
	out := membersOf(old)
	for _, m := range patch {
		p, known := f.property(m.Name)
		was, _ := out.get(m.Name)
		before, _ := was.(sample.Object)
		inner, isObject := m.Value.(sample.Object)
		switch {
		case !f.knows(m.Name):
		case m.Value == nil && known && d.fitsValue(p.Node, nil):
			out.set(m.Name, nil)
		case m.Value == nil && known && p.Required && d.nullable(said, m.Name):
			if v, ok := d.valueAt(n, []string{m.Name}, nil); ok {
				out.set(m.Name, v)
			}
		case m.Value == nil:
			out.remove(m.Name)
		case isObject && known:
			var asked *contract.Node
			if q, ok := said.property(m.Name); ok {
				asked = q.Node
			}
			v := d.merged(before, inner, p.Node, asked)
			if !d.fitsValue(p.Node, v) { // it may be another of several kinds now
				v = d.merged(nil, inner, p.Node, asked)
			}
			out.set(m.Name, v)
		default:
			out.set(m.Name, merge(was, m.Value))
		}
	}
	return out.object()
}

// nullable reports whether consumers may say null.
func (d *draft) nullable(said *form, name string) bool {
	p, ok := said.property(name)
	return ok && d.judge.Valid(p.Node, schema.Request, nil)
}

// settle remembers what a thing has become, and shows it.
func (x *exchange) settle(d *draft, t *thing, o sample.Object, statuses ...int) *answer.Answer {
	keys := x.renamed(d, t, o)
	if n, is := x.tree.look(x.kind, keys); is == present && n.thing != t && !slices.Equal(keys, t.keys) {
		return x.refuse(x.req, x.documented(http.StatusConflict, http.StatusUnprocessableEntity), fault.New(fault.Conflict, "There is one of that name already."))
	}
	o = x.stamp(x.named(x.kind, keys, o), x.kind.schema, false, d.said, d.sent, 0)
	mended, ok := x.restored(d, t, o)
	if !ok {
		return x.invalid(o)
	}
	o = mended
	after := newThing(x.kind, keys, o)
	more, things := after.bytes-t.bytes, 0
	if _, is := x.tree.look(x.kind, t.keys); is != present { // it was only supposed to be there
		more, things = after.bytes, 1
	}
	if a := x.overfull(more, things); a != nil {
		return a
	}
	x.commit(after, t.keys, 0)
	return x.answer(after, status(x.req.Operation, statuses...))
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
