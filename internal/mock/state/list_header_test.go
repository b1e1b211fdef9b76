package state

import (
	"testing"
)

func TestHeadersOfAList(t *testing.T) {
	const headers = "Link: {schema: {type: string}}, X-Total-Count: {schema: {type: integer}}, X-Next-Page: {schema: {type: string}}"
	const here = "<http://example.com/books?"
	for query, want := range map[string][3]string{
		"limit=2":        {here + `limit=2&page=2>; rel="next", ` + here + `limit=2&page=1>; rel="first", ` + here + `limit=2&page=3>; rel="last"`, "5", "2"},
		"limit=2&page=3": {here + `limit=2&page=2>; rel="prev", ` + here + `limit=2&page=1>; rel="first", ` + here + `limit=2&page=3>; rel="last"`, "5", ""},
		"limit=4&q=a":    {"", "1", ""},
	} {
		s := newShelf(t, limits+", "+numbers+", "+"{in: query, name: q, schema: {type: string}}", array, headers, "", five()...)
		h := s.ask(t, "/books?"+query).Header
		if got := [3]string{h.Get("Link"), h.Get("X-Total-Count"), h.Get("X-Next-Page")}; got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", query, got, want)
		}
	}
	whole := newShelf(t, limits+", "+numbers, array, "Link: {required: true, schema: {type: string}}", "", `{"id": "a"}`)
	if got := whole.ask(t, "/books").Header.Get("Link"); got != here+`page=1>; rel="first"` {
		t.Errorf("the only page has Link %q", got)
	}
	if got := newShelf(t, limits+", "+numbers, array, "", "", five()...).ask(t, "/books").Header.Get("Link"); got != "" {
		t.Errorf("without being documented there is Link %q", got)
	}
}
