package check

import "testing"

func TestMissingBodies(t *testing.T) {
	runCases(t, []checkCase{
		{"of a success", answer{to: "POST /things", status: 201}, []string{"missing-body #/paths/~1things/post/responses/201/content"}},
		{"of an error", answer{to: "POST /things", status: 400, typed: problemType}, []string{"missing-body #/components/responses/Problem/content"}},
		{"JSON among others", answer{to: "GET /things/{id}", status: 200, typed: jsonType}, []string{"missing-body #/paths/~1things~1{id}/get/responses/200/content"}},
		{"an empty text is a text", answer{to: "GET /things/{id}", status: 200, typed: "text/plain"}, nil},
		{"may be a text", answer{to: "GET /things/{id}", status: 200}, nil},
		{"no content", answer{to: "DELETE /things/{id}", status: 204}, nil},
		{"none documented", answer{to: "POST /things", status: 401, header: "Content-Length: 0"}, nil},
		{"anything may be nothing", answer{to: "GET /things/special", status: 200}, nil},
		{"HEAD", answer{to: "HEAD /things/{id}", status: 200, typed: jsonType}, nil},
	})
}
