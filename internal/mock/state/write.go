package state

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// write answers a request that changes something. One is answered at a time.
func (s *State) write(x *exchange, do task) (a *answer.Answer, handled bool) {
	s.writing.Lock()
	defer s.writing.Unlock()
	again, known := s.requests.find(x.req)
	switch {
	case known && again.differs:
		return x.refuse(x.req, x.documented(http.StatusUnprocessableEntity, http.StatusConflict),
			fault.New(fault.Conflict, "The Idempotency-Key was used with another request.")), true
	case known:
		return again.replay(), true
	}
	switch do {
	case create:
		a, handled = x.create()
	case replace:
		a, handled = x.replace()
	case update:
		a, handled = x.update()
	case act:
		a, handled = x.act()
	case remove:
		a, handled = x.remove()
	}
	if handled && a.Status/100 == 2 {
		a = first(a)
		s.requests.keep(x.req, a)
	}
	return a, handled
}

// documented is the first of some statuses that the operation documents, or
// else the first.
func (x *exchange) documented(statuses ...int) int {
	for _, code := range statuses {
		if x.req.Operation.Documents(strconv.Itoa(code)) {
			return code
		}
	}
	return statuses[0]
}

// create makes a thing.
func (x *exchange) create() (*answer.Answer, bool) {
	above, ok := x.above()
	if !ok || x.kind.schema == nil {
		return nil, false
	}
	parent, is := x.tree.look(x.kind.parent, above)
	if a := x.absent(is); a != nil {
		return a, true
	}
	if x.kind.homely && !x.kind.kept {
		return nil, false
	}
	what := strings.Join(append([]string{x.kind.Path, strconv.FormatInt(x.tree.planted, 10)}, above...), "\x00")
	d, ok := x.draftOf(what)
	if !ok {
		return nil, false
	}
	var taken *branch
	if parent != nil {
		taken = parent.below[x.kind]
	}
	named, ok := x.names(d, taken, what)
	if !ok {
		return nil, false
	}
	keys := append(append([]string{}, above...), named.own...)
	if _, is := x.tree.look(x.kind, keys); is == present && named.given && x.expects(http.StatusConflict) {
		return x.refuse(x.req, http.StatusConflict, fault.New(fault.Conflict, "There is one of that name already.")), true
	}
	return x.plantDraft(d, keys, d.fresh(), named.last), true
}

// expects reports whether the operation documents a status in any way.
func (x *exchange) expects(status int) bool { return response(x.req.Operation, status) != nil }

// plantDraft remembers what a draft has become as a new thing, and shows it.
func (x *exchange) plantDraft(d *draft, keys []string, o sample.Object, last int64) *answer.Answer {
	o = x.called(d, keys, d.stamp(d.identified(o), x.kind.schema, true, d.said, d.sent, 0))
	o, ok := d.finish(o)
	if !ok { // what was said cannot be shown
		o, _ = d.finish(x.called(d, keys, d.made))
	}
	o = d.ofOneKind(o)
	t := newThing(x.kind, keys, o)
	if a := x.overfull(t.bytes, 1); a != nil {
		return a
	}
	a := x.answer(t, status(x.req.Operation, http.StatusCreated))
	if a.Status/100 == 2 { // an answer that the consumer accepts
		x.commit(t, keys, last)
	}
	return x.located(a, t)
}

// called gives a thing its names, and those of its parents.
func (x *exchange) called(d *draft, keys []string, o sample.Object) sample.Object {
	return x.named(x.kind.schema, x.kind.names, keys, x.addressed(d, keys, x.belonging(d, keys, o)))
}

// named gives a thing its own names, in the members that names lead to.
func (s *State) named(n *contract.Node, names [][]string, keys []string, o sample.Object) sample.Object {
	for i, at := range names {
		if at == nil {
			continue
		}
		text := keys[len(keys)-len(names)+i]
		if v, ok := s.typed(s.below(n, at), text); ok {
			o, _ = changed(o, at, v).(sample.Object)
		}
	}
	return o
}

// overfull is the refusal to remember more, or nil.
func (x *exchange) overfull(bytes, things int) *answer.Answer {
	switch {
	case x.tree.things+things > x.maxThings:
		return x.refuse(x.req, http.StatusTooManyRequests,
			fault.New(fault.TooMany, "This mock holds at most %d things; DELETE %s/_mock/state empties it.", x.maxThings, x.prefix))
	case x.tree.bytes+bytes > x.maxBytes:
		return x.refuse(x.req, http.StatusTooManyRequests,
			fault.New(fault.TooMany, "This mock holds at most %d bytes; DELETE %s/_mock/state empties it.", x.maxBytes, x.prefix))
	}
	return nil
}

// commit remembers a thing that had the keys was before. last is the last number
// that was given as a name, or 0.
func (x *exchange) commit(t *thing, was []string, last int64) {
	x.mu.Lock()
	defer x.mu.Unlock()
	n := x.tree.reach(x.kind, was)
	if !slices.Equal(was, t.keys) {
		x.tree.move(n, nameOf(t.keys[len(t.keys)-x.kind.Own:]))
	}
	n.above.last = max(n.above.last, last)
	x.tree.put(n, t)
}

// fitsValue reports whether a schema lets a value through in answers.
func (s *State) fitsValue(n *contract.Node, v any) bool {
	return s.judge.Valid(n, schema.Response, sample.Plain(v))
}

// invalid is the refusal of a change after which a thing would not be one any
// more.
func (x *exchange) invalid(o sample.Object) *answer.Answer {
	e := fault.New(fault.Invalid, "What would come of it is not allowed by the document.")
	for _, f := range x.faults(x.kind.schema, o) {
		e.Fields = append(e.Fields, fault.Field{Place: pointerOf(f.Place), Detail: f.Text})
	}
	return x.refuse(x.req, x.documented(http.StatusUnprocessableEntity, http.StatusBadRequest), e)
}
