package webhook

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
)

// hostile is what a document says that wants to break HTTP, or whoever reads it.
const hostile = `{"openapi": "3.2.0", "info": {"title": "x", "version": "1"}, "paths": {}, "webhooks": {
	"smuggle": {"post": {
		"parameters": [
			{"name": "X\r\nEvil: 1", "in": "header", "schema": {"type": "string"}},
			{"name": "X-A", "in": "header", "schema": {"type": "string", "enum": ["a\r\nEvil: 1\u0000é"]}},
			{"name": "transfer-encoding", "in": "header", "schema": {"enum": ["chunked"]}},
			{"name": "CONNECTION", "in": "header", "schema": {"enum": ["upgrade"]}},
			{"name": "proxy-authorization", "in": "header", "schema": {"enum": ["x"]}},
			{"name": "a&b=c#d\r\n", "in": "query", "schema": {"enum": ["e&f=g h\r\n"]}},
			{"name": "c;d", "in": "cookie", "schema": {"enum": ["e;f\r\n"]}}
		],
		"requestBody": {"content": {"application/json\r\nEvil: 1": {"schema": {"type": "string"}}, "text/*": {"schema": {"enum": ["fine"]}}}}}},
	"methods": {"additionalOperations": {"B AD": {}, "COPY": {}}},
	"endless": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Endless"}}}}}},
	"nowhere": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Gone"}, "examples": {"a": {"$ref": "#/gone"}, "b": 7}}}}}},
	"": {"post": {}}
}, "components": {"schemas": {"Endless": {"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/components/schemas/Endless"}}}}}}`

func TestHostileDocuments(t *testing.T) {
	t.Parallel()
	b := setup(t, hostile)
	for _, name := range b.Names() {
		for _, method := range []string{"", "POST", "COPY", "B AD"} {
			d, e := b.Send(t.Context(), name, Order{Method: method})
			if e == nil && !d.Delivered() {
				t.Errorf("%s: %+v", name, d)
			}
		}
	}
	b.send(t, "smuggle", Order{})
	got := b.receiver.last(t)
	if got.verified != nil || got.header.Get("Evil") != "" || got.header.Get("Upgrade") != "" || got.header.Get("Proxy-Authorization") != "" || got.body != "fine" {
		t.Errorf("got %+v", got)
	}
	if strings.Count(got.uri, "=") != 1 || strings.ContainsAny(got.uri, "\r\n #") {
		t.Errorf("the query is %s", got.uri)
	}
	if d := b.send(t, "methods", Order{Method: "copy"}); d.Method != "COPY" {
		t.Errorf("%+v", d)
	}
	if _, e := b.Send(t.Context(), "methods", Order{Method: "b ad"}); e == nil {
		t.Error("a method with a space is sent")
	}
}

func FuzzExpression(f *testing.F) {
	for _, s := range []string{"{$request.body#/a~1b/0}", "$url", "{$response.header.X}{", "}{", "{{$method}}", "$request.", "{$request.body#~}"} {
		f.Add(s, `{"a/b": [1]}`)
	}
	f.Fuzz(func(t *testing.T, text, body string) {
		x := &exchange{
			&intake.Request{Request: httptest.NewRequest("POST", "/x?a=1", nil), Body: []any{"a"}},
			&answer.Answer{Status: 200, Header: http.Header{}, Body: []byte(body)},
		}
		if address, ok := parseExpression(text).evaluate(x); ok && (address == "" || len(address) > maxURL) {
			t.Errorf("%q is %q", text, address)
		}
	})
}
