package answer

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

const refusing = `
paths:
  /all:
    get:
      deprecated: true
      responses:
        '200': {description: x}
        '400': {description: x, content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}
        '401': {description: x, headers: {X-Trace: {required: true, schema: {const: t}}}, content: {application/problem+json: {schema: {type: object, properties: {title: {type: string}}}}}}
        '404': {description: x}
        '4XX': {description: x, content: {application/json: {schema: {type: object, properties: {error: {type: string}}}}}}
        default: {description: x, content: {application/json: {schema: {type: object, properties: {detail: {type: string}}}}}}
  /some:
    get:
      responses:
        '422': {description: x, content: {text/plain: {schema: {type: string}}}}
        '403': {description: x, content: {application/xml: {schema: {type: object, xml: {name: Error}, properties: {message: {type: string}}}}}}
        '409': {description: x, content: {image/png: {}, application/zip: {schema: {type: object, properties: {message: {type: string}}}}}}
        '413': {description: x, content: {nonsense: {}}}
        '415': {description: x, content: {application/*: {schema: {type: object, properties: {message: {type: string}}}}}}
  /many:
    get:
      responses:
        '400':
          description: x
          content:
            text/plain: {schema: {type: string}}
            application/json: {schema: {type: object, properties: {message: {type: string}}}}
            application/problem+json: {schema: {type: object, properties: {detail: {type: string}}}}
  /none:
    get: {responses: {'200': {description: x}}}
`

func TestErrorsAreSentAsDocumented(t *testing.T) {
	doc := document(t, "3.1.0", refusing)
	m := New(doc, Options{})
	for _, c := range []struct {
		path   string
		asked  int
		accept string
		status int
		sent   string
		body   string
	}{
		{"/all", 400, "", 400, "application/json", `{"message":"No."}`},
		{"/all", 422, "", 400, "application/json", `{"message":"No."}`},
		{"/all", 401, "", 401, "application/problem+json", `{"title":"Unauthorized"}`},
		{"/all", 403, "", 401, "application/problem+json", `{"title":"Unauthorized"}`},
		{"/all", 404, "", 404, "", ``},
		{"/all", 415, "", 415, "application/json", `{"error":"No."}`},
		{"/all", 500, "", 500, "application/json", `{"detail":"No."}`},
		{"/all", 400, "text/html", 400, "application/json", `{"message":"No."}`},
		{"/some", 400, "", 422, "text/plain; charset=utf-8", `No.`},
		{"/some", 401, "", 403, "application/xml", `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<Error><message>No.</message></Error>`},
		{"/some", 409, "", 409, "application/json", `{"type":"about:blank","title":"Conflict","status":409,"detail":"No."}`},
		{"/some", 409, "application/zip", 409, "application/json", `{"message":"No."}`},
		{"/some", 413, "", 413, "", ``},
		{"/some", 415, "", 415, "application/json", `{"message":"No."}`},
		{"/some", 404, "", 404, "application/problem+json", `{"type":"about:blank","title":"Not Found","status":404,"detail":"No."}`},
		{"/many", 400, "", 400, "application/problem+json", `{"detail":"No."}`},
		{"/many", 400, "application/json", 400, "application/json", `{"message":"No."}`},
		{"/many", 400, "text/*", 400, "text/plain; charset=utf-8", `No.`},
		{"/many", 400, "application/*", 400, "application/problem+json", `{"detail":"No."}`},
		{"/none", 422, "", 422, "application/problem+json", `{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"No."}`},
		{"", 404, "", 404, "application/problem+json", `{"type":"about:blank","title":"Not Found","status":404,"detail":"No."}`},
		{"", 599, "", 599, "application/problem+json", `{"type":"about:blank","title":"Error 599","status":599,"detail":"No."}`},
	} {
		r := httptest.NewRequest(http.MethodGet, "/"+strings.TrimPrefix(c.path, "/"), nil)
		if c.accept != "" {
			r.Header.Set("Accept", c.accept)
		}
		var op *contract.Operation
		if c.path != "" {
			op = operation(t, doc, "GET "+c.path)
		}
		a := m.Refuse(op, r, c.asked, fault.New(fault.Invalid, "No."))
		if a.Status != c.status || a.Header.Get("Content-Type") != c.sent || strings.TrimSpace(string(a.Body)) != c.body {
			t.Errorf("%d of %s for %q: %d %s %s, want %d %s %s", c.asked, c.path, c.accept, a.Status, a.Header.Get("Content-Type"), a.Body, c.status, c.sent, c.body)
		}
		if documented := a.Response != nil; documented != (op != nil && c.path != "/none" && !(c.path == "/some" && c.asked == 404)) {
			t.Errorf("%d of %s: documented is %v", c.asked, c.path, documented)
		}
	}
}

