package answer

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// Whatever a document says and a request prefers, an answer is one that HTTP can
// carry.
func FuzzUsual(f *testing.F) {
	f.Add("openapi: 3.2.0\n"+books, "application/xml, */*;q=0.1", "code=404", "17")
	f.Add("swagger: '2.0'\nproduces: ['*/*', x]\npaths: {/x: {get: {responses: {default: {schema: {type: file}, examples: {x: 1}}}}}}", "image/*", "example=x", "")
	f.Add(`{"openapi": "3.1.0", "paths": {"/a/{b}": {"get": {"deprecated": true, "x-sunset": "2026-01-01", "externalDocs": {"url": "\r\n"}, "responses": {"3XX": {
		"headers": {"Location": {}, "Link": {"schema": {"type": "array"}}, "a\nb": {}, "Set-Cookie": {"example": "\n"}},
		"content": {"text/event-stream": {"itemSchema": {"$ref": "#/paths"}}, "multipart/form-data": {"example": {"a": [[{}]]}}}}}}}}}`, "text/event-stream", "dynamic", "\"x")
	f.Fuzz(func(t *testing.T, text, accept, prefer, argument string) {
		doc, err := contract.Load([]byte(text), contract.Limits{Bytes: 1 << 16, Depth: 50, Nodes: 5000})
		if err != nil {
			return
		}
		m := New(doc, Options{})
		r := httptest.NewRequest(http.MethodGet, "/x", nil)
		r.Header.Set("Accept", accept)
		r.Header.Set("Prefer", prefer)
		choice, _ := ChoiceOf(r)
		for _, op := range doc.Operations() {
			req := &intake.Request{Request: r, Operation: op}
			for _, p := range op.Parameters {
				req.Arguments = append(req.Arguments, intake.Argument{Parameter: p, Value: argument})
			}
			if a, refusal := m.Usual(req, choice); refusal == nil {
				carried(t, a)
			}
			v, _ := m.Value(req, 0)
			if a, refusal := m.With(req, 200, sample.Object{{Name: argument, Value: v}}); refusal == nil {
				carried(t, a)
			}
		}
	})
}

// The same of a response of which every part is hostile.
func FuzzResponse(f *testing.F) {
	f.Add("application/xml", "Location", "a\r\nb: c", `{"type": "object", "xml": {"name": "<"}, "properties": {"a": {"xml": {"attribute": true}}}}`, "200")
	f.Add("text/event-stream", "ETag", "data: x\n\n", `{"type": "array", "items": {"type": "string", "pattern": "^\n"}}`, "2XX")
	f.Add("multipart/form-data; boundary=\"", "set-cookie", "a=b; c", `{"properties": {"\r\n\"": {"type": "string", "format": "binary"}}}`, "default")
	f.Add("image/*; charset=x", "\x00", "\xff", `false`, "304")
	f.Fuzz(func(t *testing.T, mediaType, name, example, schema, status string) {
		if !json.Valid([]byte(schema)) {
			return
		}
		quote := func(s string) string { return string(sample.AppendQuoted(nil, s)) }
		for _, given := range []string{"", `, "example": ` + quote(example), `, "examples": {` + quote(example) + `: {"value": ` + schema + `}}`} {
			text := `{"openapi": "3.2.0", "paths": {"/x": {"get": {"deprecated": true, "externalDocs": {"url": ` + quote(example) + `}, "responses": {` + quote(status) + `: {
				"headers": {` + quote(name) + `: {"required": true, "schema": ` + schema + given + `}},
				"content": {` + quote(mediaType) + `: {"schema": ` + schema + given + `}, "text/x": {"itemSchema": ` + schema + `}}}}}}}}`
			doc, err := contract.Load([]byte(text), contract.Limits{Bytes: 1 << 16, Depth: 50, Nodes: 5000})
			if err != nil {
				return
			}
			m := New(doc, Options{})
			for _, op := range doc.Operations() {
				for _, accept := range []string{"*/*", mediaType, "text/x"} {
					req := &intake.Request{Request: httptest.NewRequest(http.MethodGet, "/x", nil), Operation: op}
					req.Header.Set("Accept", accept)
					for _, choice := range []Choice{{}, {Dynamic: true}, {Example: example}, {Code: 404}} {
						if a, refusal := m.Usual(req, choice); refusal == nil {
							carried(t, a)
						}
					}
				}
			}
		}
	})
}

// carried checks that HTTP can carry an answer as it is.
func carried(t *testing.T, a *Answer) {
	t.Helper()
	if a.Status < 200 || a.Status > 599 || bodiless(a.Status) && len(a.Body) > 0 {
		t.Errorf("%d with %d bytes", a.Status, len(a.Body))
	}
	for name, values := range a.Header {
		for _, v := range values {
			if !wire.Token(name) || wire.Field(v) != v || v == "" {
				t.Errorf("the header %q: %q", name, v)
			}
		}
	}
	if len(a.Body) > 0 && !wire.IsMediaType(a.Header.Get("Content-Type")) {
		t.Errorf("a body of the type %q", a.Header.Get("Content-Type"))
	}
}
