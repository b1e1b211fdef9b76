// Package paging asks for the pages of lists and finds, in their answers, the
// elements and the way to the next page.
package paging

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/verify/call"
)

// List is an operation that lists things.
type List struct{ *listing.List }

// Of returns what an operation lists; ok is false when it lists nothing.
func Of(doc *contract.Document, op *contract.Operation) (l *List, ok bool) {
	known, ok := listing.Of(doc, op)
	if !ok {
		return nil, false
	}
	return &List{known}, true
}

// Of returns the elements of an answer; ok is false when there is no array
// where the document has one.
func (l *List) Of(x *call.Exchange) (items []any, ok bool) {
	v, found := x.At(l.Items)
	if !found {
		return nil, false
	}
	items, ok = v.([]any)
	return items, ok
}

// IDs tell the elements of an answer apart; ok is false unless each has one.
func (l *List) IDs(x *call.Exchange) (ids []string, ok bool) {
	items, ok := l.Of(x)
	if !ok {
		return nil, false
	}
	return l.List.IDs(items)
}

// Use gives a filter a value in a request.
func Use(f listing.Filter, c *call.Case, v any) {
	now, _ := c.Value("query", f.Parameter.Name)
	c.Set(call.ArgumentOf(f.Parameter, f.With(now, v)))
}

// Following is the request for the page after one, or nil after the last.
func (l *List) Following(x *call.Exchange) *call.Case {
	items, ok := l.Of(x)
	if !ok || len(items) == 0 || !x.OK() {
		return nil
	}
	next := x.Case.Clone()
	switch {
	case l.byLink(x, next), l.byCursor(x, next), l.byOffset(x, next, len(items)), l.byPage(x, next, len(items)):
		return next
	}
	return nil
}

// byLink follows a Link header (RFC 8288).
func (l *List) byLink(x *call.Exchange, next *call.Case) bool {
	binding := &call.Binding{Exchange: x, Header: "Link", Rel: "next"}
	v, ok := binding.Resolve()
	if !ok {
		return false
	}
	next.Target, next.TargetFrom = v.(string), binding
	return true
}

// byCursor follows a cursor, or a URL, in the body.
func (l *List) byCursor(x *call.Exchange, next *call.Case) bool {
	for _, pointer := range l.Next {
		v, _ := x.At(pointer)
		text, ok := v.(string)
		if !ok || text == "" {
			continue
		}
		binding := &call.Binding{Exchange: x, Pointer: pointer}
		if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "/") || strings.HasPrefix(text, "?") {
			next.Target, next.TargetFrom = text, binding
			return true
		}
		if l.Cursor == nil {
			return false
		}
		next.Set(call.Argument{Parameter: l.Cursor, In: "query", Name: l.Cursor.Name, Value: text, From: binding})
		return true
	}
	return false
}

// byOffset skips as many as there were, and byPage counts pages. Where answers
// name the next page themselves, none being named is the end.
func (l *List) byOffset(x *call.Exchange, next *call.Case, n int) bool {
	if l.Offset == nil || len(l.Next) > 0 || x.Header.Get("Link") != "" {
		return false
	}
	at, ok := l.position(x.Case, l.Offset, l.FirstOffset())
	if !ok {
		return false
	}
	next.Set(call.ArgumentOf(l.Offset, json.Number(strconv.FormatInt(at+int64(n), 10))))
	return true
}

func (l *List) byPage(x *call.Exchange, next *call.Case, n int) bool {
	if l.Page == nil || len(l.Next) > 0 || x.Header.Get("Link") != "" {
		return false
	}
	if most, known := l.position(x.Case, l.Limit, 0); known && most > 0 && int64(n) < most {
		return false
	}
	at, ok := l.position(x.Case, l.Page, l.FirstPage())
	if !ok {
		return false
	}
	next.Set(call.ArgumentOf(l.Page, json.Number(strconv.FormatInt(at+1, 10))))
	return true
}

// position is the value of a whole number in a request, or what it is without.
func (l *List) position(c *call.Case, p *contract.Parameter, without int64) (int64, bool) {
	if p == nil {
		return 0, false
	}
	a := c.Argument("query", p.Name)
	if a == nil {
		return without, true
	}
	n, ok := a.Value.(json.Number)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseInt(n.String(), 10, 64)
	return v, err == nil
}

// Wanted is how many elements a request asks for at most; ok is false when it
// does not say.
func (l *List) Wanted(c *call.Case) (n int64, ok bool) {
	if l.Limit == nil || c.Argument("query", l.Limit.Name) == nil {
		return 0, false
	}
	return l.position(c, l.Limit, 0)
}

// WithLimit asks for at most n elements, or as few or many as the document
// allows.
func (l *List) WithLimit(doc *contract.Document, c *call.Case, n int64) *call.Case {
	made := c.Clone()
	if l.Limit == nil {
		return made
	}
	made.Set(call.ArgumentOf(l.Limit, json.Number(strconv.FormatInt(l.Bounded(doc, n), 10))))
	return made
}
