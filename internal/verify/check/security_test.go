package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestSecurityNotEnforced(t *testing.T) {
	const of = "security-not-enforced #/security"
	as := func(a call.Access, intent call.Intent) call.Case { return call.Case{Intent: intent, Access: a} }
	afterSuccess := as(call.Wrong, call.Invalid)
	afterSuccess.Base = &call.Exchange{Status: 201}
	soft := as(call.Anonymous, call.Valid)
	soft.Subject.Soft = true
	runCases(t, []checkCase{
		{"without", answer{to: "DELETE /things/{id}", status: 204, about: as(call.Anonymous, call.Valid)}, []string{of}},
		{"with wrong ones", answer{to: "POST /things", status: 201, typed: jsonType, body: "{}", about: afterSuccess}, []string{of}},
		{"of another scheme", answer{to: "DELETE /things/{id}", status: 204, about: as(call.Foreign, call.Valid)}, []string{of}},
		{"another's, which may be meant", answer{to: "DELETE /things/{id}", status: 204, about: as(call.Other, call.Valid)}, []string{"warning: " + of}},
		{"perhaps", answer{to: "DELETE /things/{id}", status: 204, about: soft}, []string{"warning: " + of}},
		{"refused", answer{to: "POST /things", status: 401, about: as(call.Anonymous, call.Valid)}, nil},
		{"with what was given", answer{to: "DELETE /things/{id}", status: 204, about: valid()}, nil},
		{"open to everybody", answer{to: "GET /things/special", status: 200, about: as(call.Anonymous, call.Valid)}, nil},
		{"a request of which nothing is known", answer{to: "DELETE /things/{id}", status: 204, about: as(call.Anonymous, call.Unknown)}, nil},
	})
}

func TestSecurityOfTheOperation(t *testing.T) {
	b := newBench(t, `{"openapi": "3.1.0", "info": {}, "paths": {"/a": {"get": {
		"security": [{"key": [], "user": []}, {"token": []}], "responses": {"200": {}, "403": {}}}}}}`)
	found := b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, about: by(call.Other)}))
	same(t, summaries(found), []string{"security-not-enforced #/paths/~1a/get/security"})
	same(t, []string{found[0].Text, found[0].Expected}, []string{
		"A request with the credentials of another consumer was answered with success.",
		"401 or 403; the operation needs key and user, or token",
	})
}
