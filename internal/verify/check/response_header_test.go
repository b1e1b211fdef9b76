package check

import (
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestResponseHeaders(t *testing.T) {
	const of = "response-header #/paths/~1things/get/responses/200/headers/"
	list := func(header string) answer {
		return answer{to: "GET /things", status: 200, typed: jsonType, body: "[]", header: header}
	}
	runCases(t, []checkCase{
		{"as documented", list("X-Total: 7; X-Tags: 1, 2; X-More: x; Last-Modified: Tue, 01 Jun 2027 00:00:00 GMT"), nil},
		{"in other letters", list("x-total: 7"), nil},
		{"whole in another way", list("X-Total: 7.0"), nil},
		{"zeros in front", list("X-Total: 007"), nil},
		{"missing", list(""), []string{of + "X-Total"}},
		{"no number", list("X-Total: many"), []string{of + "X-Total"}},
		{"too small", list("X-Total: -1"), []string{of + "X-Total"}},
		{"a list with a wrong element", list("X-Total: 7; X-Tags: 1,b"), []string{of + "X-Tags"}},
		{"a list in two fields", list("X-Total: 7; X-Tags: 1; X-Tags: 2"), nil},
		{"an empty list", list("X-Total: 7; X-Tags:  "), nil},
		{"twice what there is once", list("X-Total: 7; X-Total: 8"), []string{of + "X-Total"}},
		{"not of this status", answer{to: "GET /things", status: 404, typed: problemType, body: problem}, nil},
		{"and a body that is wrong", answer{to: "GET /things", status: 200, typed: jsonType, body: "{}"}, []string{
			"response-schema #/paths/~1things/get/responses/200/content/application~1json/schema", of + "X-Total"}},
	})
}

func TestHeaderWithContent(t *testing.T) {
	b := newBench(t, small(`{"description": "", "headers": {
		"X-A": {"content": {"application/json": {"schema": {"type": "object", "required": ["a"]}}}},
		"X-B": {"explode": true, "schema": {"type": "object", "properties": {"n": {"type": "integer"}}}},
		"Content-Type": {"required": true, "schema": {"type": "integer"}},
		"Content-Length": {"required": true, "schema": {"type": "integer"}},
		"X-Token": {"schema": {"type": "integer"}},
		"X-On": {"schema": {"type": "boolean"}}}}`))
	const of = "response-header #/paths/~1a/get/responses/200/headers/"
	for header, want := range map[string][]string{
		`X-A: {"a": 1}`:   nil,
		`X-A: {"b": 1}`:   {of + "X-A"},
		`X-A: a`:          {of + "X-A"},
		"X-B: n=1,m=a":    nil,
		"X-B: n,1":        nil,
		"X-B: n=a":        {of + "X-B"},
		"X-On: True":      nil,
		"X-On: yes":       {of + "X-On"},
		"X-Token: 12":     nil,
		"X-Token: secret": {of + "X-Token"},
	} {
		found := b.Exchange(b.exchange(t, answer{to: "GET /a", status: 200, header: header}))
		same(t, summaries(found), want)
		for _, f := range found {
			if f.Arrived == "X-Token: secret" {
				t.Error("a secret is shown")
			}
		}
	}
}

// What stands beside the failures of one exchange does not follow from them.
func TestOneFailureForEachCause(t *testing.T) {
	inBothEditions(t, func(t *testing.T, b *bench) {
		b.MaxResponseTime = 10
		x := b.exchange(t, answer{to: "GET /things", status: 500, change: func(x *call.Exchange) { x.Duration = 11 }})
		same(t, summaries(b.Exchange(x)), []string{"server-error #/paths/~1things/get", "slow-response #/paths/~1things/get"})
		x.Duration = 10
		same(t, summaries(b.Exchange(x)), []string{"server-error #/paths/~1things/get"})
	})
}
