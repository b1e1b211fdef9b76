package check

import "testing"

func TestMalformedBodies(t *testing.T) {
	const of = "malformed-body #/paths/~1things~1{id}/get/responses/200/content/application~1json"
	runCases(t, []checkCase{
		{"half of it", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id": "t1"`}, []string{of}},
		{"a page", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: "<html>"}, []string{of}},
		{"two of it", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: thing + thing}, []string{of}},
		{"not a number", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"price": NaN}`}, []string{of}},
		{"not UTF-8", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: "\"\xff\""}, []string{of}},
		{"more telling than the status", answer{to: "DELETE /things/{id}", status: 200, typed: jsonType, body: "{", about: valid()}, []string{"malformed-body #/paths/~1things~1{id}/delete/responses"}},
		{"of an error", answer{to: "POST /things", status: 400, typed: problemType, body: "no", about: invalid()}, []string{"malformed-body #/components/responses/Problem/content/application~1problem+json"}},
		{"more telling than the media type", answer{to: "POST /things", status: 400, typed: jsonType, body: "no"}, []string{"malformed-body #/components/responses/Problem/content"}},
		{"white space around", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: "\r\n " + thing + "\n"}, nil},
		{"Latin 1, as it says", answer{to: "GET /things/special", status: 200, typed: "application/json; charset=ISO-8859-1", body: "\"\xff\""}, nil},
		{"no JSON", answer{to: "GET /things/special", status: 200, typed: "text/html", body: "<html>"}, nil},
	})
}
