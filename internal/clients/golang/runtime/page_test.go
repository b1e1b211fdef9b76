package runtime

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// pages collects the items of all pages.
func pages(t *testing.T, b *bench, how *paging, params any, options ...Option) ([]int, error) {
	t.Helper()
	op := jsonGet("/items")
	op.page = how
	var got []int
	for item, err := range all[int](t.Context(), b.core, op, input{params: params}, options) {
		if err != nil {
			return got, err
		}
		got = append(got, item)
	}
	return got, nil
}

// Each style goes through the three pages 1 2, 3 4 and 5.
func TestPages(t *testing.T) {
	type params struct {
		Filter *string `query:"filter"`
	}
	body := func(format string) func(*http.Request, int) string {
		return func(r *http.Request, i int) string {
			list := [...]string{"[1,2]", "[3,4]", "[5]", "[]"}[i]
			next := [...]string{`"c1"`, `"c2"`, "null", "null"}[i]
			return strings.NewReplacer("LIST", list, "NEXT", next, "MORE", fmt.Sprint(i < 2), "HOST", "http://"+r.Host).Replace(format)
		}
	}
	index := func(key string, values ...string) func(*http.Request) int {
		return func(r *http.Request) int { return slices.Index(values, r.URL.Query().Get(key)) }
	}
	for _, test := range []struct {
		name string
		how  *paging
		at   func(*http.Request) int
		body func(*http.Request, int) string
		want int // requests
	}{
		{"cursor", &paging{style: pageCursor, param: "cursor", items: []string{"items"}, next: []string{"meta", "next"}},
			index("cursor", "", "c1", "c2"), body(`{"items":LIST,"meta":{"next":NEXT}}`), 3},
		{"number, until a page is short", &paging{style: pageNumber, param: "page", first: 1}, index("page", "", "2", "3"), body("LIST"), 3},
		{"number, until a page is empty", &paging{style: pageNumber, param: "page", first: 0, items: []string{"items"}}, index("page", "", "1", "2", "3"),
			func(r *http.Request, i int) string {
				return fmt.Sprintf(`{"items":%s}`, [...]string{"[1]", "[2,3]", "[4,5]", "[]"}[i])
			}, 4},
		{"number with more", &paging{style: pageNumber, param: "page", first: 1, items: []string{"items"}, more: []string{"more"}},
			index("page", "", "2", "3"), body(`{"items":LIST,"more":MORE}`), 3},
		{"offset", &paging{style: pageOffset, param: "offset"}, index("offset", "", "2", "4", "5"), body("LIST"), 4},
	} {
		t.Run(test.name, func(t *testing.T) {
			requests := 0
			b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
				requests++
				if r.URL.Query().Get("filter") != "f" {
					t.Errorf("the other parameters are lost: %s", r.URL.RawQuery)
				}
				i := test.at(r)
				if i < 0 {
					t.Fatalf("page %s", r.URL.RawQuery)
				}
				answering(200, test.body(r, i))(w, r)
			})
			got, err := pages(t, b, test.how, params{Filter: Ptr("f")})
			if err != nil || !slices.Equal(got, []int{1, 2, 3, 4, 5}) || requests != test.want {
				t.Errorf("got %v, %v in %d requests, want %d", got, err, requests, test.want)
			}
		})
	}
}

// The next page's address may be in a header or in the reply. It is taken as it
// is, with the credentials.
func TestPagesByURL(t *testing.T) {
	for _, style := range []pageStyle{pageLink, pageURL} {
		var queries []string
		b := setup(t, schemes(), func(w http.ResponseWriter, r *http.Request) {
			queries = append(queries, r.URL.Path+"?"+r.URL.RawQuery)
			next := ""
			if len(queries) < 3 {
				next = fmt.Sprintf("/other?p=%d&x=a%%2Cb", len(queries)+1)
				w.Header().Add("Link", `<https://x/>; rel="prev", <`+next+`>; title="a, b; \"c\""; REL="last next"`)
			}
			body := fmt.Sprintf(`{"items":[%d],"next":%q}`, len(queries), next)
			answering(200, body)(w, r)
			if r.Header.Get("X-Key") != "secret" {
				t.Error("no credentials")
			}
		}, withValue("header", "secret"))
		op := jsonGet("/items")
		op.security = [][]string{{"header"}}
		op.page = &paging{style: style, items: []string{"items"}, next: []string{"next"}}
		n := 0
		for _, err := range all[int](t.Context(), b.core, op, input{}, nil) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if want := []string{"/items?", "/other?p=2&x=a%2Cb", "/other?p=3&x=a%2Cb"}; n != 3 || !slices.Equal(queries, want) {
			t.Errorf("got %d items of %q", n, queries)
		}
	}
}

// Stripe's way: the cursor is the id of the last item.
func TestPagesByLast(t *testing.T) {
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("starting_after") == "" {
			answering(200, `{"data":[{"id":"a"},{"id":"b"}],"has_more":true}`)(w, r)
			return
		}
		answering(200, `{"data":[{"id":"`+r.URL.Query().Get("starting_after")+`2"}],"has_more":false}`)(w, r)
	})
	op := jsonGet("/")
	op.page = &paging{style: pageLast, param: "starting_after", items: []string{"data"}, more: []string{"has_more"}, last: "id"}
	var got []string
	for item, err := range all[struct{ ID string }](t.Context(), b.core, op, input{}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, item.ID)
	}
	if !slices.Equal(got, []string{"a", "b", "b2"}) {
		t.Errorf("got %q", got)
	}
}

// The consumer may begin elsewhere, and end early.
func TestPagesFromTheMiddle(t *testing.T) {
	type params struct {
		Page int `query:"page"`
	}
	requests := 0
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		requests++
		answering(200, "["+r.URL.Query().Get("page")+"]")(w, r)
	})
	op := jsonGet("/")
	op.page = &paging{style: pageNumber, param: "page", first: 1}
	for item, err := range all[int](t.Context(), b.core, op, input{params: params{7}}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		if item == 8 {
			break
		}
	}
	if requests != 2 {
		t.Errorf("%d requests, want 2", requests)
	}
}

func TestPagesThatFail(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { t.Error("the other origin was called") }))
	defer other.Close()
	cursor := &paging{style: pageCursor, param: "cursor", items: []string{"items"}, next: []string{"next"}}
	link := &paging{style: pageURL, items: []string{"items"}, next: []string{"next"}}
	for _, test := range []struct {
		name string
		how  *paging
		body string
		want string
	}{
		{"same cursor", cursor, `{"items":[1],"next":"c"}`, "the next page has the same cursor as this one"},
		{"same URL", link, `{"items":[1],"next":"/items"}`, "the next page has the URL of this one"},
		{"another origin", link, `{"items":[1],"next":"` + other.URL + `/items"}`, "the next page is at another origin"},
		{"no list", cursor, `{"items":{"a":1}}`, "cannot unmarshal"},
		{"no array", &paging{style: pageOffset, param: "o"}, `null`, "there is no list in it"},
		{"no JSON", cursor, "<html>welcome</html>", "there is no list in it"},
		{"items of another type", cursor, `{"items":["x"]}`, "cannot unmarshal"},
	} {
		b := setup(t, nil, answering(200, test.body))
		if _, err := pages(t, b, test.how, nil); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
	b := setup(t, nil, answering(404, "{}"))
	if _, err := pages(t, b, cursor, nil); StatusOf(err) != 404 {
		t.Errorf("got %v", err)
	}
}
