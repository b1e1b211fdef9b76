package catalog_test

import (
	"bytes"
	"cmp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/apisteward/steward/internal/catalog"
)

func semver(t *testing.T, text string) catalog.Semver {
	t.Helper()
	v, err := catalog.ParseSemver(text)
	if err != nil {
		t.Fatalf("ParseSemver(%q): %v", text, err)
	}
	return v
}

func TestVersionsAreReadStrictly(t *testing.T) {
	for _, text := range []string{
		"0.0.0", "1.4.2", "10.20.30", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-0.3.7", "1.0.0-x-y-z.--", "1.0.0-0a",
		"999999999999999999.0.0", "1.0.0-99999999999999999999999999",
	} {
		if v := semver(t, text); v.String() != text {
			t.Errorf("%q is read as %q", text, v)
		}
	}
	for _, text := range []string{
		"", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.02.3", "1.2.03", "1.2.3+build", "1.2.3-rc.1+build", "1.2.3-",
		"1.2.3-rc..1", "1.2.3-01", "1.2.3-rc_1", "1.2.3-ü", " 1.2.3", "1.2.3 ", "1.2.x", "-1.2.3", "1.-2.3", "١.2.3",
		"1000000000000000000.0.0", "latest", "1.2.3-" + strings.Repeat("a", 100),
	} {
		if v, err := catalog.ParseSemver(text); err == nil {
			t.Errorf("%q is read as %v, want an error", text, v)
		}
	}
}

// TestPrecedence follows the example of SemVer 2.0.0, section 11.
func TestPrecedence(t *testing.T) {
	ascending := []string{
		"0.0.1", "0.9.0", "1.0.0-0", "1.0.0-2", "1.0.0-11", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta",
		"1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1-rc.1", "1.0.1", "1.2.0", "1.10.0", "2.0.0", "10.0.0",
	}
	for i, a := range ascending {
		for j, b := range ascending {
			v, w := semver(t, a), semver(t, b)
			if got := v.Compare(w); got != cmp.Compare(i, j) {
				t.Errorf("%s.Compare(%s) = %d", a, b, got)
			}
			if got := bytes.Compare(v.Key(), w.Key()); got != cmp.Compare(i, j) {
				t.Errorf("the keys of %s and %s compare as %d", a, b, got)
			}
		}
	}
}

func TestKeysSortAsVersionsDo(t *testing.T) {
	versions := rapid.Custom(func(t *rapid.T) string {
		text := rapid.StringMatching(`[0-3]\.(0|[1-9][0-9]?)\.(0|[1-9][0-9]{0,3})`).Draw(t, "core")
		for i := range rapid.IntRange(0, 3).Draw(t, "identifiers") {
			text += map[bool]string{true: "-", false: "."}[i == 0]
			text += rapid.StringMatching(`0|[1-9][0-9]{0,2}|[a-c-][0-2a-c-]{0,2}`).Draw(t, "identifier")
		}
		return text
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := versions.Draw(t, "a"), versions.Draw(t, "b")
		v, err := catalog.ParseSemver(a)
		if err != nil {
			t.Fatalf("ParseSemver(%q): %v", a, err)
		}
		w, err := catalog.ParseSemver(b)
		if err != nil {
			t.Fatalf("ParseSemver(%q): %v", b, err)
		}
		if v.Compare(w) != bytes.Compare(v.Key(), w.Key()) || v.Compare(w) != -w.Compare(v) {
			t.Errorf("%s and %s: compare as %d and %d, keys as %d", a, b, v.Compare(w), w.Compare(v), bytes.Compare(v.Key(), w.Key()))
		}
		if (v.Compare(w) == 0) != (a == b) {
			t.Errorf("%s and %s have the same precedence", a, b)
		}
	})
}
