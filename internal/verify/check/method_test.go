package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestMethodNotAllowed(t *testing.T) {
	const of = "method-not-allowed #/paths/~1things"
	sent := func(method string) call.Case { return call.Case{Method: method} }
	runCases(t, []checkCase{
		{"refused", answer{to: "GET /things", status: 405, header: "Allow: GET, POST", about: sent("DELETE")}, nil},
		{"refused, with nothing allowed", answer{to: "GET /things", status: 405, header: "Allow: ", about: sent("DELETE")}, nil},
		{"refused without Allow", answer{to: "GET /things", status: 405, about: sent("DELETE")}, []string{of}},
		{"carried out", answer{to: "GET /things", status: 204, about: sent("DELETE")}, []string{of}},
		{"not found", answer{to: "GET /things", status: 404, about: sent("PUT")}, []string{of}},
		{"wrong", answer{to: "GET /things", status: 400, about: sent("PUT")}, []string{of}},
		{"not found, and nobody knows why", answer{to: "GET /things/{id}", status: 404, about: sent("PUT")}, nil},
		{"not found, although there", answer{to: "GET /things/{id}", status: 404, about: call.Case{Method: "PUT", Known: true}}, []string{"method-not-allowed #/paths/~1things~1{id}"}},
		{"not implemented", answer{to: "GET /things", status: 501, about: sent("TRACE")}, nil},
		{"credentials first", answer{to: "GET /things", status: 401, about: sent("PUT")}, nil},
		{"too many", answer{to: "GET /things", status: 429, about: sent("PUT")}, nil},
		{"elsewhere", answer{to: "GET /things", status: 301, about: sent("PUT")}, nil},
		{"a crash", answer{to: "GET /things", status: 500, about: sent("PUT")}, []string{"server-error #/paths/~1things/get"}},
		{"HEAD comes with GET", answer{to: "GET /things", status: 200, about: sent("HEAD")}, nil},
		{"OPTIONS is for browsers", answer{to: "GET /things", status: 200, typed: jsonType, body: "{", about: sent("OPTIONS")}, nil},
		{"documented for the path", answer{to: "GET /things", status: 201, about: sent("POST")}, nil},
		{"documented for another template", answer{to: "GET /things/special", status: 204, about: sent("DELETE")}, nil},
	})
}

// The cause is the same whichever operation of the path it was found with.
func TestMethodIsOfThePath(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		one := b.Exchange(b.exchange(t, answer{to: "GET /things", status: 405, about: call.Case{Method: "PUT"}}))
		other := b.Exchange(b.exchange(t, answer{to: "POST /things", status: 405, about: call.Case{Method: "PATCH"}}))
		if one[0].ID != other[0].ID {
			t.Error("two causes")
		}
		same(t, []string{one[0].Expected}, []string{"Allow: GET, POST"})
	})
}
