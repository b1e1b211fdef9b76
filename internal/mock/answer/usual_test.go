package answer

import (
	"strings"
	"testing"
)

const books = `
paths:
  /books:
    get:
      responses:
        404: {description: none}
        2XX:
          description: all
          content:
            application/xml: {schema: {$ref: '#/components/schemas/Books'}}
            application/json:
              schema: {$ref: '#/components/schemas/Books'}
              examples:
                broken: {value: [{id: one}]}
                empty: {value: []}
                two: {value: [{id: 1}, {id: 2}]}
        default:
          description: trouble
          content: {application/problem+json: {schema: {type: object, required: [title], properties: {title: {type: string, example: It broke}}}}}
    post:
      responses:
        201:
          description: made
          headers: {Location: {required: true, schema: {type: string}}, ETag: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
  /books/{book_id}:
    get:
      responses:
        200: {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
    delete:
      responses: {204: {description: gone}}
components:
  schemas:
    Books: {type: array, items: {$ref: '#/components/schemas/Book'}}
    Book: {type: object, required: [id], properties: {id: {type: integer, minimum: 1}, title: {type: string}}}
`

func TestUsual(t *testing.T) {
	m := New(document(t, "3.0.3", books), Options{})
	for _, c := range []struct {
		what, name, given string
		choice            Choice
		status            int
		contentType, body string // "..." stands for anything
	}{
		{"the first example that is sound", "GET /books", "", Choice{}, 200, "application/json", `[]`},
		{"a named example", "GET /books", "", Choice{Example: "two"}, 200, "application/json", `[{"id":1},{"id":2}]`},
		{"a broken example that is asked for", "GET /books", "", Choice{Example: "broken"}, 200, "application/json", `[{"id":"one"}]`},
		{"a made value", "GET /books", "", Choice{Dynamic: true}, 200, "application/json", `[{"id":...}]`},
		{"a status of a range", "GET /books", "", Choice{Code: 206}, 206, "application/json", `[]`},
		{"a status without content", "GET /books", "", Choice{Code: 404}, 404, "", ``},
		{"a status that default stands for", "GET /books", "", Choice{Code: 418}, 418, "application/problem+json", `{"title":"I'm a teapot"}`},
		{"another media type", "GET /books", "Accept: application/xml, application/json;q=0.5", Choice{}, 200, "application/xml", `...<Books>...<id>...</Books>`},
		{"an error, whatever is acceptable", "GET /books", "Accept: text/html", Choice{Code: 500}, 500, "application/problem+json", `{"title":"Internal Server Error"}`},
		{"the id that was asked for", "GET /books/{book_id}", "path book_id=17", Choice{}, 200, "application/json", `{"id":17,"title":...}`},
		{"no id that the schema refuses", "GET /books/{book_id}", "path book_id=0", Choice{}, 200, "application/json", `{"id":...}`},
		{"no body", "DELETE /books/{book_id}", "path book_id=17", Choice{}, 204, "", ``},
	} {
		var given []string
		if c.given != "" {
			given = []string{c.given}
		}
		a := usual(t, m, c.choice, c.name, given...)
		if a.Status != c.status || a.Header.Get("Content-Type") != c.contentType || !like(string(a.Body), c.body) {
			t.Errorf("%s: %d %s\n%s\nwant %d %s\n%s", c.what, a.Status, a.Header.Get("Content-Type"), a.Body, c.status, c.contentType, c.body)
		}
		if warned := len(a.Warnings) > 0; warned != (c.choice.Example == "broken") {
			t.Errorf("%s: warnings %q", c.what, a.Warnings)
		}
	}
}

// like reports whether a text is a pattern in which "..." stands for anything.
func like(text, pattern string) bool {
	parts := strings.Split(pattern, "...")
	if len(parts) == 1 {
		return text == pattern
	}
	if !strings.HasPrefix(text, parts[0]) || !strings.HasSuffix(text, parts[len(parts)-1]) {
		return false
	}
	for _, part := range parts {
		i := strings.Index(text, part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return true
}

func TestWhatIsNotDocumentedIsRefused(t *testing.T) {
	m := New(document(t, "3.0.3", books), Options{})
	for _, c := range []struct {
		name, accept string
		choice       Choice
		status       int
		detail       string
	}{
		{"POST /books", "", Choice{Code: 409}, 422, "POST /books documents no 409. It documents 201."},
		{"GET /books", "", Choice{Example: "none"}, 422, "GET /books documents no example of that name. It documents broken, empty and two."},
		{"GET /books", "", Choice{Code: 404, Example: "two"}, 422, "GET /books (404) documents no example of that name. It documents none."},
		{"GET /books", "", Choice{Example: "two", Dynamic: true}, 422, "A value that is made (dynamic) is no documented example: choose one of the two."},
		{"GET /books", "text/html, application/json;q=0", Choice{}, 406, "None of the media types of GET /books is acceptable. It documents application/json and application/xml for 2XX."},
	} {
		var given []string
		if c.accept != "" {
			given = []string{"Accept: " + c.accept}
		}
		a, refusal := m.Usual(request(t, operation(t, m.doc, c.name), given...), c.choice)
		if refusal == nil {
			t.Errorf("%s %+v is answered with %d", c.name, c.choice, a.Status)
		} else if refusal.Status != c.status || refusal.Fault.Detail != c.detail {
			t.Errorf("%s %+v: %d %s, want %d %s", c.name, c.choice, refusal.Status, refusal.Fault.Detail, c.status, c.detail)
		}
	}
}
