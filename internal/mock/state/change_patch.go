package state

import (
	"mime"
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/sample"
)

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
