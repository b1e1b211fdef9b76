package python

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/source"
)

func TestQuote(t *testing.T) {
	tests := map[string]string{
		"":             `""`,
		"a b":          `"a b"`,
		`"\`:           `"\"\\"`,
		"\n\r\t\x00":   `"\n\r\t\x00"`,
		"é日😀":          `"é日😀"`,
		"\u2028\u202e": `"\u2028\u202e"`,
		"\U000e0001":   `"\U000e0001"`,
		"\u00a0\x7f":   `"\xa0\x7f"`,
		"a\xffb":       `"a\ufffdb"`,
		"'''{x}%s":     `"'''{x}%s"`,
	}
	for text, want := range tests {
		if got := quote(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestDocstrings(t *testing.T) {
	tests := []struct {
		paragraphs []string
		want       string
	}{
		{[]string{""}, ""},
		{[]string{"One line."}, `"""One line."""` + "\n"},
		{[]string{"Ends with \"quotes\""}, "\"\"\"Ends with \"quotes\"\n\"\"\"\n"},
		{[]string{`A """ and \N`}, `"""A \"\"\" and \\N"""` + "\n"},
		{[]string{"First.", "", "Second."}, "\"\"\"First.\n\nSecond.\n\"\"\"\n"},
		{[]string{`"quoted`}, `""" "quoted"""` + "\n"},
		{[]string{"hidden\u202e\U000e0001 text"}, `"""hidden text"""` + "\n"},
	}
	for _, test := range tests {
		w := source.NewWriter("    ")
		doc(w, test.paragraphs...)
		if got := string(w.Bytes()); got != test.want {
			t.Errorf("%q: %s, want %s", test.paragraphs, got, test.want)
		}
	}
}

func TestTOML(t *testing.T) {
	if got, want := toml("a\"\\\n\x7fb<é>"), `"a\"\\  b<é>"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestReleases(t *testing.T) {
	tests := map[string]string{
		"1.2.3":          "1.2.3",
		"1.2.3-rc.1":     "1.2.3-rc.1",
		"1.2.3-beta":     "1.2.3-beta",
		"1.2.3-nightly":  "1.2.3.dev0+nightly",
		"1.2.3-a-b.c":    "1.2.3.dev0+a.b.c",
		"1.2.3+build.5":  "1.2.3+build.5",
		"1.2.3-x.1+y_~2": "1.2.3.dev0+x.1.y.2",
	}
	for version, want := range tests {
		if got := release(version); got != want {
			t.Errorf("%s: %s, want %s", version, got, want)
		}
	}
}

func TestNothingAsynchronousIsLeft(t *testing.T) {
	files := filesOf(t, testdata(t, "library.yaml"), Options{})
	found := 0
	for name, text := range files {
		if !strings.Contains(name, "/_runtime/sync_") {
			continue
		}
		found++
		for _, word := range []string{"async", "await", "Async", "anyio", "aclose", "__a"} {
			if strings.Contains(text, word) {
				t.Errorf("%s has %q", name, word)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d modules, want 2", found)
	}
}
