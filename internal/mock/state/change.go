package state

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
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
