package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestRedirects(t *testing.T) {
	const of = "undocumented-status #/paths/~1things~1special/get/responses"
	to := func(status int, location string, about call.Case) answer {
		return answer{to: "GET /things/special", status: status, header: "Location: " + location, about: about}
	}
	asked := answer{to: "GET /things/special", status: 304, about: valid(), change: func(x *call.Exchange) { x.Sent.Set("If-None-Match", `W/"1"`) }}
	runCases(t, []checkCase{
		{"with a slash at the end", to(301, "/v1/things/special/", valid()), nil},
		{"as a whole URL", to(308, "http://api.example/v1/things/special/", valid()), nil},
		{"beside", to(307, "special/", valid()), nil},
		{"to another path", to(301, "/login", valid()), []string{of}},
		{"to another path, after a write", to(303, "/v1/things/special/", valid()), []string{of}},
		{"to another scheme", to(301, "https://api.example/v1/things/special", valid()), []string{"warning: " + of}},
		{"to where people log in", to(302, "/login", by(call.Anonymous)), []string{"warning: " + of}},
		{"of what is wrong", to(302, "/help", invalid()), []string{"warning: " + of}},
		{"to nowhere", answer{to: "GET /things/special", status: 301, about: valid()}, []string{of}},
		{"to no URL", to(301, "http://[", valid()), []string{of}},
		{"not modified, as it was asked", asked, nil},
		{"not modified, although nobody asked", answer{to: "GET /things/special", status: 304, about: valid()}, []string{of}},
	})
}
