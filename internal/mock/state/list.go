package state

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/wire"
)

// entry is a thing that may be listed.
type entry struct {
	*thing
	born int64 // things that were made later have greater ones
}

// lister answers an operation that lists things. It is immutable.
type lister struct {
	*listing.List
	state    *State
	status   int
	response *contract.Response
	body     *contract.Node // schema of the whole answer
	most     int            // elements that an answer may have; 0 for any number
	least    int            // that it must have
}

// item is a thing on its way into an answer, or without one a made value.
type item struct {
	entry
	lister *lister
	value  any // what is shown of it; of a thing nil until somebody asks
	plain  any // the same as maps
}

// shown is what is shown of the thing.
func (i *item) shown() any {
	if i.value == nil && i.thing != nil {
		i.value = i.lister.state.view(i.thing, i.lister.Item)
	}
	return i.value
}

// compared is what is shown of the thing, as package listing compares it.
func (i *item) compared() any {
	if i.plain == nil {
		i.plain = sample.Plain(i.shown())
	}
	return i.plain
}

// list answers a request for things; handled is false where the document says
// too little of the answer. The things may be in any order.
func (s *State) list(req *intake.Request, entries []entry) (a *answer.Answer, handled bool) {
	l := s.listerOf(req.Operation)
	if l == nil {
		return nil, false
	}
	items := make([]*item, len(entries))
	for i, e := range entries {
		items[i] = &item{entry: e, lister: l}
	}
	around, _ := s.answers.Value(req, l.status)
	return l.answer(req, items, l.conditions(req), around)
}

// answer answers a request with those of some items that it asks for. around is
// a body as the document has it, or nil.
func (l *lister) answer(req *intake.Request, items []*item, conditions []condition, around any) (a *answer.Answer, handled bool) {
	p, e := l.pageOf(req, l.chosen(req, items, conditions))
	if e != nil {
		return l.state.refuse(req, http.StatusUnprocessableEntity, e), true
	}
	body, ok := l.wrap(around, p)
	if !ok {
		return nil, false
	}
	a, refusal := l.state.answers.With(req, l.status, body)
	if refusal != nil {
		return l.state.refuse(req, refusal.Status, refusal.Fault), true
	}
	return l.headed(a, p), true
}

// listerOf returns what answers an operation; nil where it lists nothing.
func (s *State) listerOf(op *contract.Operation) *lister {
	if known, ok := s.listers.Load(op); ok {
		return known.(*lister)
	}
	known, _ := s.listers.LoadOrStore(op, s.newLister(op))
	return known.(*lister)
}

func (s *State) newLister(op *contract.Operation) *lister {
	known, ok := listing.Of(s.doc, op)
	if !ok {
		return nil
	}
	l := &lister{List: known, state: s, status: status(op)}
	if l.response = response(op, l.status); l.response == nil {
		return nil
	}
	for _, m := range l.response.Content {
		if m.Schema != nil && wire.IsJSON(m.Type) {
			l.body = m.Schema
			break
		}
	}
	array, ok := l.array()
	if !ok {
		return nil
	}
	if array.MaxItems != nil {
		l.most = max(int(min(*array.MaxItems, 1<<30)), 1)
	}
	if array.MinItems != nil {
		l.least = int(min(*array.MinItems, 1<<30))
	}
	return l
}

// array is what the document says of the array of elements.
func (l *lister) array() (*contract.Schema, bool) {
	n := l.body
	if key := l.key(); key != "" {
		p, ok := property.At(l.state.doc, l.body, []string{key})
		if !ok {
			return nil, false
		}
		n = p.Node
	}
	if n == nil {
		return nil, false
	}
	return property.Resolved(l.state.doc, n), true
}

// key is the member of an answer that has the elements; "" when they are the
// answer.
func (l *lister) key() string {
	return contract.UnescapePointer(strings.TrimPrefix(l.Items, "/"))
}

// chosen are the items that a request asks for, in the order it asks for.
func (l *lister) chosen(req *intake.Request, items []*item, conditions []condition) []*item {
	slices.SortFunc(items, func(a, b *item) int { return cmp.Compare(a.born, b.born) })
	for _, holds := range conditions {
		items = slices.DeleteFunc(items, func(i *item) bool { return !holds(i.compared()) })
	}
	if order, ok := l.Sort(l.state.doc, req.Argument); ok {
		slices.SortStableFunc(items, func(a, b *item) int { return order.Compare(sortKey(order, a), sortKey(order, b)) })
	}
	return items
}

// sortKey is the value that an item is put in order by.
func sortKey(order listing.Sort, i *item) any {
	o, _ := i.compared().(map[string]any)
	return o[order.Property]
}

// lets reports whether a schema of an answer lets a value through.
func (s *State) lets(n *contract.Node, v any) bool {
	return n == nil || s.judge.Valid(n, schema.Response, sample.Plain(v))
}
