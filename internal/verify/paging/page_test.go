package paging

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

const (
	offsets = "{in: query, name: limit, schema: {type: integer, minimum: 2, maximum: 50, default: 20}}, {in: query, name: offset, schema: {type: integer}}"
	numbers = "{in: query, name: limit, schema: {type: integer}}, {in: query, name: page, schema: {type: integer, minimum: 0}}"
	cursors = "{in: query, name: cursor, schema: {type: string}}"
	wrapped = "{type: object, properties: {items: " + array + ", next_cursor: {type: [string, 'null']}, next: {type: string}}}"
)

// next is the request after a page: its target, or a parameter's value.
func next(c *call.Case) string {
	switch {
	case c == nil:
		return "none"
	case c.Target != "":
		return c.Target
	}
	text := ""
	for _, a := range c.Arguments {
		text += fmt.Sprintf("%s=%v ", a.Name, a.Value)
	}
	return text
}

func TestFollowing(t *testing.T) {
	for name, tt := range map[string]struct {
		parameters, body string
		page, link       string
		arguments        []string
		want             string
	}{
		"offset":             {offsets, array, `[1, 2]`, "", []string{"limit=2"}, "limit=2 offset=2 "},
		"offset again":       {offsets, array, `[1, 2]`, "", []string{"limit=2", "offset=4"}, "limit=2 offset=6 "},
		"offset, no more":    {offsets, array, `[]`, "", nil, "none"},
		"page from nought":   {numbers, array, `[1, 2]`, "", []string{"limit=2"}, "limit=2 page=1 "},
		"page":               {numbers, array, `[1, 2]`, "", []string{"page=4"}, "page=5 "},
		"the last page":      {numbers, array, `[1]`, "", []string{"limit=2", "page=4"}, "none"},
		"cursor":             {cursors, wrapped, `{"items": [1], "next_cursor": "c&1"}`, "", nil, "cursor=c&1 "},
		"cursor, null":       {cursors, wrapped, `{"items": [1], "next_cursor": null}`, "", nil, "none"},
		"cursor, empty":      {cursors, wrapped, `{"items": [1], "next_cursor": ""}`, "", nil, "none"},
		"cursor, but empty":  {cursors, wrapped, `{"items": [], "next_cursor": "c"}`, "", nil, "none"},
		"a URL":              {"", wrapped, `{"items": [1], "next": "/things?after=1"}`, "", nil, "/things?after=1"},
		"no parameter":       {"", wrapped, `{"items": [1], "next": "abc"}`, "", nil, "none"},
		"Link":               {offsets, array, `[1, 2]`, `</things?page=2>; rel="next"`, nil, "/things?page=2"},
		"the last Link":      {offsets, array, `[1, 2]`, `</things?page=1>; rel="prev"`, nil, "none"},
		"says it in answers": {offsets, wrapped, `{"items": [1, 2]}`, "", nil, "none"},
		"nothing documented": {"", array, `[1, 2]`, "", nil, "none"},
		"no list":            {offsets, array, `{}`, "", nil, "none"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, tt.parameters, tt.body, simple)
			if got := next(b.Following(b.page(tt.page, tt.link, tt.arguments...))); got != tt.want {
				t.Errorf("next is %q, want %q", got, tt.want)
			}
		})
	}
}

// A page that is replayed takes its cursor from the answer that comes then.
func TestFollowingRemembersWhereTheCursorStood(t *testing.T) {
	b := newBench(t, cursors, wrapped, simple)
	x := b.page(`{"items": [1], "next_cursor": "c"}`, "")
	if from := b.Following(x).Argument("query", "cursor").From; from == nil || from.Exchange != x || from.Pointer != "/next_cursor" {
		t.Errorf("from %+v", from)
	}
	b = newBench(t, "", array, simple)
	x = b.page(`[1]`, `<https://api.example/things?page=2>; rel="next"`)
	if from := b.Following(x).TargetFrom; from == nil || from.Exchange != x || from.Rel != "next" {
		t.Errorf("from %+v", from)
	}
}

func TestLimits(t *testing.T) {
	b := newBench(t, offsets, array, simple)
	for n, want := range map[int64]string{1: "2", 10: "10", 1000: "50"} {
		c := b.WithLimit(b.doc, &call.Case{Operation: b.op}, n)
		if got := c.Argument("query", "limit").Value; got != json.Number(want) {
			t.Errorf("asked for %d: limit %v, want %s", n, got, want)
		}
	}
	if n, ok := b.Wanted(b.page(`[]`, "", "limit=7").Case); n != 7 || !ok {
		t.Errorf("wanted %d, %v", n, ok)
	}
	if _, ok := b.Wanted(b.page(`[]`, "").Case); ok {
		t.Error("a request without a limit wants a number")
	}
	none := newBench(t, "", array, simple)
	if c := none.WithLimit(none.doc, &call.Case{Operation: none.op}, 5); len(c.Arguments) > 0 || none.Paged() || !b.Paged() {
		t.Errorf("a list without pages is asked for some: %v", c.Arguments)
	}
}

func TestUse(t *testing.T) {
	b := newBench(t, "{in: query, name: filter, style: deepObject, schema: {type: object, properties: {colour: {type: string}, sold: {type: boolean}}}}", array, "colour: {type: string}, sold: {type: boolean}")
	c := &call.Case{Operation: b.op}
	for _, f := range b.Filters {
		Use(f, c, map[string]any{"colour": "red", "sold": true}[f.Member])
	}
	for _, f := range b.Filters {
		if v, used := f.Value(c.Value); !used || v != map[string]any{"colour": "red", "sold": true}[f.Member] {
			t.Errorf("%s is %v, %v", f.Name(), v, used)
		}
	}
	if len(b.Filters) != 2 {
		t.Errorf("%d filters", len(b.Filters))
	}
}

func TestElementsOfAnAnswer(t *testing.T) {
	b := newBench(t, "", wrapped, simple)
	for body, want := range map[string]string{
		`{"items": [{"id": 1}, {"id": 2}]}`: "[1 2] true", `{"items": []}`: "[] true", `{"items": [{}]}`: "[] false", `{}`: "[] false", `[]`: "[] false",
	} {
		ids, ok := b.IDs(b.page(body, ""))
		if got := fmt.Sprint(ids, ok); got != want {
			t.Errorf("%s: %s, want %s", body, got, want)
		}
	}
}
