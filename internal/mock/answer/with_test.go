package answer

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/apisteward/steward/internal/sample"
)

func book(id any) sample.Object { return sample.Object{{Name: "id", Value: id}} }

func TestWith(t *testing.T) {
	m := New(document(t, "3.0.3", books), Options{})
	for _, c := range []struct {
		what, name, accept string
		status             int
		value              any
		contentType, body  string
		location           string
		warnings           int
	}{
		{"what was made", "POST /books", "", 201, book(json.Number("7")), "application/json", `{"id":7}`, "/books/7", 0},
		{"what is not as documented", "POST /books", "", 201, book("x"), "application/json", `{"id":"x"}`, "/books/x", 1},
		{"another media type", "GET /books", "application/xml", 200, []any{book(json.Number("7"))}, "application/xml", `...<Book><id>7</id></Book>...`, "", 0},
		{"nothing", "DELETE /books/{book_id}", "", 204, book("x"), "", "", "", 0},
		{"nil for what the document wants", "GET /books", "", 200, nil, "application/json", "[]", "", 0},
		{"a status that is not documented", "POST /books", "", 409, book("x"), "application/json", `{"id":"x"}`, "", 1},
	} {
		var given []string
		if c.accept != "" {
			given = []string{"Accept: " + c.accept}
		}
		a, refusal := m.With(request(t, operation(t, m.doc, c.name), given...), c.status, c.value)
		if refusal != nil {
			t.Fatal(refusal.Fault)
		}
		if a.Status != c.status || a.Header.Get("Content-Type") != c.contentType || !like(string(a.Body), c.body) {
			t.Errorf("%s: %d %v %s", c.what, a.Status, a.Header, a.Body)
		}
		if a.Header.Get("Location") != c.location || len(a.Warnings) != c.warnings {
			t.Errorf("%s: %v %q", c.what, a.Header, a.Warnings)
		}
	}
	if _, refusal := m.With(request(t, operation(t, m.doc, "POST /books"), "Accept: text/html"), 201, book("x")); refusal == nil || refusal.Status != 406 {
		t.Errorf("%v", refusal)
	}
}

// Value is what Usual sends.
func TestValue(t *testing.T) {
	m := New(document(t, "3.0.3", books), Options{Seed: 3})
	for _, c := range []struct {
		name   string
		status int
		want   bool
	}{{"GET /books", 0, true}, {"GET /books/{book_id}", 200, true}, {"POST /books", 409, false}, {"DELETE /books/{book_id}", 204, false}} {
		req := request(t, operation(t, m.doc, c.name), "path book_id=17")
		v, ok := m.Value(req, c.status)
		if ok != c.want {
			t.Errorf("%s has a value: %v", c.name, ok)
			continue
		}
		if a, _ := m.Usual(req, Choice{Code: c.status}); ok && sample.Compact(v) != string(a.Body) {
			t.Errorf("%s has %s, and sends %s", c.name, sample.Compact(v), a.Body)
		}
	}
}

// The same request has the same answer, from any Maker of the same seed, in any
// order and from many at once; another seed and other arguments have another.
func TestSameRequestSameAnswer(t *testing.T) {
	body := func(m *Maker, given ...string) string {
		return string(usual(t, m, Choice{Dynamic: true}, "GET /books/{book_id}", given...).Body)
	}
	doc := document(t, "3.0.3", books)
	m := New(doc, Options{Seed: 1})
	want := make([]string, 50)
	for i := range want {
		want[i] = body(m, fmt.Sprintf("path book_id=%d", i+1))
	}
	other := New(doc, Options{Seed: 1})
	var all sync.WaitGroup
	for i := range want {
		all.Go(func() {
			for range 20 {
				if got := body(other, fmt.Sprintf("path book_id=%d", i+1), "X-Any: "+fmt.Sprint(i)); got != want[i] {
					t.Errorf("book %d is %s, and was %s", i+1, got, want[i])
				}
			}
		})
	}
	all.Wait()
	if got := body(New(doc, Options{Seed: 2}), "path book_id=1"); got == want[0] {
		t.Errorf("another seed makes the same: %s", got)
	}
}

// What is not documented, and headers, make no difference to what is made.
func TestOnlyDocumentedArgumentsCount(t *testing.T) {
	m := New(document(t, "3.0.3", books), Options{})
	plain := usual(t, m, Choice{}, "GET /books/{book_id}", "path book_id=1")
	if a := usual(t, m, Choice{}, "GET /books/{book_id}", "path book_id=1", "header X-A=1", "cookie c=2", "Accept: application/json"); a != plain {
		t.Error("a header makes another answer")
	}
	if a := usual(t, m, Choice{}, "GET /books/{book_id}", "path book_id=1", "query page=2"); string(a.Body) == string(plain.Body) {
		t.Error("a page of the query makes no other answer")
	}
}

func TestPreferencesThatWereAppliedAreSaid(t *testing.T) {
	m := New(document(t, "3.0.3", books), Options{})
	a := usual(t, m, Choice{Code: 404, Applied: "code=404"}, "GET /books")
	if a.Header.Get("Preference-Applied") != "code=404" || a.Header.Get("Vary") != "Prefer" {
		t.Errorf("%v", a.Header)
	}
	if a = usual(t, m, Choice{Code: 404}, "GET /books"); a.Header.Get("Preference-Applied") != "" {
		t.Error("an answer that is kept was changed")
	}
}

