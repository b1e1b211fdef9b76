package catalog_test

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
)

func line(t *testing.T, versions string) catalog.Line {
	t.Helper()
	var l catalog.Line
	for text := range strings.FieldsSeq(versions) {
		l = append(l, semver(t, text))
	}
	return l
}

func TestAVersionHasItsPlaceInTheLine(t *testing.T) {
	for _, test := range []struct{ published, next, base, rival string }{
		{"", "0.1.0", "", ""},
		{"", "2.0.0", "", ""},
		{"1.4.2", "1.4.3", "1.4.2", ""},
		{"1.4.2", "1.4.2", "", "1.4.2"},
		{"1.4.2", "1.4.1", "", "1.4.2"},
		{"1.4.2", "1.4.2-rc.1", "", "1.4.2"},
		{"1.4.2 2.0.0", "1.4.3", "1.4.2", ""},
		{"1.4.2 2.0.0", "1.5.0", "1.4.2", ""},
		{"1.4.2 2.0.0", "1.5.0-rc.1", "1.4.2", ""},
		{"1.4.2 1.5.0 2.0.0", "1.4.3", "1.4.2", ""},
		{"1.4.2 1.5.0 2.0.0", "1.3.0", "", "1.5.0"},
		{"1.4.2 1.5.0 2.0.0", "1.3.1", "", "1.5.0"},
		{"1.4.2 2.0.0", "0.9.0", "", "2.0.0"},
		{"1.4.2 3.0.0", "2.0.0", "1.4.2", "3.0.0"},
		{"1.4.2 3.0.0", "2.0.1", "1.4.2", "3.0.0"},
		{"1.4.2 3.0.0", "4.0.0", "3.0.0", ""},
		{"1.10.0 1.9.0", "1.10.1", "1.10.0", ""},
		{"1.10.0 1.9.0", "1.9.1", "1.9.0", ""},
	} {
		l, next := line(t, test.published), semver(t, test.next)
		if base, found := l.Base(next); found != (test.base != "") || found && base.String() != test.base {
			t.Errorf("base of %s after %q = %v, %v; want %q", test.next, test.published, base, found, test.base)
		}
		if rival, found := l.Rival(next); found != (test.rival != "") || found && rival.String() != test.rival {
			t.Errorf("rival of %s after %q = %v, %v; want %q", test.next, test.published, rival, found, test.rival)
		}
	}
}

func TestTheNextVersionIsFree(t *testing.T) {
	for _, test := range []struct {
		published, base string
		bump            compare.Bump
		want            string
	}{
		{"1.4.2", "1.4.2", compare.Major, "2.0.0"},
		{"1.4.2", "1.4.2", compare.Minor, "1.5.0"},
		{"1.4.2", "1.4.2", compare.Patch, "1.4.3"},
		{"1.4.2", "1.4.2", compare.NoBump, "1.4.3"},
		{"1.4.2 2.0.0", "1.4.2", compare.Major, "3.0.0"},
		{"1.4.2 1.5.3 2.0.0", "1.4.2", compare.Minor, "1.6.0"},
		{"1.4.2 1.5.3 2.0.0", "1.4.2", compare.Patch, "1.4.3"},
		{"", "0.3.1", compare.Minor, "0.4.0"},
	} {
		if got := line(t, test.published).After(semver(t, test.base), test.bump); got.String() != test.want {
			t.Errorf("after %q from %s with a %s bump: %s, want %s", test.published, test.base, test.bump, got, test.want)
		}
	}
}

func TestBumps(t *testing.T) {
	base := semver(t, "1.4.2")
	for next, want := range map[string]compare.Bump{
		"2.0.0": compare.Major, "1.5.0": compare.Minor, "1.4.3": compare.Patch, "1.4.2": compare.NoBump,
		"2.0.0-rc.1": compare.Major, "1.7.9": compare.Minor, "1.3.0": compare.NoBump, "1.4.2-rc.1": compare.NoBump,
	} {
		if got := base.BumpTo(semver(t, next)); got != want {
			t.Errorf("from 1.4.2 to %s: %s, want %s", next, got, want)
		}
	}
	early := semver(t, "0.4.2")
	for bump, want := range map[compare.Bump]compare.Bump{
		compare.Major: compare.Minor, compare.Minor: compare.Minor, compare.Patch: compare.Patch, compare.NoBump: compare.NoBump,
	} {
		if got := early.Needs(bump); got != want {
			t.Errorf("0.4.2 needs %s for %s, want %s", got, bump, want)
		}
		if got := base.Needs(bump); got != bump {
			t.Errorf("1.4.2 needs %s for %s", got, bump)
		}
	}
}
