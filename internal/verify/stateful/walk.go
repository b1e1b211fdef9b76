package stateful

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/paging"
)

const (
	pageSize  = 100 // elements that are asked for on a page
	mostPages = 40  // of one walk
)

// walk reads all pages of the list that a thing belongs to. whole reports
// whether these are all that the list has.
func (t *thread) walk(ctx context.Context, known *paging.List, l *life) (pages []*call.Exchange, whole bool, err error) {
	c := t.start(known, l)
	if c == nil {
		return nil, false, nil
	}
	return t.follow(ctx, known, c)
}

// start is the request for the first page of the list that a thing belongs to;
// nil where that needs something that may be a filter.
func (t *thread) start(known *paging.List, l *life) *call.Case {
	c := t.Composer.Compose(t.List, compose.Minimal, nil)
	c.Phase = call.Stateful
	l.Bind(t.Composer, c)
	for _, a := range c.Arguments {
		if a.In == "query" && (known.Limit == nil || a.Name != known.Limit.Name) && (l.Made == nil || l.Made.Case.Argument(a.In, a.Name) == nil) {
			return nil
		}
	}
	if known.Limit != nil && t.Doc.Resolve(known.Limit.Schema).Has("maximum") { // else it may be cut down in silence
		c = known.WithLimit(t.Doc, c, pageSize)
	}
	return c
}

// follow reads pages from the first on.
func (t *thread) follow(ctx context.Context, known *paging.List, c *call.Case) (pages []*call.Exchange, whole bool, err error) {
	count := 0
	for c != nil {
		if len(pages) == mostPages {
			return pages, false, nil
		}
		x, _, err := t.Try(ctx, c)
		if err != nil || x == nil || !x.OK() {
			return nil, false, err
		}
		items, ok := known.Of(x)
		if !ok {
			return nil, false, nil
		}
		count += len(items)
		pages = append(pages, x)
		c = known.Following(x)
	}
	return pages, isWhole(known, pages, count), nil
}

// isWhole reports whether pages with so many elements are all that a list has,
// as far as can be told.
func isWhole(known *paging.List, pages []*call.Exchange, count int) bool {
	last := pages[len(pages)-1]
	if total, ok := totalOf(last); ok && total > count {
		return false
	}
	if known.Cursor != nil && len(known.Next) == 0 && last.Header.Get("Link") == "" {
		return false // nobody knows where the cursor stands
	}
	if known.Paged() || len(known.Next) > 0 || last.Header.Get("Link") != "" {
		return true
	}
	if most, ok := limitOf(known, last); ok && count >= most {
		return false
	}
	return count%5 != 0 || count == 0 // else it may have been cut where nobody says so
}

// limitOf is how many elements a page has at most, asked for or not.
func limitOf(known *paging.List, x *call.Exchange) (int, bool) {
	if known.Limit == nil {
		return 0, false
	}
	if n, ok := known.Wanted(x.Case); ok {
		return int(n), true
	}
	n, ok := known.Limit.Schema.Get("default").Int()
	return int(n), ok
}

// totalOf is how many elements a list says that it has.
func totalOf(x *call.Exchange) (int, bool) {
	for _, name := range []string{"X-Total-Count", "X-Total", "Total-Count"} {
		if n, err := strconv.Atoi(x.Header.Get(name)); err == nil {
			return n, true
		}
	}
	for _, pointer := range []string{"/total", "/total_count", "/totalCount", "/count", "/meta/total", "/meta/total_count", "/pagination/total", "/page/totalElements", "/totalElements"} {
		if v, ok := x.At(pointer); ok {
			if n, ok := v.(json.Number); ok {
				if i, err := strconv.Atoi(n.String()); err == nil {
					return i, true
				}
			}
		}
	}
	return 0, false
}