// Members that name what the path names have its values, in whatever way they
// are written, as far as the schema lets those through.
func TestEcho(t *testing.T) {
	m := New(document(t, "3.0.3", `
paths:
  /shelves/{shelfId}/books/{book}: {get: {responses: {200: {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}}}}
  /shelves/{shelfId}/books: {get: {responses: {200: {description: x, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}}}}
components: {schemas: {Book: {type: object, required: [id, shelf_id, name], properties: {id: {type: string, maxLength: 5}, shelf_id: {type: integer}, name: {enum: [n]}}}}}
`), Options{})
	one := usual(t, m, Choice{}, "GET /shelves/{shelfId}/books/{book}", "path shelfId=4", "path book=17")
	if want := `{"id":"17","shelf_id":4,"name":"n"}`; string(one.Body) != want {
		t.Errorf("%s, want %s", one.Body, want)
	}
	long := usual(t, m, Choice{}, "GET /shelves/{shelfId}/books/{book}", "path shelfId=four", "path book=too-long")
	if !like(string(long.Body), `{"id":"...","shelf_id":...,"name":"n"}`) || like(string(long.Body), "...too-long...") || len(long.Warnings) > 0 {
		t.Errorf("%s %q", long.Body, long.Warnings)
	}
	list := usual(t, m, Choice{}, "GET /shelves/{shelfId}/books", "path shelfId=4")
	if !like(string(list.Body), `[{...,"shelf_id":4,...},...]`) {
		t.Errorf("%s", list.Body)
	}
}

// Responses of every sort have an answer, though some with a warning.
func TestUsualStatus(t *testing.T) {
	for responses, want := range map[string]int{
		`{200: {}, 201: {}}`:                  200,
		`{default: {}, 204: {}}`:              204,
		`{404: {}, default: {}}`:              200,
		`{404: {}, 302: {}, 301: {}}`:         301,
		`{5XX: {}, 4xx: {}}`:                  400,
		`{400: {}, 4XX: {}}`:                  400,
		`{299: {}, 2XX: {}}`:                  200,
		`{101: {}}`:                           200,
		`{600: {}, abc: {}}`:                  200,
		`{}`:                                  200,
		`{x-200: {}, 202: {description: ok}}`: 202,
	} {
		m := New(document(t, "3.0.3", "paths: {/x: {get: {responses: "+responses+"}}}"), Options{})
		a := usual(t, m, Choice{}, "GET /x")
		if a.Status != want {
			t.Errorf("%s: %d, want %d", responses, a.Status, want)
		}
		if (a.Response == nil) != (len(a.Warnings) > 0) {
			t.Errorf("%s: warnings %q", responses, a.Warnings)
		}
	}
}

// Answers that are too large to be kept are made again.
func TestLargeAnswers(t *testing.T) {
	m := New(document(t, "3.0.3", `paths: {/x: {get: {responses: {200: {description: x, content: {text/plain: {example: "`+strings.Repeat("x", 2<<20)+`"}}}}}}}`), Options{})
	first, second := usual(t, m, Choice{}, "GET /x"), usual(t, m, Choice{}, "GET /x")
	if first == second || len(first.Body) != 2<<20 || string(first.Body) != string(second.Body) {
		t.Errorf("%d and %d bytes", len(first.Body), len(second.Body))
	}
}

// What is only let through since authors mean it is sent, and it is said.
func TestNullableBesideReferences(t *testing.T) {
	m := New(document(t, "3.0.3", `
paths:
  /x: {get: {responses: {200: {description: x, content: {application/json: {
    schema: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A', nullable: true}}},
    examples: {gone: {value: {a: null}}, there: {value: {a: b}}}}}}}}}
components: {schemas: {A: {type: string}}}
`), Options{})
	if a := usual(t, m, Choice{}, "GET /x"); string(a.Body) != `{"a":"b"}` || len(a.Warnings) > 0 {
		t.Errorf("%s %q", a.Body, a.Warnings)
	}
	a := usual(t, m, Choice{Example: "gone"}, "GET /x")
	if string(a.Body) != `{"a":null}` || len(a.Warnings) != 1 || !strings.Contains(a.Warnings[0], "#/a is null") {
		t.Errorf("%s %q", a.Body, a.Warnings)
	}
	if a := usual(t, m, Choice{Dynamic: true}, "GET /x"); !like(string(a.Body), `{"a":"..."}`) || len(a.Warnings) > 0 {
		t.Errorf("%s %q", a.Body, a.Warnings)
	}
}

// HEAD has the headers of GET, and a body that is as long.
func TestHead(t *testing.T) {
	m := New(document(t, "3.0.3", `
paths:
  /x/{id}:
    get: {responses: {200: {description: x, headers: {ETag: {schema: {type: string}}, X-A: {}}, content: {application/json: {schema: {$ref: '#/components/schemas/X'}}}}}}
    head: {responses: {200: {description: x, headers: {ETag: {schema: {type: string}}}}, 404: {description: none}}}
  /y: {head: {responses: {200: {description: x}}}}
components: {schemas: {X: {type: object, required: [id, n], properties: {id: {type: integer}, n: {type: string}}}}}
`), Options{})
	get, head := usual(t, m, Choice{}, "GET /x/{id}", "path id=7"), usual(t, m, Choice{}, "HEAD /x/{id}", "path id=7")
	if string(get.Body) != string(head.Body) || get.Header.Get("ETag") != head.Header.Get("ETag") || head.Header.Get("Content-Type") != "application/json" {
		t.Errorf("GET %v %s\nHEAD %v %s", get.Header, get.Body, head.Header, head.Body)
	}
	if head.Header.Get("X-A") != "" {
		t.Error("HEAD has a header that is not documented for it")
	}
	if a := usual(t, m, Choice{Code: 404}, "HEAD /x/{id}", "path id=7"); a.Body != nil {
		t.Errorf("%s", a.Body)
	}
	if a := usual(t, m, Choice{}, "HEAD /y"); a.Body != nil || a.Status != 200 {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}
