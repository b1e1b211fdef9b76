package session

import (
	"net/http"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

func TestRandomFollowsFromSeedAndNames(t *testing.T) {
	draw := func(seed uint64, names ...string) uint64 { return (&Session{Seed: seed}).Random(names...).Uint64() }
	same := draw(1, "fuzzing", "GET /x", "3")
	if draw(1, "fuzzing", "GET /x", "3") != same {
		t.Error("the same seed and names give something else")
	}
	for _, other := range []uint64{draw(2, "fuzzing", "GET /x", "3"), draw(1, "fuzzing", "GET /x", "4"), draw(1, "fuzzing", "GET /x3"), draw(1, "fuzzing", "GET /", "x3")} {
		if other == same {
			t.Error("another seed or other names give the same")
		}
	}
}

// exchange is an answer to a request with some arguments.
func exchange(op *contract.Operation, status int, intent call.Intent, arguments ...string) *call.Exchange {
	c := &call.Case{Operation: op, Intent: intent}
	for _, name := range arguments {
		c.Set(call.Argument{In: "query", Name: name, Value: "x"})
	}
	return &call.Exchange{Case: c, Method: op.Method, Status: status, URL: "http://api/things"}
}

func TestTallyKeepsTheAcceptedRequestsWithLeastAndMost(t *testing.T) {
	op := &contract.Operation{Method: "GET", Path: "/things"}
	tally := NewTally()
	least, most := exchange(op, 200, call.Valid), exchange(op, 200, call.Valid, "a", "b")
	other := exchange(op, 200, call.Valid)
	other.Case.Header = http.Header{"If-None-Match": {"x"}}
	anonymous := exchange(op, 200, call.Valid)
	anonymous.Case.Access = call.Anonymous
	for _, x := range []*call.Exchange{
		exchange(op, 400, call.Valid), exchange(op, 200, call.Valid, "a"), most, least,
		exchange(op, 200, call.Unknown), exchange(op, 200, call.Invalid), other, anonymous,
	} {
		tally.Count(x)
	}
	a, b := tally.Bases(op)
	if a != least || b != most {
		t.Errorf("least %+v, most %+v", a.Case, b.Case)
	}
	if count := tally.Of(op); count.Requests != 8 || !count.Accepted || count.Refused() != nil {
		t.Errorf("counted %+v", count)
	}
}

func TestTallyKeepsRefusalsUntilOneIsAccepted(t *testing.T) {
	op := &contract.Operation{Method: "GET", Path: "/things"}
	tally := NewTally()
	for range 2 * maxRefused {
		tally.Count(exchange(op, 400, call.Valid))
		tally.Count(exchange(op, 400, call.Invalid))
	}
	count := tally.Of(op)
	if n := len(count.Refused()); n != maxRefused {
		t.Errorf("%d refusals were kept", n)
	}
	tally.Count(exchange(op, 200, call.Valid))
	count = tally.Of(op)
	if count.Refused() != nil {
		t.Error("an operation that accepted a request refuses none")
	}
}

func TestWhatWasSmuggledInIsNoFailureOfItsOwn(t *testing.T) {
	s := new(Session)
	s.Smuggle("title", "aaaa", false)
	s.Smuggle("kind", nil, true)
	s.Smuggle("tags", sample.Object{}, false)
	for _, tt := range []struct {
		f    failure.Failure
		want bool
	}{
		{failure.Failure{Check: "response-schema", Text: "The body is not as documented: /*/title has more than 3 characters.", Arrived: `"aaaa"`}, true},
		{failure.Failure{Check: "response-schema", Text: "The body is not as documented: /*/title has more than 3 characters.", Arrived: `"aaa…`}, true},
		{failure.Failure{Check: "response-schema", Text: "The body is not as documented: /*/title has more than 3 characters.", Arrived: `"bbbb"`}, false},
		{failure.Failure{Check: "response-schema", Text: "The body is not as documented: /*/subtitle has more than 3 characters.", Arrived: `"aaaa"`}, false},
		{failure.Failure{Check: "response-schema", Text: "The body is not as documented: it lacks ...", Expected: `the property "kind"`}, true},
		{failure.Failure{Check: "response-schema", Text: "The body is not as documented: it lacks ...", Expected: `the property "other"`}, false},
		{failure.Failure{Check: "response-schema", Text: "The body is not as documented: /tags is an object.", Arrived: "an empty object"}, true},
		{failure.Failure{Check: "server-error", Expected: `the property "kind"`}, false},
	} {
		if got := s.smuggled.follows(&tt.f); got != tt.want {
			t.Errorf("%+v: %v", tt.f, got)
		}
	}
}

func TestTouchedPaths(t *testing.T) {
	s := new(Session)
	op := &contract.Operation{Method: "GET"}
	for _, line := range [][2]string{{"DELETE", "http://api/v1/things/7/"}, {"POST", "http://api/v1/boxes/3/open?now=1"}, {"GET", "http://api/v1/people/1"}} {
		s.touched.note(&call.Exchange{Case: &call.Case{Operation: op}, Method: line[0], URL: line[1]})
	}
	var touched []string
	for _, path := range []string{"/v1/things/7", "/v1/things/77", "/v1/boxes/3", "/v1/boxes/3/open", "/v1/boxes/4", "/v1/people/1"} {
		if s.Touched("http://api" + path) {
			touched = append(touched, path)
		}
	}
	if want := []string{"/v1/things/7", "/v1/boxes/3", "/v1/boxes/3/open"}; !slices.Equal(touched, want) {
		t.Errorf("touched %v, want %v", touched, want)
	}
}
