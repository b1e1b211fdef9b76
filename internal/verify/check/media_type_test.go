package check

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
)

func TestUndocumentedMediaTypes(t *testing.T) {
	const of = "undocumented-media-type #/paths/~1things~1{id}/get/responses/200/content"
	runCases(t, []checkCase{
		{"another", answer{to: "GET /things/{id}", status: 200, typed: "application/xml", body: "<a/>"}, []string{of}},
		{"a relative of JSON", answer{to: "GET /things/{id}", status: 200, typed: "application/hal+json", body: thing}, []string{of}},
		{"none", answer{to: "GET /things/{id}", status: 200, body: thing}, []string{of}},
		{"no media type", answer{to: "GET /things/{id}", status: 200, typed: ";;", body: thing}, []string{of}},
		{"of a shared response", answer{to: "POST /things", status: 400, typed: "text/html", body: "<p>"}, []string{"undocumented-media-type #/components/responses/Problem/content"}},
		{"where no body is documented", answer{to: "GET /things", status: 400, typed: jsonType, body: "{}"}, []string{"warning: undocumented-media-type #/paths/~1things/get/responses/400"}},
		{"parameters in the document only", answer{to: "POST /things", status: 201, typed: jsonType, body: thing}, nil},
		{"other parameters", answer{to: "POST /things", status: 201, typed: jsonType + ";profile=x", body: thing}, nil},
		{"empty", answer{to: "DELETE /things/{id}", status: 204, typed: "text/html"}, nil},
		{"HEAD", answer{to: "HEAD /things/{id}", status: 200, typed: "text/html"}, nil},
		{"an error for everything", answer{to: "GET /things", status: 404, typed: "Application/Problem+JSON;charset=utf-8", body: problem}, nil},
	})
}

// Of several entries that fit, the one that says most is meant.
func TestClosestMediaType(t *testing.T) {
	r := &contract.Response{}
	for _, documented := range []string{"*/*", "application/*", "application/*+json", "application/json", "application/json; version=2; charset=utf-8"} {
		r.Content = append(r.Content, &contract.Media{Type: documented})
	}
	for arrived, want := range map[string]string{
		"image/png":                           "*/*",
		"application/pdf":                     "application/*",
		"application/hal+json":                "application/*+json",
		"application/json":                    "application/json",
		"APPLICATION/JSON; version=2":         "application/json; version=2; charset=utf-8",
		"application/json; version=3":         "application/json",
		"application/json; charset=\"utf-8\"": "application/json",
	} {
		x := &call.Exchange{Header: map[string][]string{"Content-Type": {arrived}}}
		if got := mediaOf(r, x); got == nil || got.Type != want {
			t.Errorf("%s: %v, not %s", arrived, got, want)
		}
	}
}

func TestAcceptable(t *testing.T) {
	for _, c := range []struct {
		accept, essence string
		want            bool
	}{
		{"", "text/html", true},
		{"*/*", "text/html", true},
		{"text/*;q=0.1, image/png", "text/html", true},
		{"text/*;q=0, image/png", "text/html", false},
		{"text/*;q=0.000", "text/html", false},
		{"application/xml", "application/json", false},
	} {
		if got := acceptable(c.accept, c.essence); got != c.want {
			t.Errorf("%q, %q: %v", c.accept, c.essence, got)
		}
	}
}
