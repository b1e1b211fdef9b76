package state

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

// shelf is a list of books that a test asks for.
type shelf struct {
	*bench
	entries []entry
}

// newShelf lists books by a document: the parameters of the list, the schema of
// its answer in which Book is an element, the headers of the answer, and the
// properties of a book, as YAML in flow style. There are books with these
// values, of which the first was made first.
func newShelf(t testing.TB, parameters, body, headers, properties string, books ...string) *shelf {
	t.Helper()
	text := strings.NewReplacer("{parameters}", parameters, "{body}", body, "{headers}", headers, "{properties}", properties).Replace(`
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
paths:
  /books:
    get:
      parameters: [{parameters}]
      responses: {'200': {description: all, headers: {{headers}}, content: {application/json: {schema: {body}}}}, default: {description: none}}
    post: {responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}}}
  /books/{id}:
    get:
      parameters: [{in: path, name: id, required: true, schema: {type: string}}]
      responses: {'200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}}
components: {schemas: {Book: {type: object, required: [id], properties: {id: {type: string}, {properties}}}, Books: {type: array, items: {$ref: '#/components/schemas/Book'}}}}
`)
	s := &shelf{bench: benchOf(t, text)}
	for i, one := range books {
		s.add(t, int64(i+1), one)
	}
	return s
}

// add puts a book on the shelf.
func (s *shelf) add(t testing.TB, born int64, text string) {
	t.Helper()
	v, err := sample.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	k := s.kinds[s.graph.Resources[0]]
	k.once.Do(func() { s.learn(k) })
	s.entries = append(s.entries, entry{newThing(k, []string{fmt.Sprint(born)}, v.(sample.Object)), born})
}

// remove takes a book off the shelf.
func (s *shelf) remove(born int64) {
	for i, e := range s.entries {
		if e.born == born {
			s.entries = append(s.entries[:i:i], s.entries[i+1:]...)
			return
		}
	}
}

// ask asks for a list.
func (s *shelf) ask(t testing.TB, target string) *answer.Answer {
	t.Helper()
	req, refused := s.read(t, target)
	if refused != nil {
		t.Fatalf("%s: %v", target, refused)
	}
	a, handled := s.list(req, s.entries)
	if !handled {
		return nil
	}
	return a
}

// read reads a request, and says what the document does not allow in it.
func (s *shelf) read(t testing.TB, target string) (*intake.Request, *fault.Error) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	m, _, found := s.routes.Find(http.MethodGet, r.URL.EscapedPath())
	if !found {
		t.Fatalf("there is no %s", target)
	}
	return s.reader.Read(r, m)
}

// ids are those of the books in an answer that is a list, or has one in items.
func ids(t testing.TB, a *answer.Answer) string {
	t.Helper()
	var page struct{ Items []struct{ ID string } }
	data := a.Body
	if len(data) > 0 && data[0] == '[' {
		data = []byte(`{"items": ` + string(data) + `}`)
	}
	if err := json.Unmarshal(data, &page); err != nil {
		t.Fatalf("%d %s: %v", a.Status, a.Body, err)
	}
	var list []string
	for _, one := range page.Items {
		list = append(list, one.ID)
	}
	return strings.Join(list, " ")
}

const (
	array   = "{$ref: '#/components/schemas/Books'}"
	limits  = "{in: query, name: limit, schema: {type: integer, minimum: 0, maximum: 4, default: 3}}"
	offsets = "{in: query, name: offset, schema: {type: integer, minimum: 0}}"
	numbers = "{in: query, name: page, schema: {type: integer, minimum: 1}}"
	cursors = "{in: query, name: cursor, schema: {type: string}}"
	wrapped = "{type: object, required: [items], properties: {items: " + array + ", next_cursor: {type: [string, 'null']}}}"
)

func five() []string {
	return []string{`{"id": "a"}`, `{"id": "b"}`, `{"id": "c"}`, `{"id": "d"}`, `{"id": "e"}`}
}

func query(name, schema string) string {
	return "{in: query, name: '" + name + "', schema: " + schema + "}"
}

func TestPagesOfAList(t *testing.T) {
	for _, tt := range []struct{ parameters, query, want string }{
		{"", "", "a b c d e"},
		{limits, "", "a b c"},
		{limits, "?limit=2", "a b"},
		{limits, "?limit=0", ""},
		{limits + ", " + offsets, "?limit=2&offset=3", "d e"},
		{limits + ", " + offsets, "?offset=9", ""},
		{limits + ", " + numbers, "?page=2", "d e"},
		{limits + ", " + numbers, "?limit=2&page=2", "c d"},
		{limits + ", " + numbers, "?page=9000000000000000000", ""},
		{limits + ", {in: query, name: page, schema: {type: integer, minimum: 0}}", "?page=1", "d e"},
		{limits + ", {in: query, name: startIndex, schema: {type: integer, minimum: 1}}", "?startIndex=2", "b c d"},
		{limits + ", {in: query, name: starting_after, schema: {type: string}}", "?starting_after=b", "c d e"},
	} {
		s := newShelf(t, tt.parameters, array, "", "", five()...)
		if got := ids(t, s.ask(t, "/books"+tt.query)); got != tt.want {
			t.Errorf("%s with %s: %q, want %q", tt.query, tt.parameters, got, tt.want)
		}
	}
}

func TestEmptyListsAndTooLongOnes(t *testing.T) {
	if got := ids(t, newShelf(t, "", array, "", "").ask(t, "/books")); got != "" {
		t.Errorf("nothing is listed as %q", got)
	}
	if a := newShelf(t, "", array, "", "").ask(t, "/books"); string(a.Body) != "[]" {
		t.Errorf("nothing is listed as %s", a.Body)
	}
	short := "{type: array, maxItems: 2, items: {$ref: '#/components/schemas/Book'}}"
	if got := ids(t, newShelf(t, "", short, "", "", five()...).ask(t, "/books")); got != "a b" {
		t.Errorf("two of five are %q", got)
	}
	needy := "{type: array, minItems: 1, items: {$ref: '#/components/schemas/Book'}}"
	if a := newShelf(t, "", needy, "", "").ask(t, "/books"); a != nil {
		t.Errorf("what may not be empty is %s", a.Body)
	}
}
