package state

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// next is the cursor that an answer gives, or "".
func (s *shelf) next(t *testing.T, target string) (list, cursor string) {
	t.Helper()
	a := s.ask(t, target)
	var page struct {
		Next *string `json:"next_cursor"`
	}
	if err := json.Unmarshal(a.Body, &page); err != nil {
		t.Fatal(err)
	}
	if page.Next != nil {
		cursor = *page.Next
	}
	return ids(t, a), cursor
}

func TestCursorsLeadThroughAList(t *testing.T) {
	for _, order := range []string{"", "price", "-price"} {
		books := []string{`{"id": "a", "price": 2}`, `{"id": "b", "price": 2}`, `{"id": "c", "price": 1}`, `{"id": "d"}`, `{"id": "e", "price": 3}`}
		s := newShelf(t, limits+", "+cursors+", "+query("sort", "{type: string}"), wrapped, "", "price: {type: number}", books...)
		var walked []string
		target := "/books?limit=2&sort=" + order
		for at := target; ; {
			list, next := s.next(t, at)
			walked = append(walked, strings.Fields(list)...)
			if next == "" {
				break
			}
			at = target + "&cursor=" + url.QueryEscape(next)
		}
		whole, _ := s.next(t, "/books?limit=4&sort="+order)
		if sorted := slices.Sorted(slices.Values(walked)); strings.Join(sorted, "") != "abcde" || !strings.HasPrefix(strings.Join(walked, " "), whole) {
			t.Errorf("in the order %q: %q on small pages, %q on a large one", order, walked, whole)
		}
	}
}

// What is made and deleted between two pages moves nothing of what stays.
func TestCursorsAreStable(t *testing.T) {
	for _, order := range []string{"", "price"} {
		books := []string{`{"id": "a", "price": 1}`, `{"id": "b", "price": 2}`, `{"id": "c", "price": 2}`, `{"id": "d", "price": 4}`}
		s := newShelf(t, limits+", "+cursors+", "+query("sort", "{type: string}"), wrapped, "", "price: {type: number}", books...)
		_, next := s.next(t, "/books?limit=2&sort="+order)
		s.remove(1)
		s.remove(2) // after which the page begins
		s.add(t, 9, `{"id": "z", "price": 0}`)
		want := "c d"
		if order == "" {
			want = "c d z"
		}
		if got, _ := s.next(t, "/books?limit=4&sort="+order+"&cursor="+url.QueryEscape(next)); got != want {
			t.Errorf("in the order %q the page is %q, want %q", order, got, want)
		}
	}
}

func TestCursorsThatAreNone(t *testing.T) {
	s := newShelf(t, limits+", "+cursors+", "+query("sort", "{type: string}"), wrapped, "", "price: {type: number}", five()...)
	_, next := s.next(t, "/books?limit=2")
	for _, bad := range []string{"x", "AAAAAAAA", "%00", next + "A", "A" + next, strings.Repeat("A", 4000), next + "&sort=id"} {
		if a := s.ask(t, "/books?cursor="+bad); a.Status != http.StatusUnprocessableEntity {
			t.Errorf("cursor %q: %d", bad, a.Status)
		}
	}
	if got, _ := s.next(t, "/books?cursor="); got != "a b c" {
		t.Errorf("an empty cursor leads to %q", got)
	}
}

func TestNothingComesAfterWhatIsNoCursorWhereNothingIsRefused(t *testing.T) {
	b := benchOf(t, strings.NewReplacer("PARAMETERS", limits+", "+cursors).Replace(`
openapi: 3.1.0
info: {title: Words, version: 1.0.0}
paths:
  /words:
    get:
      parameters: [PARAMETERS]
      responses: {'200': {description: some, content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {type: string}}, next_cursor: {type: string}}}, example: {items: [a, b]}}}}}
`))
	if got := b.want(t, http.StatusOK, "GET /words?cursor=none", "").text; got != `{"items":[]}` {
		t.Errorf("after what is no cursor comes %s", got)
	}
}

func TestCursorsAreWhatTheDocumentLetsThrough(t *testing.T) {
	for schema, pattern := range map[string]string{
		"{type: string}":                      `^[A-Za-z0-9_-]{7,}$`,
		"{type: string, format: uuid}":        `^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$`,
		"{type: string, pattern: '^[0-9]+$'}": `^2$`,
		"{type: string, maxLength: 4}":        `^2$`,
	} {
		s := newShelf(t, limits+", {in: query, name: cursor, schema: "+schema+"}", wrapped, "", "", five()...)
		_, next := s.next(t, "/books?limit=2")
		if !regexp.MustCompile(pattern).MatchString(next) {
			t.Errorf("%s: %q", schema, next)
		}
		if got, _ := s.next(t, "/books?cursor="+next); got != "c d e" {
			t.Errorf("%s: %q leads to %q", schema, next, got)
		}
	}
}

// Whatever is sent as a cursor, a page is answered or the cursor is refused.
func FuzzCursors(f *testing.F) {
	for _, seed := range []string{"", "a", "AAAAAAAA", "00000000-0000-8000-8000-000000000001", "9223372036854775807", "-1", "\x00\xff"} {
		f.Add(seed)
	}
	var shelves []*shelf
	for _, schema := range []string{"{type: string}", "{type: string, format: uuid}", "{type: string, pattern: '^-?[0-9]+$'}"} {
		s := newShelf(f, limits+", {in: query, name: cursor, schema: "+schema+"}, "+query("sort", "{type: string}"), wrapped, "", "price: {type: number}", five()...)
		shelves = append(shelves, s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range shelves {
			for _, order := range []string{"", "&sort=-id", "&sort=price"} {
				req, _ := s.read(t, "/books?cursor="+url.QueryEscape(text)+order) // a lenient mock answers what is not allowed
				if a, _ := s.list(req, s.entries); a.Status != http.StatusOK && a.Status != http.StatusUnprocessableEntity {
					t.Errorf("%q is answered with %d", text, a.Status)
				}
			}
		}
	})
}
