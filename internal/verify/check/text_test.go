package check

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
)

func TestShort(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		" a\r\n\tb ":             "a b",
		"\x1b[31mred":            "\ufffd[31mred",
		"\xff":                   "\ufffd",
		strings.Repeat("ä", 120): strings.Repeat("ä", 120),
		strings.Repeat("ä", 121): strings.Repeat("ä", 120) + "…",
	} {
		if got := short(text); got != want || !utf8.ValidString(got) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestShortValue(t *testing.T) {
	for want, v := range map[string]any{`"<a>"`: "<a>", "null": nil, `{"a":[1]}`: map[string]any{"a": []any{1}}, "a value that cannot be shown": func() {}} {
		if got := shortValue(v); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestDocumented(t *testing.T) {
	op := &contract.Operation{Responses: []*contract.Response{{Status: "200"}, {Status: "4XX"}, {Status: "404"}, {Status: "default"}}}
	none := &contract.Operation{}
	same(t, []string{documented(op), refusals(op), documented(none), refusals(none)}, []string{
		"one of 200, 4XX, 404, default", "a refusal: 4XX", "a documented response; the operation has none", "a refusal, such as 400 or 422"})
	if !exactly(op, 403, 404) || exactly(op, 400, 403) {
		t.Error("404 is documented, and nothing else of 4xx by its number")
	}
}
