package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestServerErrors(t *testing.T) {
	const get, post = "server-error #/paths/~1things~1{id}/get", "server-error #/paths/~1things/post"
	unknownMethod := call.Case{Method: "PUT"}
	runCases(t, []checkCase{
		{"a crash", answer{to: "GET /things/{id}", status: 500, about: valid()}, []string{get}},
		{"a crash because of what is wrong", answer{to: "POST /things", status: 500, about: invalid()}, []string{post}},
		{"a crash by an unknown request", answer{to: "POST /things", status: 500, body: "<html>", typed: jsonType}, []string{post}},
		{"a default response excuses nothing", answer{to: "GET /things", status: 500, typed: problemType, body: problem}, []string{"server-error #/paths/~1things/get"}},
		{"a gateway", answer{to: "GET /things/{id}", status: 502}, []string{get}},
		{"unavailable, as documented", answer{to: "GET /things/{id}", status: 503}, nil},
		{"unavailable for a while", answer{to: "POST /things", status: 503, header: "Retry-After: 120"}, nil},
		{"unavailable", answer{to: "POST /things", status: 503}, []string{post}},
		{"a method that nobody documents", answer{to: "GET /things/{id}", status: 501, about: unknownMethod}, nil},
		{"an operation that is not there", answer{to: "GET /things/{id}", status: 501, about: valid()}, []string{get}},
	})
}

func TestServerErrorThatIsDocumented(t *testing.T) {
	const text = `{"openapi": "3.0.3", "info": {}, "paths": {"/a": {"get": {"responses": {
		"500": {"content": {"application/json": {"schema": {"type": "object"}}}}, "504": {"content": {"application/json": {"schema": {"type": "object"}}}}}}}}}`
	b := newBench(t, text)
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 500, typed: jsonType, body: `{}`}))), []string{"server-error #/paths/~1a/get"})
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 504, typed: jsonType, body: `{}`}))), nil)
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "GET /a", status: 504, typed: jsonType, body: `[]`}))),
		[]string{"error-body #/paths/~1a/get/responses/504/content/application~1json/schema"})
}
