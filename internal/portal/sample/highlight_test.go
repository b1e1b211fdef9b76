package sample

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

func joined(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func marked(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Class == "" {
			b.WriteString(s.Text)
		} else {
			b.WriteString("<" + s.Class + " " + s.Text + ">")
		}
	}
	return b.String()
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ language, code, want string }{
		{"json", `{"a": "b\"c", "d": [-1.5e3, true]}`, `{"a": <hs "b\"c">, "d": [<hn -1.5e3>, <hn true>]}`},
		{"sh", `curl -H "X: $KEY" 'a\' $A`, `<hk curl> -H <hs "X: $KEY"> <hs 'a\'> <hv $A>`},
		{"go", "if err != nil { // no\n\tx := `a\\`", "<hk if> err != <hn nil> { <hc // no>\n\tx := <hs `a\\`>"},
		{"python", `x = {"a": None}  # "`, `x = {<hs "a">: <hn None>}  <hc # ">`},
		{"typescript", "const x1 = `a${b}`;", "<hk const> x1 = <hs `a${b}`>;"},
		{"text", "const", "const"},
	} {
		if got := marked(Highlight(c.language, c.code)); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.code, got, c.want)
		}
	}
}

// Whatever the code, nothing of it is lost, and there is an end to the pieces.
func TestHighlightLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		language := rapid.SampledFrom([]string{"sh", "go", "typescript", "python", "json", "other"}).Draw(t, "language")
		code := strings.Join(rapid.SliceOf(rapid.SampledFrom(append(portaltest.Pieces, `"`, "'", `\`, "$", "1", "//", "\n"))).Draw(t, "code"), "")
		spans := Highlight(language, code)
		if joined(spans) != code || len(spans) > maxSpans+1 {
			t.Fatalf("%d pieces: %q", len(spans), joined(spans))
		}
	})
	long := strings.Repeat(`"a", 1, `, 10_000)
	if spans := Highlight("json", long); joined(spans) != long || len(spans) > maxSpans+1 {
		t.Errorf("%d pieces", len(spans))
	}
}
