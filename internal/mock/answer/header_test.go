package answer

import (
	"net/http"
	"strings"
	"testing"
)

// withHeaders is a document of one operation, POST /books, with headers.
func withHeaders(t testing.TB, headers string) *Maker {
	return New(document(t, "3.1.0", `
paths:
  /books:
    post:
      responses:
        201: {description: made, headers: {`+headers+`}, content: {application/json: {schema: {type: object, required: [id], properties: {id: {const: a b}}}}}}
  /books/{book_id}: {get: {responses: {200: {description: one}}}}
`), Options{})
}

func TestHeaders(t *testing.T) {
	for _, c := range []struct{ header, want, warning string }{
		{`Location: {schema: {type: string}}`, "/books/a%20b", ""},
		{`Location: {schema: {type: string, format: uri}}`, "/books/a%20b", ""},
		{`Location: {schema: {type: string, pattern: '^http://'}}`, "http://example.com/books/a%20b", ""},
		{`Location: {schema: {type: string, pattern: '^/x'}, example: /x/1}`, "/x/1", ""},
		{`Content-Location: {schema: {type: string}}`, "/books", ""},
		{`Link: {schema: {type: string}, example: '<https://api.example.com/2>; rel="next"'}`, `</books>; rel="self"`, ""},
		{`ETag: {schema: {type: string}}`, `"..."`, ""},
		{`ETag: {schema: {type: string, pattern: '^"[0-9a-f]{32}"$'}}`, `"..."`, ""},
		{`ETag: {schema: {type: string, pattern: '^W/'}}`, `W/"..."`, ""},
		{`ETag: {required: true, schema: {type: string, enum: [abc]}}`, ``, "required header Etag is not sent"},
		{`Set-Cookie: {schema: {type: string}}`, "session=...; Path=/; HttpOnly; SameSite=Lax", ""},
		{`Set-Cookie: {schema: {type: string, maxLength: 5}, example: 'a=b'}`, "a=b", ""},
		{`Set-Cookie: {schema: {type: string, maxLength: 5}, example: 'ab'}`, "", ""},
		{`Retry-After: {schema: {type: integer}}`, "1", ""},
		{`Retry-After: {schema: {type: integer, minimum: 10}}`, "30", ""},
		{`Last-Modified: {schema: {type: string, format: date-time}}`, "Sat, 31 Jan 2026 12:00:00 GMT", ""},
		{`X-RateLimit-Remaining: {schema: {type: integer}}`, "599", ""},
		{`X-Rate-Limit-Limit: {schema: {type: integer, maximum: 100}, example: 50}`, "50", ""},
		{`RateLimit: {schema: {type: string}}`, `"default";r=599;t=42`, ""},
		{`X-Request-Id: {schema: {type: string, format: uuid}}`, "...-4...-a...", ""},
		{`X-Any: {schema: {type: array, items: {enum: [a]}, minItems: 2}}`, "a,a", ""},
		{`X-Any: {explode: true, schema: {type: object, required: [n], properties: {n: {const: 1}}}}`, "n=1", ""},
		{`X-Any: {content: {application/json: {schema: {const: {a: 1}}}}}`, `{"a":1}`, ""},
		{`X-Any: {schema: {type: boolean}, examples: {no: {value: false}}}`, "false", ""},
		{`X-Any: {schema: {const: 1}, example: many}`, "1", ""},
		{`X-Any: {schema: {type: integer, minimum: 2, maximum: 1}, example: 7}`, "7", "breaks its schema"},
		{`X-Any: {schema: {type: string}, example: "a\r\nX-Evil: 1"}`, "...", ""},
		{`X-Any: {schema: {const: "\u0001"}}`, "", ""},
		{`X-Any: {required: true, schema: {const: "\u0001"}}`, "", "required header X-Any is not sent"},
		{`X-Any: {required: true, schema: false}`, "", "required header X-Any is not sent"},
		{`X-Any: {}`, "string", ""},
		{`Strict-Transport-Security: {schema: {type: string}, example: max-age=9999}`, "", ""},
		{`Strict-Transport-Security: {required: true, schema: {type: string}}`, "", "about all that is on this host"},
		{`Deprecation: {schema: {type: string}}`, "", ""},
		{`Content-Length: {schema: {type: integer}}`, "", ""},
		{`Access-Control-Allow-Origin: {schema: {type: string}, example: '*'}`, "", ""},
	} {
		name, _, _ := strings.Cut(c.header, ":")
		a := usual(t, withHeaders(t, c.header), Choice{}, "POST /books")
		if got := a.Header.Get(name); !like(got, c.want) || strings.ContainsAny(got, "\r\n\x01") || a.Header.Get("X-Evil") != "" {
			t.Errorf("%s\nis %q, want %q", c.header, got, c.want)
		}
		switch first := append(a.Warnings, "")[0]; {
		case c.warning == "" && first != "", !strings.Contains(first, c.warning):
			t.Errorf("%s\nwarns of %q, want %q", c.header, a.Warnings, c.warning)
		}
	}
}

