package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

// by returns a case with credentials other than those that were given.
func by(a call.Access) call.Case { return call.Case{Intent: call.Valid, Access: a} }

func TestUndocumentedStatusOfValidRequests(t *testing.T) {
	const of = "undocumented-status #/paths/~1things/post/responses"
	runCases(t, []checkCase{
		{"documented", answer{to: "POST /things", status: 400, typed: problemType, body: problem, about: valid()}, nil},
		{"by default", answer{to: "GET /things", status: 418, typed: problemType, body: problem, about: valid()}, nil},
		{"by range", answer{to: "GET /things/{id}", status: 412, typed: problemType, body: problem, about: valid()}, nil},
		{"another success", answer{to: "POST /things", status: 200, typed: jsonType, body: thing, about: valid()}, []string{of}},
		{"another success, whatever was sent", answer{to: "POST /things", status: 202}, []string{of}},
		{"another refusal", answer{to: "POST /things", status: 422, typed: problemType, body: problem, about: valid()}, []string{of}},
		{"a conflict", answer{to: "POST /things", status: 409, typed: problemType, body: problem, about: valid()}, []string{of}},
		{"the media type that is documented", answer{to: "GET /things/special", status: 415, about: valid()}, []string{"undocumented-status #/paths/~1things~1special/get/responses"}},
		{"what credentials may do", answer{to: "POST /things", status: 403, about: valid()}, []string{"warning: " + of}},
		{"credentials that nobody asked for", answer{to: "GET /things/special", status: 401, about: valid()}, []string{"undocumented-status #/paths/~1things~1special/get/responses"}},
		{"too many requests", answer{to: "POST /things", status: 429, about: valid()}, nil},
		{"too large", answer{to: "POST /things", status: 413, about: valid()}, nil},
		{"later", answer{to: "POST /things", status: 503, header: "Retry-After: 1", about: valid()}, nil},
		{"later, as documented", answer{to: "GET /things/{id}", status: 503, about: valid()}, nil},
	})
}

func TestUndocumentedStatusOfInvalidRequests(t *testing.T) {
	const of = "undocumented-status #/paths/~1things/post/responses"
	const deleteOf = "undocumented-status #/paths/~1things~1{id}/delete/responses"
	known := call.Case{Intent: call.Invalid, Known: true}
	runCases(t, []checkCase{
		{"another than the one it documents", answer{to: "POST /things", status: 422, about: invalid()}, []string{of}},
		{"none is documented", answer{to: "GET /things/special", status: 400, about: invalid()}, []string{"warning: undocumented-status #/paths/~1things~1special/get/responses"}},
		{"HTTP's own", answer{to: "POST /things", status: 405, about: invalid()}, nil},
		{"HTTP's own, for headers", answer{to: "POST /things", status: 431, about: invalid()}, nil},
		{"not implemented", answer{to: "POST /things", status: 501, about: invalid()}, nil},
		{"credentials first", answer{to: "POST /things", status: 403, about: invalid()}, []string{"warning: " + of}},
		{"something else first", answer{to: "POST /things", status: 428, about: invalid()}, []string{"warning: " + of}},
		{"a thing that may not be there", answer{to: "DELETE /things/{id}", status: 404, about: invalid()}, []string{"warning: " + deleteOf}},
		{"a thing that is there", answer{to: "DELETE /things/{id}", status: 404, about: known}, []string{deleteOf}},
		{"a path that no router knows", answer{to: "DELETE /things/{id}", status: 404, about: call.Case{Intent: call.Invalid, Known: true, Subject: call.Subject{Where: `path parameter "id"`}}}, []string{"warning: " + deleteOf}},
		{"a teapot", answer{to: "POST /things", status: 418, about: invalid()}, []string{of}},
	})
}

func TestUndocumentedStatusOfOtherRequests(t *testing.T) {
	const of = "undocumented-status #/paths/~1things/post/responses"
	runCases(t, []checkCase{
		{"not known to be valid", answer{to: "POST /things", status: 409}, []string{"warning: " + of}},
		{"not known to be valid, and refused in another way", answer{to: "POST /things", status: 422}, []string{of}},
		{"without credentials", answer{to: "POST /things", status: 403, about: by(call.Anonymous)}, []string{of}},
		{"with another's", answer{to: "POST /things", status: 403, about: by(call.Other)}, []string{"warning: " + of}},
		{"hidden from others", answer{to: "POST /things", status: 404, about: by(call.Wrong)}, []string{"warning: " + of}},
		{"nothing is documented of credentials", answer{to: "DELETE /things/{id}", status: 401, about: by(call.Anonymous)}, []string{"warning: undocumented-status #/paths/~1things~1{id}/delete/responses"}},
	})
}

func TestUndocumentedStatusSaysWhatIs(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		found := b.Exchange(b.exchange(t, answer{to: "POST /things", status: 418, typed: "text/plain", body: "short and\nstout", about: valid()}))
		if len(found) != 1 {
			t.Fatalf("%d failures", len(found))
		}
		same(t, []string{found[0].Text, found[0].Expected, found[0].Arrived},
			[]string{"The status 418 I'm a teapot is not documented.", "one of 201, 400, 401, 415", "418 I'm a teapot: short and stout"})
	})
}
