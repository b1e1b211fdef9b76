package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/verify/check"
)

// TestEveryRuleIsExplained holds every rule to what a report promises of it:
// what it means and why, and for what may stop a publication also the remedy.
func TestEveryRuleIsExplained(t *testing.T) {
	for _, r := range lint.Rules() {
		if e, found := Explain(r.ID); !found || e.Summary == "" || e.Why == "" || e.Remedy == "" {
			t.Errorf("%s: %+v", r.ID, e)
		}
	}
	for _, r := range compare.Rules() {
		e, found := Explain(r.ID)
		if !found || e.Summary == "" || e.Why == "" {
			t.Errorf("%s: %+v", r.ID, e)
		}
		if e.Remedy == "" && max(r.Request, r.Response) == compare.Breaking {
			t.Errorf("%s breaks consumers and names no remedy", r.ID)
		}
	}
}

func TestEveryCheckIsExplained(t *testing.T) {
	for _, c := range check.All() {
		e, found := Explain(c.ID)
		if !found || e.Summary != c.Summary || e.Why == "" || e.Remedy == "" || !strings.Contains(e.About, "steward verify") {
			t.Errorf("%s: %+v", c.ID, e)
		}
		if !slices.Contains(Similar(c.ID), c.ID) {
			t.Errorf("%s is not similar to itself", c.ID)
		}
	}
}

func TestExplainUnknownRule(t *testing.T) {
	if e, found := Explain("no-such-rule"); found {
		t.Errorf("found %+v", e)
	}
	if got := Similar("operationId"); len(got) != 0 && !slices.IsSorted(got) {
		t.Errorf("not sorted: %v", got)
	}
	if got := Similar(""); len(got) != 0 {
		t.Errorf("nothing is like everything: %v", got)
	}
}

func TestExplanationForPeople(t *testing.T) {
	var out strings.Builder
	e := Explanation{ID: "x", About: "a rule", Summary: "Something must hold", Why: "It breaks otherwise.", Remedy: "Do it!"}
	if err := e.Write(&out); err != nil {
		t.Fatal(err)
	}
	want := "x: a rule\n\nSomething must hold.\n\nWhy: It breaks otherwise.\n\nRemedy: Do it!\n"
	if out.String() != want {
		t.Errorf("got %q", out.String())
	}
}

func TestByDirection(t *testing.T) {
	for want, r := range map[string]compare.Rule{
		"breaking":                       {Request: compare.Breaking, Response: compare.Breaking},
		"warning in what consumers send": {Request: compare.Warning},
		"breaking in what the API sends": {Response: compare.Breaking},
		"info in what consumers send, breaking in what the API sends": {Request: compare.Info, Response: compare.Breaking},
	} {
		if got := byDirection(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
