package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"reflect"
	"strconv"
)

// pageStyle is how a list is paged.
type pageStyle uint8

const (
	pageCursor pageStyle = iota // the reply holds the next cursor
	pageLast                    // the cursor is a property of the last item
	pageNumber                  // the number of the page goes up by one, until a page has less than one before
	pageOffset                  // the offset goes up by what came, until nothing comes
	pageLink                    // Link: <...>; rel="next"
	pageURL                     // the reply holds the next URL
)

// paging describes how the items of a list are reached. The ways to items,
// next and more are names of members, from the outside in.
type paging struct {
	style             pageStyle
	param             string // the query parameter that moves
	items, next, more []string
	last              string
	first             int
}

// all returns the items of all pages, fetching each page when it is needed. An
// error is the last thing it gives.
func all[T any](ctx context.Context, c *core, op *operation, in input, options []Option) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		pages := c.pages(op, in, options)
		for more := true; more; {
			var items []T
			var err error
			if more, err = pages.next(ctx, &items); err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}

// pager goes through the pages of one list.
type pager struct {
	core     *core
	op       *operation
	in       input
	settings *settings
	params   encoded
	url      *url.URL // of the next page, when the API gives one
	position int      // number or offset of the next page
	fullest  int      // how many items a page had at most
	begun    bool
}

func (c *core) pages(op *operation, in input, options []Option) *pager {
	return &pager{core: c, op: op, in: in, settings: c.with(options)}
}

// next fetches a page into items, a pointer to a slice, and reports whether
// there are more.
func (p *pager) next(ctx context.Context, items any) (more bool, err error) {
	if !p.begun {
		if err := p.begin(); err != nil {
			return false, fmt.Errorf("%s: %w", p.op.id, err)
		}
	}
	d, err := p.core.draftWith(p.op, p.in, p.params, p.settings)
	if err != nil {
		return false, err
	}
	if p.url != nil {
		d.url = p.url
	}
	got, err := p.core.perform(ctx, d, p.settings)
	if err != nil {
		return false, err
	}
	more, err = p.read(d, got, items)
	if err != nil {
		return false, d.decodeError(got, err)
	}
	return more, nil
}

// begin encodes the parameters and sees where the consumer wants to begin.
func (p *pager) begin() error {
	var err error
	p.begun = true
	if p.params, err = encodeParams(p.in.params); err != nil {
		return err
	}
	how := p.op.page
	p.position = p.params.number(how.param, how.first)
	return nil
}

// number returns the value of a query parameter that is a number.
func (e *encoded) number(key string, otherwise int) int {
	for _, pair := range e.query {
		if pair.key == key && key != "" {
			values, err := url.ParseQuery(pair.text)
			if n, failed := strconv.Atoi(values.Get(key)); err == nil && failed == nil {
				return n
			}
		}
	}
	return otherwise
}

func (p *pager) read(d *draft, got *reply, items any) (more bool, err error) {
	body := json.RawMessage(trim(got.body))
	if len(body) == 0 {
		return false, nil
	}
	list := follow(body, p.op.page.items)
	if list == nil {
		if len(p.op.page.items) == 0 || !json.Valid(body) {
			return false, errors.New("there is no list in it")
		}
		return false, nil
	}
	if err := decodeJSON(list, items); err != nil {
		return false, err
	}
	count := reflect.ValueOf(items).Elem().Len()
	if flag := follow(body, p.op.page.more); len(p.op.page.more) > 0 && string(flag) == "false" {
		return false, nil
	}
	return p.advance(d, got, body, list, count)
}

// advance moves to the next page, if there is one.
func (p *pager) advance(d *draft, got *reply, body, list json.RawMessage, count int) (bool, error) {
	how := p.op.page
	switch how.style {
	case pageNumber:
		p.position++
		p.fullest = max(p.fullest, count)
		return p.to(strconv.Itoa(p.position), count > 0 && count == p.fullest)
	case pageOffset:
		p.position += count
		return p.to(strconv.Itoa(p.position), count > 0)
	case pageLink:
		return p.toURL(d, linkOf(got.header, "next"))
	case pageURL:
		return p.toURL(d, textOf(follow(body, how.next)))
	case pageLast:
		cursor := lastOf(list, how.last)
		return p.to(cursor, cursor != "")
	}
	cursor := textOf(follow(body, how.next))
	return p.to(cursor, cursor != "")
}

// to sets the parameter that moves.
func (p *pager) to(value string, more bool) (bool, error) {
	if !more {
		return false, nil
	}
	moved := queryPair(p.op.page.param, value)
	for _, pair := range p.params.query {
		if pair == moved {
			return false, fmt.Errorf("the next page has the same %s as this one", p.op.page.param)
		}
	}
	p.params.set(p.op.page.param, value)
	return true, nil
}

// toURL goes to a URL that the API gives. It must be of the origin that calls go
// to, since credentials are sent there.
func (p *pager) toURL(d *draft, text string) (bool, error) {
	if text == "" {
		return false, nil
	}
	next, err := d.url.Parse(text)
	if err != nil {
		return false, fmt.Errorf("the URL of the next page: %w", err)
	}
	if !sameOrigin(next, d.url) {
		return false, fmt.Errorf("the next page is at another origin, %s://%s", next.Scheme, next.Host)
	}
	if next.String() == d.url.String() {
		return false, errors.New("the next page has the URL of this one")
	}
	p.url = next
	return true, nil
}

// follow returns the member that names lead to, nil when there is none or null.
func follow(data json.RawMessage, names []string) json.RawMessage {
	for _, name := range names {
		all, err := members(data)
		if err != nil {
			return nil
		}
		data = all[name]
	}
	if len(data) == 0 || string(data) == "null" {
		return nil
	}
	return data
}

// textOf returns a string without its quotes, and a number or boolean as it
// stands; "" for anything else.
func textOf(data json.RawMessage) string {
	data = trim(data)
	switch kindOfJSON(data) {
	case "string", "number", "boolean":
		v, err := parseValue(data)
		if err != nil {
			return ""
		}
		return v.text
	}
	return ""
}

func lastOf(list json.RawMessage, key string) string {
	var items []json.RawMessage
	if json.Unmarshal(list, &items) != nil || len(items) == 0 {
		return ""
	}
	return textOf(follow(items[len(items)-1], []string{key}))
}
