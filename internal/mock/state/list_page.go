package state

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

// usualLimit is how many elements a page has where neither the request nor the
// document says it.
const usualLimit = 20

// page is a part of a list.
type page struct {
	*lister
	req      *intake.Request
	order    string  // that the elements have: "price down"
	items    []*item // all that were asked for
	from, to int     // those on the page
	limit    int     // elements on a page at most
}

// pageOf cuts a page out of a list. The error is Invalid when the request names
// a place that the list does not have.
func (l *lister) pageOf(req *intake.Request, items []*item) (*page, *fault.Error) {
	p := &page{lister: l, req: req, items: items}
	p.order, p.limit = l.orderName(req), l.limitOf(req)
	from, e := p.begin()
	if e != nil {
		return nil, e
	}
	p.from = min(max(from, 0), len(p.items))
	p.to = p.from + min(p.limit, len(p.items)-p.from)
	return p, nil
}

func (l *lister) orderName(req *intake.Request) string {
	s, ok := l.Sort(l.state.doc, req.Argument)
	if !ok {
		return ""
	}
	return s.Property + " " + strconv.FormatBool(s.Down)
}

// limitOf is how many elements a page has at most: as many as were asked for, as
// far as the document allows.
func (l *lister) limitOf(req *intake.Request) int {
	n := int64(usualLimit)
	if l.Limit == nil && !l.Paged() {
		n = 1 << 30
	} else if given, ok := l.whole(req, l.Limit); ok {
		n = given
	}
	n = l.Bounded(l.state.doc, max(n, 0))
	if l.most > 0 {
		n = min(n, int64(l.most))
	}
	return int(min(n, 1<<30))
}

// whole is the whole number that a parameter has in a request, or by default.
func (l *lister) whole(req *intake.Request, p *contract.Parameter) (int64, bool) {
	if p == nil {
		return 0, false
	}
	if v, ok := req.Argument("query", p.Name); ok {
		number, _ := v.(json.Number)
		r, ok := sample.Rational(number)
		if !ok || !r.IsInt() || !r.Num().IsInt64() {
			return 0, false
		}
		return r.Num().Int64(), true
	}
	return l.state.doc.Resolve(p.Schema).Get("default").Int()
}

// begin is the index of the first element of the page that was asked for.
func (p *page) begin() (int, *fault.Error) {
	if p.Cursor != nil {
		if v, ok := p.req.Argument("query", p.Cursor.Name); ok && v != "" {
			text, _ := v.(string)
			at, ok := p.after(text)
			if !ok {
				return p.nowhere()
			}
			return at, nil
		}
	}
	most := int64(len(p.items))
	if at, ok := p.whole(p.req, p.Offset); ok {
		return int(min(max(at-p.FirstOffset(), 0), most)), nil
	}
	if number, ok := p.whole(p.req, p.Page); ok {
		return int(min(min(max(number-p.FirstPage(), 0), most)*int64(p.limit), most)), nil
	}
	return 0, nil
}

// nowhere is what comes after a cursor that is none: a refusal, or nothing where
// the document has no refusal.
func (p *page) nowhere() (int, *fault.Error) {
	if !slices.ContainsFunc([]string{"400", "422", "4XX", "default"}, p.Operation.Documents) {
		return len(p.items), nil
	}
	e := fault.New(fault.Invalid, "The list has no such place.")
	e.Fields = []fault.Field{{Place: "query " + p.Cursor.Name, Detail: "is no cursor of this list in this order"}}
	return 0, e
}

// hasNext reports whether there are elements after those on the page.
func (p *page) hasNext() bool { return p.to < len(p.items) && p.to > p.from }

// last is the index of the first element of the last page.
func (p *page) last() int {
	if p.limit == 0 || len(p.items) == 0 {
		return 0
	}
	return (len(p.items) - 1) / p.limit * p.limit
}

// number is the number of the page.
func (p *page) number() int64 {
	first := int64(1)
	if p.Page != nil {
		first = p.FirstPage()
		if given, ok := p.whole(p.req, p.Page); ok {
			return given
		}
	}
	return first + int64(p.from/max(p.limit, 1))
}

// argument is how the page that begins with an element is asked for; ok is
// false where there is no way to.
func (p *page) argument(index int) (name, value string, ok bool) {
	switch {
	case p.Cursor != nil && index == 0:
		return p.Cursor.Name, "", true
	case p.Cursor != nil:
		value, ok = p.cursor(index)
		return p.Cursor.Name, value, ok && index == p.to
	case p.Page != nil:
		return p.Page.Name, strconv.FormatInt(p.FirstPage()+int64(index/max(p.limit, 1)), 10), true
	case p.Offset != nil:
		return p.Offset.Name, strconv.FormatInt(p.FirstOffset()+int64(index), 10), true
	}
	return "", "", false
}

// address is the URL of the page that begins with an element, or "".
func (p *page) address(index int) string {
	name, value, ok := p.argument(index)
	if !ok {
		return ""
	}
	query := p.req.URL.Query()
	for _, other := range []*contract.Parameter{p.Cursor, p.Page, p.Offset} {
		if other != nil {
			query.Del(other.Name)
		}
	}
	if value != "" {
		query.Set(name, value)
	}
	return p.url(query)
}

// url is the URL of the list with a query.
func (p *page) url(query url.Values) string {
	at := p.origin() + p.state.base(p.req)
	if text := query.Encode(); text != "" {
		at += "?" + text
	}
	return at
}

// origin is where the consumer sent the request to: "https://api.example".
func (p *page) origin() string {
	if p.req.Host == "" || strings.ContainsAny(p.req.Host, " \"'<>\\^`{|}/?#@") {
		return ""
	}
	if p.req.TLS != nil || strings.EqualFold(p.req.Header.Get("X-Forwarded-Proto"), "https") {
		return "https://" + p.req.Host
	}
	return "http://" + p.req.Host
}
