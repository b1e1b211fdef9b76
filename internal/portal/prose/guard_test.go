package prose

import (
	"os"
	"strings"
	"testing"
)

func TestTangledTextsAreNotReadAsMarkdown(t *testing.T) {
	for _, piece := range []string{"> ", "[a](", "[", "![", "<", "<a href=", "*a ", "- + ", "1. 2) "} {
		source := strings.Repeat(piece, 2000) + "x"
		if got := string(New().HTML(source, BelowSection)); !strings.HasPrefix(got, "<pre ") {
			t.Errorf("%q again and again is read: %.60s", piece, got)
		}
	}
}

func TestUsualTextsAreReadAsMarkdown(t *testing.T) {
	for _, source := range []string{
		strings.Repeat("See [the docs](https://example.com/a_(b)) and `x[0]`, *really* (or not), a_b_c.\n", 500),
		strings.Repeat("- **one** <br> <b>two</b>\n  - inner [x][y] > 3\n", 500),
		strings.Repeat("| a | b |\n", 500), strings.Repeat("-", 200), "    +" + strings.Repeat("-", 40) + "+ a", strings.Repeat("-", 60) + " | --", strings.Repeat("* ", 100),
		"> > > deep\n\n" + strings.Repeat("1 < 2\n\n", 500),
	} {
		if tangled(source) {
			t.Errorf("%.60q is not read", source)
		}
	}
	guide, err := os.ReadFile("../../../docs/guides/running.md")
	if err != nil {
		t.Fatal(err)
	}
	if tangled(string(guide)) {
		t.Error("a guide of ours is not read")
	}
}

func TestOnePageShowsSoMuchProse(t *testing.T) {
	left := Allowance(10)
	if got := left.Take("12345678"); got != "12345678" {
		t.Errorf("got %q", got)
	}
	if got := left.Take("12345678"); got != tooLong {
		t.Errorf("got %q", got)
	}
	if got := left.Take("12"); got != "12" {
		t.Errorf("got %q", got)
	}
}