func TestErrorsHaveTheirDocumentedHeaders(t *testing.T) {
	doc := document(t, "3.1.0", refusing)
	m := New(doc, Options{})
	e := fault.New(fault.Unauthenticated, "No.")
	a := m.Refuse(operation(t, doc, "GET /all"), httptest.NewRequest(http.MethodGet, "/all", nil), 401, e)
	if a.Header.Get("X-Trace") != "t" || a.Header.Get("Deprecation") == "" {
		t.Errorf("%v", a.Header)
	}
	a.Header.Set("Deprecation", "changed")
	if again := m.Refuse(operation(t, doc, "GET /all"), httptest.NewRequest(http.MethodGet, "/all", nil), 401, e); again.Header.Get("Deprecation") == "changed" {
		t.Error("two answers share their headers")
	}
}

func TestDocumentedExamplesOfErrorsAreKept(t *testing.T) {
	doc := document(t, "3.1.0", `
paths: {/x: {get: {responses: {'400': {description: x, content: {application/json: {
  schema: {type: object, properties: {message: {type: string}, docs: {type: string}, errors: {type: array, items: {type: object, properties: {field: {type: string}, code: {type: string}, value: {}}}}}},
  example: {message: Example, docs: 'https://example.com/errors', errors: [{field: email, code: taken, value: a}]}}}}}}}}`)
	m := New(doc, Options{})
	r := httptest.NewRequest(http.MethodGet, "/x", nil)
	for want, e := range map[string]*fault.Error{
		`{"message":"The request does not follow the document in several places.","docs":"https://example.com/errors","errors":[{"field":"#/items/0/price","code":"missing_field"},{"field":"query limit","code":"invalid"}]}`: twoFaults(),
		`{"message":"No.","docs":"https://example.com/errors","errors":[]}`: fault.New(fault.Malformed, "No."),
	} {
		if a := m.Refuse(doc.Operations()[0], r, 400, e); string(a.Body) != want {
			t.Errorf("%s, want %s", a.Body, want)
		}
	}
}

func TestWhatHasNoRoomIsStillValid(t *testing.T) {
	for schema, want := range map[string]string{
		"{const: {a: 1}}":                         `{"a":1}`,
		"{type: integer, minimum: 7, maximum: 7}": `7`,
		"{enum: [sorry]}":                         `"sorry"`,
		"{type: object, required: [a, b], properties: {a: {const: 1}, b: {const: 2}, c: {const: 3}, d: {enum: [4, 5]}}}": `{"a":1,"b":2,"c":3}`,
		"{type: array, minItems: 2, maxItems: 2, items: {const: 1}}":                                                     `[1,1]`,
	} {
		if got := refused(t, schema, twoFaults()); got != want {
			t.Errorf("%s: %s, want %s", schema, got, want)
		}
	}
}

// Recursive and hostile schemas cost no more than others.
func TestErrorsOfRecursiveSchemas(t *testing.T) {
	doc := document(t, "3.1.0", `
paths: {/x: {get: {responses: {'400': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}}}}}
components: {schemas: {Error: {type: object, required: [error], properties: {
  message: {type: string}, error: {anyOf: [{$ref: '#/components/schemas/Error'}, {type: 'null'}]},
  errors: {type: array, items: {$ref: '#/components/schemas/Error'}}}}}}`)
	a := New(doc, Options{}).Refuse(doc.Operations()[0], httptest.NewRequest(http.MethodGet, "/x", nil), 400, twoFaults())
	if !strings.Contains(string(a.Body), "#/items/0/price is missing") || len(a.Body) > 2000 || len(a.Warnings) > 0 {
		t.Errorf("%s %q", a.Body, a.Warnings)
	}
}
