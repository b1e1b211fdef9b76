package check

import (
	"fmt"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/paging"
)

// paginationLimit judges pages, each by itself: one holds no more than its
// request wanted.
func paginationLimit(c *Context, q call.Sequence) []failure.Failure {
	for _, x := range q.Steps {
		l, items, ok := c.listed(x)
		if !ok {
			continue
		}
		wanted, known := l.Wanted(x.Case)
		if !known && l.Limit != nil {
			wanted, known = l.Limit.Schema.Get("default").Int()
		}
		if !known || int64(len(items)) <= wanted {
			continue
		}
		f := failure.New(q.Check, x, l.Limit.Node)
		f.Text = fmt.Sprintf("A page holds more than the %s that was asked for.", l.Limit.Name)
		f.Expected = fmt.Sprintf("at most %d elements", wanted)
		f.Arrived = fmt.Sprintf("%d elements", len(items))
		return []failure.Failure{f}
	}
	return nil
}

// paginationRepeats judges the pages of one walk: nothing is on two of them.
func paginationRepeats(c *Context, q call.Sequence) []failure.Failure {
	seen := map[string]int{}
	for page, x := range q.Steps {
		l, _, ok := c.listed(x)
		if !ok {
			return nil
		}
		ids, ok := l.IDs(x)
		if !ok {
			return nil
		}
		for _, id := range ids {
			before, repeated := seen[id]
			if repeated && before != page {
				f := failure.New(q.Check, x, l.moves())
				f.Text = "The same element is on two pages."
				f.Expected = "each element on one page"
				f.Arrived = fmt.Sprintf("%s on page %d and again on page %d", short(id), before+1, page+1)
				return []failure.Failure{f}
			}
			seen[id] = page
		}
	}
	return nil
}

// paginationSkips judges a large page, the small pages that hold as much, and
// the large page once more: what both large ones have is on a small one. Where
// the large ones have another order nothing is said.
func paginationSkips(c *Context, q call.Sequence) []failure.Failure {
	if len(q.Steps) < 3 {
		return nil
	}
	first, last := q.Steps[0], q.Last()
	l, _, ok := c.listed(first)
	if !ok {
		return nil
	}
	before, ok1 := l.IDs(first)
	after, ok2 := l.IDs(last)
	if !ok1 || !ok2 {
		return nil
	}
	common, steady := steadily(before, after)
	if !steady {
		return nil
	}
	walked := map[string]bool{}
	for _, x := range q.Steps[1 : len(q.Steps)-1] {
		ids, ok := l.IDs(x)
		if !ok {
			return nil
		}
		for _, id := range ids {
			walked[id] = true
		}
	}
	for i, id := range common {
		if !walked[id] {
			f := failure.New(q.Check, q.Steps[len(q.Steps)-2], l.moves())
			f.Text = "An element is on none of the small pages, though a large page has it."
			f.Expected = fmt.Sprintf("%s, which is number %d of the large page", short(id), i+1)
			f.Arrived = fmt.Sprintf("%d pages without it", len(q.Steps)-2)
			return []failure.Failure{f}
		}
	}
	return nil
}

// steadily returns what two lists have in common, and whether it stands in the
// same order in both.
func steadily(before, after []string) (common []string, steady bool) {
	at := map[string]int{}
	for i, id := range after {
		at[id] = i
	}
	previous := -1
	for _, id := range before {
		i, there := at[id]
		if !there {
			continue
		}
		if i < previous {
			return nil, false
		}
		previous = i
		common = append(common, id)
	}
	return common, true
}

// list is a listing with what checks ask of it.
type list struct{ *paging.List }

// listed is the list that an exchange read, with its elements.
func (c *Context) listed(x *call.Exchange) (l list, items []any, ok bool) {
	known, ok := paging.Of(c.Doc, x.Case.Operation)
	if !ok || !x.OK() {
		return list{}, nil, false
	}
	items, ok = known.Of(x)
	return list{known}, items, ok
}

// moves is the place of what leads from page to page.
func (l list) moves() *contract.Node {
	for _, p := range []*contract.Parameter{l.Cursor, l.Page, l.Offset, l.Limit} {
		if p != nil {
			return p.Node
		}
	}
	return l.Operation.Node
}
