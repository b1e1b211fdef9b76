package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestUnsupportedMediaType(t *testing.T) {
	about := call.Case{Intent: call.Invalid, Subject: call.Subject{Keyword: "contentType"}}
	runCases(t, []checkCase{
		{"accepted", answer{to: "POST /things", status: 201, about: about}, []string{"unsupported-media-type #/paths/~1things/post/requestBody"}},
		{"refused", answer{to: "POST /things", status: 415, about: about}, nil},
		{"refused in another way", answer{to: "POST /things", status: 400, typed: problemType, body: problem, about: about}, nil},
		{"another that is documented", answer{to: "POST /things", status: 201, typed: jsonType, body: thing, about: call.Case{Intent: call.Valid, Subject: about.Subject}}, nil},
		{"an operation without a body", answer{to: "DELETE /things/{id}", status: 204, about: call.Case{Subject: about.Subject}}, nil},
	})
}

func TestUnsupportedMediaTypeThatMayBeMeant(t *testing.T) {
	b := newBench(t, `{"openapi": "3.0.3", "info": {}, "paths": {"/a": {"post": {"requestBody": {"content": {"application/json": {}}}, "responses": {"200": {}}}}}}`)
	about := call.Case{Intent: call.Invalid, Subject: call.Subject{Keyword: "contentType"}}
	found := b.Exchange(b.exchange(t, answer{to: "POST /a", status: 200, about: about}))
	same(t, summaries(found), []string{"warning: unsupported-media-type #/paths/~1a/post/requestBody"})
	same(t, summaries(b.Exchange(b.exchange(t, answer{to: "POST /a", status: 415, about: about}))), nil)
}

func TestNotAcceptable(t *testing.T) {
	about := call.Case{Intent: call.Invalid, Accept: "application/x-nothing", Subject: call.Subject{Keyword: "accept"}}
	asked := about
	asked.Accept = "text/csv, text/html;q=0.5"
	const of = "not-acceptable #/paths/~1things~1{id}/get/responses/406"
	runCases(t, []checkCase{
		{"something else", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: thing, about: about}, []string{of}},
		{"refused", answer{to: "GET /things/{id}", status: 406, about: about}, nil},
		{"what was asked for", answer{to: "GET /things/{id}", status: 200, typed: "text/html; charset=utf-8", body: "a", about: asked}, nil},
		{"nothing documented", answer{to: "GET /things", status: 200, typed: jsonType, body: "[]", header: "X-Total: 0", about: about}, nil},
		{"nothing at all", answer{to: "DELETE /things/{id}", status: 204, about: about}, nil},
		{"another refusal", answer{to: "GET /things/{id}", status: 404, typed: problemType, body: problem, about: about}, nil},
	})
}
