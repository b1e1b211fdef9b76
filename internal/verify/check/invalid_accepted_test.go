package check

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

func TestInvalidRequestAccepted(t *testing.T) {
	const of = "invalid-request-accepted #/paths/~1things/post"
	soft, workflow := invalid(), invalid()
	soft.Subject.Soft = true
	workflow.Access = call.Anonymous
	runCases(t, []checkCase{
		{"accepted", answer{to: "POST /things", status: 201, typed: jsonType, body: thing, about: invalid()}, []string{of}},
		{"accepted, and repeated in the answer", answer{to: "POST /things", status: 201, typed: jsonType, body: `{"name": ""}`, about: invalid()}, []string{of}},
		{"accepted with another status", answer{to: "POST /things", status: 200, about: invalid()}, []string{of}},
		{"accepted, which is not forbidden for sure", answer{to: "POST /things", status: 201, typed: jsonType, body: thing, about: soft}, []string{"warning: " + of}},
		{"refused", answer{to: "POST /things", status: 400, typed: problemType, body: problem, about: invalid()}, nil},
		{"refused in a wrong body", answer{to: "POST /things", status: 400, typed: problemType, body: "{}", about: invalid()}, []string{
			"error-body #/components/responses/Problem/content/application~1problem+json/schema/required/0"}},
		{"refused inside", answer{to: "GET /things", status: 207, typed: problemType, body: problem, about: invalid()}, nil},
		{"valid", answer{to: "POST /things", status: 201, typed: jsonType, body: thing, about: valid()}, nil},
		{"unknown", answer{to: "POST /things", status: 201, typed: jsonType, body: thing}, nil},
		{"about credentials", answer{to: "POST /things", status: 201, typed: jsonType, body: thing, about: workflow}, nil},
	})
}

func TestInvalidRequestAcceptedSaysWhatIsForbidden(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		node := b.Doc.Lookup("#/components/schemas/Thing/properties/name")
		about := call.Case{Intent: call.Invalid, Subject: call.Subject{
			Where: `body property "name"`, Keyword: "minLength", Node: node, Text: "one shorter than its minimum of 1"}}
		found := b.Exchange(b.exchange(t, answer{to: "POST /things", status: 201, about: about}))
		same(t, summaries(found), []string{"invalid-request-accepted #/components/schemas/Thing/properties/name"})
		same(t, []string{found[0].Text, found[0].Expected, found[0].Arrived}, []string{
			`A request that the document forbids was accepted: body property "name": one shorter than its minimum of 1.`,
			"a refusal: 400, 415", "201 Created"})
	})
}

// A parameter that is not looked at is one cause, whatever it is given.
func TestEmptyValueAccepted(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		limit := b.Doc.Lookup("#/paths/~1things/get/parameters/0")
		for keyword, node := range map[string]*contract.Node{"allowEmptyValue": limit, "minimum": limit.Get("schema")} {
			about := call.Case{Intent: call.Invalid, Subject: call.Subject{Keyword: keyword, Node: node}}
			found := b.Exchange(b.exchange(t, answer{to: "GET /things", status: 200, about: about}))
			same(t, summaries(found), []string{"invalid-request-accepted #/paths/~1things/get/parameters/0/schema"})
		}
	})
}

func TestInPath(t *testing.T) {
	b := newBench(t, editions["3.0"].Replace(document))
	schema := func(pointer string) *contract.Node { return b.Doc.Lookup(pointer) }
	for _, c := range []struct {
		subject call.Subject
		want    bool
	}{
		{call.Subject{Node: schema("#/paths/~1things~1{id}/parameters/0/schema")}, true},
		{call.Subject{Node: schema("#/paths/~1things~1{id}/parameters/0")}, true},
		{call.Subject{Node: schema("#/paths/~1things/get/parameters/0/schema")}, false},
		{call.Subject{Where: `path parameter "id"`}, true},
		{call.Subject{}, false},
	} {
		if got := inPath(c.subject); got != c.want {
			t.Errorf("%s %s: %v", c.subject.Where, c.subject.Node.Pointer(), got)
		}
	}
}
