package state

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/sample"
)

// entry is a thing that may be listed.
type entry struct {
	*thing
	born int64 // things that were made later have greater ones
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
