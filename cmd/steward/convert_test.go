package main

import (
	"testing"

	"github.com/apisteward/steward/gen/client"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

func TestWhatAServerSays(t *testing.T) {
	operation := "GET /users"
	findings := findingsFrom([]client.Finding{{
		Rule: "path-params", Severity: client.SeverityWarn, Text: "text", Place: "#/paths", Line: 3, Column: 5, Operation: &operation,
	}})
	want := lint.Finding{Rule: "path-params", Severity: lint.Warn, Text: "text", Place: "#/paths", Line: 3, Column: 5, Operation: operation}
	if len(findings) != 1 || findings[0] != want {
		t.Errorf("got %+v, want %+v", findings, want)
	}

	c := changeFrom(client.Change{
		Rule: "operation-removed", Level: client.LevelBreaking, Bump: client.BumpMajor, Place: "#/paths/~1users",
		Old: &client.Place{Place: "#/paths/~1users", Line: 7, Column: 3}, Operations: []string{operation}, Text: "gone", Fingerprint: "f",
	})
	if c.Level != compare.Breaking || c.Bump != compare.Major || c.New != nil || c.Old.Line != 7 || c.Fingerprint != "f" {
		t.Errorf("got %+v", c)
	}
}

// A newer server may know words that this command does not. It takes them for
// the worst.
func TestWhatANewerServerSays(t *testing.T) {
	if f := findingsFrom([]client.Finding{{Severity: "fatal"}}); f[0].Severity != lint.Error {
		t.Errorf("an unknown severity is %s", f[0].Severity)
	}
	if c := changeFrom(client.Change{Level: "catastrophic", Bump: "epoch"}); c.Level != compare.Breaking || c.Bump != compare.Major {
		t.Errorf("an unknown level is %s, an unknown bump %s", c.Level, c.Bump)
	}
}

func TestBumps(t *testing.T) {
	for _, b := range []compare.Bump{compare.NoBump, compare.Patch, compare.Minor, compare.Major} {
		if got := bumpFrom(client.Bump(b.String())); got != b {
			t.Errorf("%s comes back as %s", b, got)
		}
	}
}

func TestWaivedChangesAreNotListed(t *testing.T) {
	waived := true
	p := publication{doc: &document{}, opts: &publishOptions{version: "2.0.0"}}
	d := p.diff(
		[]client.Change{{Level: client.LevelBreaking, Fingerprint: "a", Waived: &waived}, {Level: client.LevelInfo, Bump: client.BumpMinor, Fingerprint: "b"}},
		[]client.NotCompared{{Fingerprint: "c", Waived: &waived}}, "1.0.0")
	if len(d.Report.Changes) != 1 || len(d.Report.NotCompared) != 0 || d.Report.Verdict != compare.Compatible || d.Report.RequiredBump != compare.Minor {
		t.Errorf("got %+v", d.Report)
	}
}
