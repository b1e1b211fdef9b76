package state

import (
	"slices"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource/listing"
)

// listMade answers with a list of which nothing is remembered: the elements are
// those that the document shows, or made up, and always the same, so that a
// request can ask for some of them, in pages and in an order. What it filters by
// they are given, and whatever it searches for they are about.
func (s *State) listMade(req *intake.Request) (a *answer.Answer, handled bool) {
	l := s.listerOf(req.Operation)
	if l == nil || !l.hasChoice() {
		return nil, false
	}
	whole := *req
	whole.Arguments = slices.DeleteFunc(slices.Clone(req.Arguments), func(a intake.Argument) bool { return a.Parameter.In != "path" })
	around, ok := s.answers.Value(&whole, l.status)
	if !ok {
		return nil, false
	}
	elements := around
	if key := l.key(); key != "" {
		elements, _ = child(around, key)
	}
	list, ok := elements.([]any)
	if !ok {
		return nil, false
	}
	if a, handled = l.answer(req, l.made(list, req), l.filters(req), around); handled {
		a = s.answers.UnlessKnown(req, a)
	}
	return a, handled
}

// made are the elements of a list that nobody made, each thing once.
func (l *lister) made(list []any, req *intake.Request) []*item {
	seen := map[string]bool{}
	var items []*item
	for i, v := range list {
		one := &item{entry: entry{born: int64(i) + 1}, lister: l, value: l.agreeing(v, req)}
		if id, ok := l.ID(one.compared()); ok {
			if seen[id] {
				continue
			}
			seen[id] = true
		}
		items = append(items, one)
	}
	return items
}

// hasChoice reports whether requests can ask for some elements only, or for
// another order.
func (l *lister) hasChoice() bool {
	return l.Limit != nil || l.Paged() || len(l.Filters)+len(l.Others)+len(l.Sorts) > 0
}

// isEquality reports whether a filter is for one value.
func isEquality(f listing.Filter) bool {
	return f.Relation == listing.Equal || f.Relation == listing.Like
}

// agreeing is an element with the values that a request filters by, as far as
// the document lets it have them.
func (l *lister) agreeing(v any, req *intake.Request) any {
	for _, f := range slices.Concat(l.Filters, l.Others) {
		wanted, ok := f.Value(req.Argument)
		if !ok || !isEquality(f) || !sayable(wanted) || isOther(f, wanted) {
			continue
		}
		is, there := atKeys(v, f.Property)
		if !there {
			continue
		}
		if with := changed(v, f.Property, likewise(is, wanted)); l.state.lets(l.Item, with) {
			v = with
		}
	}
	return v
}

// likewise is what was asked for in the place of a value: a list for a list,
// and the first of several for one.
func likewise(is, wanted any) any {
	several, many := wanted.([]any)
	if _, isList := is.([]any); isList {
		if !many {
			return []any{wanted}
		}
		return wanted
	}
	if many {
		return several[0]
	}
	return wanted
}
