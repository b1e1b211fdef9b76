package reading

import (
	"context"
	"slices"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/paging"
)

const (
	small     = 2  // elements of a small page
	large     = 50 // elements of a large one
	wanted    = 5  // elements that there should be at least
	mostPages = 40 // of one walk
)

// lister asks one list.
type lister struct {
	*reader
	*paging.List
	start *call.Case // a request that was accepted
	size  int64      // of the pages that are read: small where others follow
}

// widen gives what is searched for other values until something is found: a
// made-up text may occur nowhere, and a letter occurs in most.
func (l *lister) widen(ctx context.Context, x *call.Exchange) error {
	items, _ := l.Of(x)
	for _, p := range l.Operation.Parameters {
		if !p.Required || p.In != "query" || p.Schema == nil || len(items) > 1 {
			continue
		}
		for _, text := range []string{"a", "e", "s"} {
			c := l.start.Clone()
			c.Set(call.ArgumentOf(p, text))
			if l.Composer.Intent(c) != call.Valid {
				continue
			}
			wider, err := l.accepted(ctx, c)
			if err != nil {
				return err
			}
			if wider == nil {
				continue
			}
			if found, _ := l.Of(wider); len(found) > len(items) {
				l.start, items = c, found
			}
		}
	}
	return nil
}

// fill creates elements, so that there are several pages of different ones.
func (l *lister) fill(ctx context.Context) error {
	if l.Safe {
		return nil
	}
	x, err := l.accepted(ctx, l.WithLimit(l.Doc, l.start, large))
	if err != nil || x == nil {
		return err
	}
	items, _ := l.Of(x)
	for n := len(items); n < wanted; n++ {
		created, err := l.create(ctx, n)
		if err != nil || !created {
			return err
		}
	}
	return nil
}

// create adds an element by the operation that creates in this list.
func (l *lister) create(ctx context.Context, n int) (bool, error) {
	for _, op := range l.Doc.Operations() {
		if op.Method != "POST" || op.Path != l.Operation.Path {
			continue
		}
		random := l.Session.Random("fill", op.Name(), string(rune('0'+n)))
		for range 4 {
			c := l.Composer.Compose(op, compose.Random, random)
			c.Phase = call.Stateful
			if _, err := l.Pool.Bind(ctx, c); err != nil {
				return false, err
			}
			for _, a := range l.start.Arguments { // into the same list
				if a.In == "path" {
					c.Set(a)
				}
			}
			if x, err := l.accepted(ctx, c); err != nil || x != nil {
				return x != nil, err
			}
		}
	}
	return false, nil
}

// walk reads pages one after the other: at most so many elements, and all
// pages when most is 0. Nothing comes back when one of them fails.
func (l *lister) walk(ctx context.Context, first *call.Case, most int) ([]*call.Exchange, error) {
	var pages []*call.Exchange
	count := 0
	for c := first; c != nil && len(pages) < mostPages; {
		x, err := l.accepted(ctx, c)
		if err != nil || x == nil {
			return nil, err
		}
		pages = append(pages, x)
		items, _ := l.Of(x)
		if count += len(items); most > 0 && count >= most {
			break
		}
		c = l.Following(x)
	}
	return pages, nil
}

// judge judges exchanges by a check, when there are any.
func (l *lister) judge(check string, steps ...*call.Exchange) bool {
	return len(steps) > 0 && len(l.Judge(call.Sequence{Check: check, Steps: steps})) > 0
}

// pages asks whether pages are as long as was asked for, and hold each element
// once.
func (l *lister) pages(ctx context.Context) (bad bool, err error) {
	if l.Limit == nil && !l.Paged() {
		return false, nil
	}
	whole, err := l.accepted(ctx, l.WithLimit(l.Doc, l.start, large))
	if err != nil || whole == nil {
		return false, err
	}
	items, _ := l.Of(whole)
	walk, err := l.walk(ctx, l.WithLimit(l.Doc, l.start, small), len(items))
	if err != nil || len(walk) == 0 {
		return false, err
	}
	single, err := l.accepted(ctx, l.WithLimit(l.Doc, l.start, 1))
	if err != nil {
		return false, err
	}
	if single != nil && l.judge("pagination-limit", single) || l.judge("pagination-limit", append(walk, whole)...) {
		return true, nil
	}
	if len(walk) < 2 {
		return false, nil
	}
	l.size = small
	if bad, err := l.repeats(ctx, walk); bad || err != nil {
		return bad, err
	}
	again, err := l.accepted(ctx, whole.Case)
	if err != nil || again == nil || len(walk) == mostPages {
		return false, err
	}
	return l.judge("pagination-skips", slices.Concat([]*call.Exchange{whole}, walk, []*call.Exchange{again})...), nil
}

// repeats asks a second time before it accuses: when something was created in
// between, pages that are counted move.
func (l *lister) repeats(ctx context.Context, walk []*call.Exchange) (bool, error) {
	q := call.Sequence{Check: "pagination-repeats", Steps: walk}
	if len(l.Check.Sequence(q)) == 0 {
		return false, nil
	}
	second, err := l.walk(ctx, walk[0].Case, 0)
	if err != nil {
		return false, err
	}
	q.Steps = second
	return len(second) > 0 && len(l.Judge(q)) > 0, nil
}