func TestNamesThatAreNoneAreNotSent(t *testing.T) {
	a := usual(t, withHeaders(t, `"a b": {required: true, schema: {type: string}}, "": {schema: {type: string}}, content-type: {schema: {const: no}}`), Choice{}, "POST /books")
	if len(a.Header) != 1 || a.Header.Get("Content-Type") != "application/json" || len(a.Warnings) != 1 {
		t.Errorf("%v %q", a.Header, a.Warnings)
	}
}

// Addresses stay on the host, and below the path, that the request went to.
func TestLocationOfStrangeRequests(t *testing.T) {
	m := withHeaders(t, `Location: {schema: {type: string}}`)
	for target, want := range map[string]string{
		"//evil.example/books?x=1":  "/evil.example/books/a%20b",
		"/mock/x/1.0.0/books/":      "/mock/x/1.0.0/books/a%20b",
		"/b%C3%A9?q#f":              "/b%C3%A9/a%20b",
		"http://evil.example/books": "/books/a%20b",
		"*":                         "/books/a%20b",
	} {
		req := request(t, operation(t, m.doc, "POST /books"))
		req.RequestURI = target
		if a, _ := m.Usual(req, Choice{}); a.Header.Get("Location") != want {
			t.Errorf("%s leads to %s, want %s", target, a.Header.Get("Location"), want)
		}
	}
}

// A redirection never leads to itself.
func TestRedirections(t *testing.T) {
	m := New(document(t, "3.0.3", `paths: {/x: {get: {responses: {302: {description: on, headers: {Location: {schema: {type: string}}}}}}}}`), Options{})
	a := usual(t, m, Choice{}, "GET /x")
	if got := a.Header.Get("Location"); a.Status != http.StatusFound || !like(got, "/x/...") {
		t.Errorf("%d %s", a.Status, got)
	}
}

func TestLife(t *testing.T) {
	for _, c := range []struct{ rest, deprecation, sunset, link string }{
		{`{}`, "", "", ""},
		{`{deprecated: true}`, "@1767225600", "", ""},
		{`{deprecated: true, x-deprecated-at: 2025-06-01}`, "@1748736000", "", ""},
		{`{deprecated: true, x-deprecation-date: "2025-06-01T02:00:00+02:00"}`, "@1748736000", "", ""},
		{`{deprecated: true, x-deprecated-at: soon, x-sunset: 2027-06-01}`, "@1767225600", "Tue, 01 Jun 2027 00:00:00 GMT", ""},
		{`{deprecated: true, x-sunset: 2020-01-01}`, "@1577836800", "Wed, 01 Jan 2020 00:00:00 GMT", ""},
		{`{x-sunset: 2027-06-01, externalDocs: {url: https://example.com}}`, "", "Tue, 01 Jun 2027 00:00:00 GMT", ""},
		{`{deprecated: true, externalDocs: {url: "https://example.com/a?b#c"}}`, "@1767225600", "", `<https://example.com/a?b#c>; rel="deprecation"; type="text/html"`},
		{`{deprecated: true, externalDocs: {url: "x>; rel=\"a\r\nB: c"}}`, "@1767225600", "", ""},
	} {
		rest := strings.TrimPrefix(c.rest, "{")
		if rest != "}" {
			rest = ", " + rest
		}
		m := New(document(t, "3.0.3", "paths: {/x: {get: {responses: {204: {description: x, headers: {Sunset: {schema: {type: string}}}}}"+rest+"}}"), Options{})
		h := usual(t, m, Choice{}, "GET /x").Header
		if h.Get("Deprecation") != c.deprecation || h.Get("Sunset") != c.sunset || h.Get("Link") != c.link {
			t.Errorf("%s: %v", c.rest, h)
		}
	}
}
