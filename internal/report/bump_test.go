package report

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/compare"
)

func requiring(bump compare.Bump) *compare.Report {
	r := &compare.Report{RequiredBump: bump}
	if bump != compare.NoBump {
		r.Changes = []compare.Change{{Bump: bump}}
	}
	return r
}

func TestJudgeBump(t *testing.T) {
	for _, tt := range []struct {
		old, new string
		required compare.Bump
		want     Outcome
		says     string
	}{
		{"1.4.0", "2.0.0", compare.Major, Holds, "suffices"},
		{"1.4.0", "1.5.0", compare.Major, FallsShort, "a major version is needed, such as 2.0.0"},
		{"1.4.0", "1.4.1", compare.Minor, FallsShort, "a minor version is needed, such as 1.5.0"},
		{"1.4.0", "1.4.0", compare.Patch, FallsShort, "a patch version is needed, such as 1.4.1"},
		{"1.4.0", "1.4.0", compare.NoBump, Holds, "no new version is needed"},
		{"1.4.0", "1.4.1", compare.NoBump, Holds, "suffices"},
		{"1.4.0", "1.3.9", compare.NoBump, FallsShort, "older"},
		{"1.9.0", "1.10.0", compare.Minor, Holds, "suffices"},
		{"0.4.0", "0.5.0", compare.Major, Holds, "suffices"},
		{"0.4.0", "0.4.1", compare.Major, FallsShort, "such as 0.5.0"},
		{"1.4.0", "1.5.0-rc.1", compare.Minor, Holds, "suffices"},
		{"2.0.0-rc.1", "2.0.0", compare.Major, Holds, "pre-release"},
		{"2024-11-01", "2024-12-01", compare.Minor, Undecided, "not a semantic version"},
		{"1.4.0", "v1.5.0", compare.Minor, Undecided, "not a semantic version"},
		{"1.4.0", "1.5", compare.Minor, Undecided, "not a semantic version"},
		{"1.4.0", "1.5.0+build", compare.Minor, Undecided, "not a semantic version"},
		{"", "", compare.NoBump, Holds, "no new version is needed"},
	} {
		b := JudgeBump(tt.old, tt.new, requiring(tt.required))
		if b.Outcome != tt.want || !strings.Contains(b.Text, tt.says) {
			t.Errorf("%s to %s requiring %s: outcome %d, %q", tt.old, tt.new, tt.required, b.Outcome, b.Text)
		}
	}
}

func TestJudgeBumpWithSomethingNotCompared(t *testing.T) {
	r := &compare.Report{
		RequiredBump: compare.Major,
		Changes:      []compare.Change{{Bump: compare.Minor}},
		NotCompared:  []compare.NotCompared{{Fingerprint: "f"}},
	}
	for version, want := range map[string]Outcome{"2.0.0": Holds, "1.5.0": Undecided, "1.4.1": FallsShort} {
		if got := JudgeBump("1.4.0", version, r); got.Outcome != want {
			t.Errorf("%s: outcome %d, want %d (%s)", version, got.Outcome, want, got.Text)
		}
	}
}
