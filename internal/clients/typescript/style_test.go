package typescript

import (
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
)

func TestStyleName(t *testing.T) {
	text, list, object := &plan.Type{Kind: plan.String}, &plan.Type{Kind: plan.Array}, &plan.Type{Kind: plan.Object}
	alias := &plan.Type{Kind: plan.Alias, Elem: plan.Use{Type: list}}
	tests := []struct {
		in, style string
		explode   bool
		of        *plan.Type
		want      string
	}{
		{"path", "simple", false, text, ""}, {"path", "simple", false, list, ""}, {"path", "simple", true, object, "simpleExploded"},
		{"path", "label", true, text, "label"}, {"path", "label", true, list, "labelExploded"}, {"path", "matrix", false, alias, "matrix"},
		{"query", "form", true, list, ""}, {"query", "form", false, list, "formJoined"}, {"query", "form", false, text, ""},
		{"query", "form", false, alias, "formJoined"}, {"query", "deepObject", true, object, "deepObject"}, {"query", "deepObject", true, text, ""},
		{"query", "spaceDelimited", false, list, "spaceDelimited"}, {"query", "spaceDelimited", true, list, ""},
		{"query", "pipeDelimited", false, object, "pipeDelimited"}, {"query", "tabDelimited", false, list, "tabDelimited"},
		{"cookie", "form", true, list, ""}, {"cookie", "form", false, list, "formJoined"}, {"cookie", "cookie", true, text, "plainCookie"},
		{"cookie", "cookie", false, list, "plainCookieJoined"}, {"querystring", "form", true, object, "wholeQuery"}, {"query", "unheard of", true, list, ""},
	}
	for _, tt := range tests {
		p := &plan.Parameter{In: tt.in, Style: tt.style, Explode: tt.explode, Use: plan.Use{Type: tt.of}}
		if got := styleName(p); got != tt.want {
			t.Errorf("%s in %s, exploded %t: %q, want %q", tt.style, tt.in, tt.explode, got, tt.want)
		}
	}
	for in, want := range map[string]string{"query": "jsonPair", "cookie": "jsonPair", "path": "jsonText", "header": "jsonText"} {
		if got := styleName(&plan.Parameter{In: in, Content: "application/json", Use: plan.Use{Type: object}}); got != want {
			t.Errorf("JSON in %s: %q, want %q", in, got, want)
		}
	}
}

func TestTagType(t *testing.T) {
	use := func(kind plan.Kind) plan.Use { return plan.Use{Type: &plan.Type{Kind: kind}} }
	object := func(fields ...*plan.Field) *plan.Variant {
		return &plan.Variant{Use: plan.Use{Type: &plan.Type{Kind: plan.Object, Fields: fields}}, Tags: []string{"a", "b\""}}
	}
	tests := []struct {
		name    string
		variant *plan.Variant
		want    string
	}{
		{"a text", object(&plan.Field{Key: "kind", Use: use(plan.String)}), `{ kind: "a" | "b\"" }`},
		{"no such field", object(), `{ kind: "a" | "b\"" }`},
		{"another kind", object(&plan.Field{Key: "kind", Use: use(plan.Integer)}), ""},
		{"no object", &plan.Variant{Use: use(plan.String), Tags: []string{"a"}}, ""},
		{"no tags", &plan.Variant{Use: plan.Use{Type: &plan.Type{Kind: plan.Object}}}, ""},
	}
	for _, tt := range tests {
		if got := tagType("kind", tt.variant); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := tagType("", tests[0].variant); got != "" {
		t.Errorf("without a discriminator: %q", got)
	}
}
