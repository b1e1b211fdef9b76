package reading

import (
	"context"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/paging"
)

const (
	mostValues = 8  // of one filter
	mostPairs  = 12 // of filters used together
)

// filters asks whether each filter holds, for each of its values, on every
// page, alone and together with another.
func (l *lister) filters(ctx context.Context) error {
	if len(l.Filters) == 0 {
		return nil
	}
	whole, err := l.accepted(ctx, l.WithLimit(l.Doc, l.start, large))
	if err != nil || whole == nil {
		return err
	}
	var wrong []string
	for _, f := range l.Filters {
		values := l.values(f, whole)
		if f.List && len(values) > 1 {
			values = append(values, []any{values[0], values[1]})
		}
		for _, v := range values {
			bad, err := l.filtered(ctx, whole, use{f, v})
			if err != nil {
				return err
			}
			if bad {
				wrong = append(wrong, f.Name())
				break
			}
		}
	}
	if len(wrong) > 0 {
		return nil // what comes of using them together would follow from that
	}
	return l.pairs(ctx, whole)
}

// values are those to ask for: all that the document names, and those of
// elements.
func (l *lister) values(f listing.Filter, whole *call.Exchange) []any {
	list := append([]any(nil), f.Values...)
	items, _ := l.Of(whole)
	for _, item := range items {
		v := element(f.Of(item))
		if v != nil && len(list) < mostValues && !slices.Contains(list, v) && l.askable(f, v) {
			list = append(list, v)
		}
	}
	return list[:min(len(list), mostValues)]
}

// askable reports whether the document lets a filter have a value.
func (l *lister) askable(f listing.Filter, v any) bool {
	switch v.(type) {
	case []any, map[string]any:
		return false
	}
	c := new(call.Case)
	paging.Use(f, c, v)
	return l.Composer.AllowsArgument(f.Parameter, c.Arguments[0].Value)
}

// use is a filter with a value to ask for.
type use struct {
	listing.Filter
	value any
}

// filtered asks for a list with filters: all of it in small pages when what
// fits is known, since the large page without filters was complete.
func (l *lister) filtered(ctx context.Context, whole *call.Exchange, uses ...use) (bad bool, err error) {
	c := l.WithLimit(l.Doc, l.start, l.size)
	for _, u := range uses {
		paging.Use(u.Filter, c, u.value)
		c.Subject = call.Subject{Where: "query parameter " + u.Name(), Node: u.Parameter.Node, Text: "used as a filter"}
	}
	c.Intent = l.Composer.Intent(c)
	pages, err := l.walk(ctx, c, 0)
	if err != nil || len(pages) == 0 {
		return false, err
	}
	if l.Following(whole) != nil || len(pages) == mostPages {
		return l.judge("filter-ignored", pages...), nil
	}
	again, err := l.accepted(ctx, whole.Case)
	if err != nil || again == nil {
		return false, err
	}
	return l.judge("filter-ignored", append(append([]*call.Exchange{whole}, pages...), again)...), nil
}

// pairs uses two filters together, with values of one element, so that
// something fits.
func (l *lister) pairs(ctx context.Context, whole *call.Exchange) error {
	items, _ := l.Of(whole)
	tried := 0
	for i := range l.Filters {
		for j := range l.Filters[:i] {
			uses := l.together(items, l.Filters[j], l.Filters[i])
			if uses == nil || tried == mostPairs {
				continue
			}
			tried++
			if bad, err := l.filtered(ctx, whole, uses...); bad || err != nil {
				return err
			}
		}
	}
	return nil
}

// together uses two filters with values that one element fits.
func (l *lister) together(items []any, a, b listing.Filter) []use {
	for _, item := range items {
		v, w := element(a.Of(item)), element(b.Of(item))
		if v != nil && w != nil && l.askable(a, v) && l.askable(b, w) {
			return []use{{a, v}, {b, w}}
		}
	}
	return nil
}

func element(v any) any {
	if list, ok := v.([]any); ok {
		if len(list) == 0 {
			return nil
		}
		return list[0]
	}
	return v
}

// orders asks whether each order holds over small pages.
func (l *lister) orders(ctx context.Context) error {
	bad := map[*contract.Parameter]bool{}
	for _, s := range l.Sorts {
		if bad[s.Parameter] {
			continue
		}
		c := l.WithLimit(l.Doc, l.start, l.size)
		c.Set(call.ArgumentOf(s.Parameter, s.Value))
		if s.Also != nil {
			c.Set(call.ArgumentOf(s.Also, s.Direction))
		}
		c.Subject = call.Subject{Where: "query parameter " + s.Parameter.Name, Node: s.Parameter.Node, Text: "asks for the order " + s.Value}
		c.Intent = l.Composer.Intent(c)
		pages, err := l.walk(ctx, c, 0)
		if err != nil {
			return err
		}
		bad[s.Parameter] = l.judge("sort-ignored", pages...)
	}
	return nil
}
