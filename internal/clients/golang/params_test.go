package golang

import (
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
)

// Paths are written so that the runtime's template says what the contract does.
func TestTemplate(t *testing.T) {
	parameter := func(key, style string, explode, reserved bool, content string) plan.Segment {
		return plan.Segment{Parameter: &plan.Parameter{Key: key, In: "path", Style: style, Explode: explode, Reserved: reserved, Content: content}}
	}
	for _, tt := range []struct {
		path []plan.Segment
		want string
	}{
		{[]plan.Segment{{Literal: "/users/"}, parameter("id", "simple", false, false, ""), {Literal: ".json"}}, "/users/{id}.json"},
		{[]plan.Segment{{Literal: "/"}, parameter("id", "simple", true, false, "")}, "/{id*}"},
		{[]plan.Segment{{Literal: "/"}, parameter("id", "label", false, false, "")}, "/{.id}"},
		{[]plan.Segment{{Literal: "/"}, parameter("a b}", "matrix", true, false, "")}, "/{;a%20b%7D*}"},
		{[]plan.Segment{{Literal: "/"}, parameter("path", "simple", false, true, "")}, "/{+path}"},
		{[]plan.Segment{{Literal: "/"}, parameter("q", "", false, false, "application/json")}, "/{=q}"},
		{[]plan.Segment{{Literal: "/a b/%2F/%zz/%/{x}\"?y=1#part"}}, "/a%20b/%2F/%25zz/%25/%7Bx%7D%22?y=1"},
	} {
		if got := template(&plan.Operation{Path: tt.path}); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestStyleOf(t *testing.T) {
	for _, tt := range []struct {
		p    plan.Parameter
		want string
	}{
		{plan.Parameter{In: "query", Style: "form", Explode: true}, ""},
		{plan.Parameter{In: "query", Style: "form"}, "form"},
		{plan.Parameter{In: "query", Style: "deepObject", Explode: true}, "deepObject,explode"},
		{plan.Parameter{In: "query", Style: "form", Explode: true, Reserved: true}, "form,explode,reserved"},
		{plan.Parameter{In: "query", Content: "application/json"}, "json"},
		{plan.Parameter{In: "querystring", Content: "application/x-www-form-urlencoded"}, ""},
		{plan.Parameter{In: "header", Style: "simple"}, ""},
		{plan.Parameter{In: "header", Style: "simple", Explode: true}, "simple,explode"},
		{plan.Parameter{In: "cookie", Style: "form", Explode: true}, ""},
	} {
		if got := styleOf(&tt.p); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.p, got, tt.want)
		}
	}
}
