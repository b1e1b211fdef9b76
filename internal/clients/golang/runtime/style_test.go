package runtime

import (
	"strings"
	"testing"
)

// The examples of OpenAPI 3.1.1, section 4.8.12.4, and what they leave open.
func TestStyles(t *testing.T) {
	color := "blue"
	list := []string{"blue", "black", "brown"}
	type rgb struct {
		R int `json:"R"`
		G int `json:"G"`
		B int `json:"B"`
	}
	object := rgb{100, 200, 150}
	for _, test := range []struct {
		style   string
		explode bool
		given   any
		want    string
	}{
		{"form", true, "", "color="},
		{"form", true, color, "color=blue"},
		{"form", true, list, "color=blue&color=black&color=brown"},
		{"form", true, object, "R=100&G=200&B=150"},
		{"form", false, list, "color=blue,black,brown"},
		{"form", false, object, "color=R,100,G,200,B,150"},
		{"spaceDelimited", false, list, "color=blue%20black%20brown"},
		{"spaceDelimited", false, object, "color=R%20100%20G%20200%20B%20150"},
		{"pipeDelimited", false, list, "color=blue%7Cblack%7Cbrown"},
		{"pipeDelimited", false, object, "color=R%7C100%7CG%7C200%7CB%7C150"},
		{"pipeDelimited", true, list, "color=blue&color=black&color=brown"},
		{"tabDelimited", false, list, "color=blue%09black%09brown"},
		{"deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"},
		{"deepObject", true, map[string]any{"a": map[string]any{"b": []int{1, 2}}}, "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2"},
		{"deepObject", true, map[string]any{"a": nil}, ""},
		{"json", false, object, "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"},
		{"json", false, "x", "color=%22x%22"},
		{"form", true, []string{}, ""},
		{"form", true, nil, ""},
		{"form", false, []string{"a,b", "c d&e"}, "color=a%2Cb,c%20d%26e"},
		{"form", true, map[string]any{"a": []int{1, 2}}, "a=%5B1%2C2%5D"},
		{"form", true, 9007199254740993, "color=9007199254740993"},
		{"form", true, 1.5e10, "color=15000000000"},
	} {
		p := parameter{in: "query", key: "color", style: test.style, explode: test.explode}
		v, err := p.value(test.given)
		if err != nil {
			t.Fatal(err)
		}
		if got := joinPairs(p.pairs(v, quoteQuery), "&"); got != test.want {
			t.Errorf("%s explode=%t %v: got %q, want %q", test.style, test.explode, test.given, got, test.want)
		}
	}
}

// The same section's examples of paths, with text that must be encoded.
func TestExpandPath(t *testing.T) {
	list := []string{"blue", "black"}
	object := struct {
		R int `json:"R"`
		G int `json:"G"`
	}{100, 200}
	for _, test := range []struct {
		template string
		given    any
		want     string
	}{
		{"/{color}", "blue", "/blue"},
		{"/{color}", list, "/blue,black"},
		{"/{color}", object, "/R,100,G,200"},
		{"/{color*}", object, "/R=100,G=200"},
		{"/{.color}", "blue", "/.blue"},
		{"/{.color}", list, "/.blue,black"},
		{"/{.color*}", list, "/.blue.black"},
		{"/{.color*}", object, "/.R=100.G=200"},
		{"/{;color}", "", "/;color"},
		{"/{;color}", "blue", "/;color=blue"},
		{"/{;color}", list, "/;color=blue,black"},
		{"/{;color*}", list, "/;color=blue;color=black"},
		{"/{;color*}", object, "/;R=100;G=200"},
		{"/{=color}", object, "/%7B%22R%22%3A100%2C%22G%22%3A200%7D"},
		{"/{+color}", "a/b?c#d%20é", "/a/b%3Fc%23d%20%C3%A9"},
		{"/x{color}y/{color}", "a/b c", "/xa%2Fb%20cy/"},
		{"/{;a%20b}", "1", "/;a%20b=1"},
		{"/~{color}", "-._~!*'()", "/~-._~%21%2A%27%28%29"},
	} {
		got, err := expandPath(test.template, []any{test.given})
		if err != nil {
			t.Fatal(err)
		}
		if got, _, _ = strings.Cut(got, "{"); got != test.want {
			t.Errorf("%s %v: got %q, want %q", test.template, test.given, got, test.want)
		}
	}
}

// What would lead to another path than that of the operation is refused.
func TestExpandPathRefuses(t *testing.T) {
	for _, given := range []any{"", ".", "..", []string{}, (*string)(nil)} {
		if got, err := expandPath("/users/{id}", []any{given}); err == nil {
			t.Errorf("%v: got %q, want an error", given, got)
		}
	}
	if got, err := expandPath("/files/{+path}", []any{"a/../../b"}); err == nil {
		t.Errorf("got %q, want an error", got)
	}
}
