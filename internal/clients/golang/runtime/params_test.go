package runtime

import (
	"net/http"
	"testing"
	"time"
)

func TestEncodeParams(t *testing.T) {
	type params struct {
		Page     *int64           `query:"page"`
		Since    *time.Time       `query:"since"`
		On       *Date            `query:"on"`
		Tags     []string         `query:"tags" style:"form"`
		Filter   any              `query:"filter" style:"deepObject,explode"`
		Redirect *string          `query:"redirect" style:"form,explode,reserved"`
		Where    map[string]any   `query:"where" style:"json"`
		Trace    *string          `header:"X-Trace"`
		Ids      []int            `header:"X-Ids"`
		Session  *string          `cookie:"session"`
		Maybe    Nullable[string] `query:"maybe"`
		Absent   *string          `query:"absent"`
		Ignored  string
	}
	since := time.Date(2026, 1, 2, 3, 4, 5, 6000, time.FixedZone("", 3600))
	e, err := encodeParams(&params{
		Page: Ptr[int64](3), Since: &since, On: &Date{2026, 1, 2}, Tags: []string{"a b", "c"},
		Filter: map[string]string{"name": "x"}, Redirect: Ptr("https://a/b?c=d&e#f"), Where: map[string]any{"a": 1},
		Trace: Ptr("t r"), Ids: []int{1, 2}, Session: Ptr("a;b"), Maybe: Value("m"),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "page=3&since=2026-01-02T03%3A04%3A05.000006%2B01%3A00&on=2026-01-02&tags=a%20b,c&filter%5Bname%5D=x" +
		"&redirect=https://a/b?c%3Dd%26e%23f&where=%7B%22a%22%3A1%7D&maybe=m"
	if got := joinPairs(e.query, "&"); got != want {
		t.Errorf("query: got  %s\nwant %s", got, want)
	}
	if got := e.header.Get("X-Trace") + "|" + e.header.Get("X-Ids"); got != "t r|1,2" {
		t.Errorf("headers: got %q", got)
	}
	if got := joinPairs(e.cookie, "; "); got != "session=a%3Bb" {
		t.Errorf("cookie: got %q", got)
	}
}

// No struct, or a nil pointer to one, is no parameters.
func TestEncodeParamsAbsent(t *testing.T) {
	for _, params := range []any{nil, (*struct{})(nil)} {
		if e, err := encodeParams(params); err != nil || len(e.query) > 0 {
			t.Errorf("got %v, %v", e, err)
		}
	}
}

// The whole query string may be one parameter (OpenAPI 3.2, section 4.12).
func TestQueryString(t *testing.T) {
	type params struct {
		Query map[string]int `querystring:"q"`
	}
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery != "a=1&b=2" {
			t.Errorf("got %q", r.URL.RawQuery)
		}
	})
	op := &operation{id: "x", verb: "GET", path: "/x", results: []result{{"200", mediaNone}}}
	if err := run(t.Context(), b.core, op, input{params: params{map[string]int{"a": 1, "b": 2}}}, nil); err != nil {
		t.Fatal(err)
	}
}
