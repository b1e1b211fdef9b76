package check

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

func TestValidRequestRefused(t *testing.T) {
	const of = "valid-request-refused #/paths/~1things/post"
	example := call.Case{Intent: call.Valid, Phase: call.Examples}
	varied := call.Case{Intent: call.Valid, Phase: call.Coverage, Base: &call.Exchange{Status: 201}}
	with := func(c call.Case, change func(c *call.Case)) call.Case {
		change(&c)
		return c
	}
	refused := func(about call.Case, body string) answer {
		return answer{to: "POST /things", status: 400, typed: problemType, body: body, about: about}
	}
	runCases(t, []checkCase{
		{"an example", refused(example, problem), []string{of}},
		{"an example of a success", refused(with(example, func(c *call.Case) { c.Status = "201" }), problem), []string{of}},
		{"an example of a refusal", refused(with(example, func(c *call.Case) { c.Status = "400" }), problem), nil},
		{"an example that was used before", refused(example, `{"title": "The name is already taken."}`), nil},
		{"an example that names something else", refused(example, `{"title": "There is no such shelf."}`), nil},
		{"an example that is not valid", refused(with(example, func(c *call.Case) { c.Intent = call.Unknown }), problem), nil},
		{"an example with other credentials", refused(with(example, func(c *call.Case) { c.Access = call.Other }), problem), nil},
		{"one place differs", refused(varied, problem), []string{of}},
		{"one place differs, softly", refused(with(varied, func(c *call.Case) { c.Subject.Soft = true }), problem), nil},
		{"one place differs from what was refused", refused(with(varied, func(c *call.Case) { c.Base = &call.Exchange{Status: 400} }), problem), nil},
		{"something of it was used before", refused(varied, `{"title": "Duplicate name"}`), nil},
		{"nothing is known", refused(valid(), problem), nil},
		{"the error is wrong, too", refused(varied, `{}`), []string{"error-body #/components/responses/Problem/content/application~1problem+json/schema/required/0", of}},
	})
}

func TestWhatIsNoRefusal(t *testing.T) {
	varied := call.Case{Intent: call.Valid, Phase: call.Coverage, Base: &call.Exchange{Status: 200}}
	varied.Known = true
	var cases []checkCase
	for _, status := range []int{401, 403, 404, 409, 410, 412, 423, 428, 429} {
		cases = append(cases, checkCase{"not the request's fault", answer{to: "GET /things/{id}", status: status, typed: problemType, body: problem, about: varied}, nil})
	}
	runCases(t, cases)
}

func TestExampleWithoutCredentials(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		b.Granted = func(*contract.Operation) bool { return false }
		x := b.exchange(t, answer{to: "POST /things", status: 400, typed: problemType, body: problem, about: call.Case{Intent: call.Valid, Phase: call.Examples}})
		same(t, summaries(b.Exchange(x)), nil)
	})
}
