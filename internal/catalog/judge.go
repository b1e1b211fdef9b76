package catalog

import (
	"fmt"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

// trial is a document on its way to a judgement.
type trial struct {
	doc      *contract.Document
	version  Version // without verdict, bumps and counts
	next     *Semver // what version says; nil when it is no semantic version
	draft    bool
	settings *Settings
	base     *Semver         // of the document it is compared with; nil when unknown
	report   *compare.Report // nil when there is nothing to compare with
	line     Line            // of the API; nil when its place in the line does not matter
	waived   map[string]bool // fingerprints that a waiver holds for
}

// judge applies the rules of publishing. The error is an Invalid one about a
// stored ruleset that is no longer understood.
func (t *trial) judge() (*Judgement, error) {
	set, err := t.settings.ruleset()
	if err != nil {
		return nil, invalid("ruleset", "of the API is no longer understood: "+err.Error())
	}
	j := &Judgement{Version: t.version, Findings: lint.Run(t.doc, set), Report: t.report}
	j.Version.Findings = countFindings(j.Findings)
	t.judgeFindings(j)
	t.judgePlace(j)
	if t.report != nil {
		t.judgeChanges(j)
	}
	return j, nil
}

// judgeFindings refuses a document for its findings.
func (t *trial) judgeFindings(j *Judgement) {
	least := t.settings.refuseAt()
	for _, f := range j.Findings {
		if f.Severity >= least {
			j.Refusing = append(j.Refusing, f)
		}
	}
	if n := len(j.Refusing); n > 0 {
		f := j.Refusing[0]
		j.refuse("The document has %s that refuse%s it; the first is at line %d, column %d: %s (%s).",
			plural(n, "finding"), singular(n, "s"), f.Line, f.Column, f.Text, f.Rule)
	}
}

// judgePlace refuses a version that comes too late in its line.
func (t *trial) judgePlace(j *Judgement) {
	if t.next == nil {
		return
	}
	if rival, found := t.line.Rival(*t.next); found {
		j.misplaced = true
		j.refuse("Version %s does not come after %s, which is published already.", t.next, rival)
	}
}

// judgeChanges compares the bump that the version makes with the one that the
// changes need, and refuses a release that makes too small a one.
func (t *trial) judgeChanges(j *Judgement) {
	j.Version.Verdict = t.report.Verdict.String()
	j.Version.RequiredBump = t.report.RequiredBump.String()
	j.Version.Changes = countChanges(t.report)
	rest, waived := t.report.Waive(t.lifts())
	j.Waived, j.Version.Waived = waived, len(waived)
	if t.base == nil {
		return
	}
	needed := t.base.Needs(rest.RequiredBump)
	next := t.line.After(*t.base, needed)
	j.Needed, j.Next = needed.String(), next.String()
	if t.next == nil || t.draft {
		return
	}
	made := t.base.BumpTo(*t.next)
	if made >= needed {
		return
	}
	j.Blocking = blocking(rest, *t.base, made)
	j.refuse("%s from %s to %s is too small a step (%s): %s, so %s is needed. Publish it as %s%s.",
		"The step", t.base, t.next, made, describe(rest), needed, next, orWaive(j.Blocking))
}

// lifts returns which changes of the report are waived: only breaking ones, and
// what could not be compared.
func (t *trial) lifts() func(fingerprint string) bool {
	lifted := make(map[string]bool)
	for _, c := range t.report.Changes {
		if c.Level == compare.Breaking && t.waived[c.Fingerprint] {
			lifted[c.Fingerprint] = true
		}
	}
	for _, n := range t.report.NotCompared {
		lifted[n.Fingerprint] = t.waived[n.Fingerprint]
	}
	return func(fingerprint string) bool { return lifted[fingerprint] }
}

// blocking returns the changes that need a larger bump than was made.
func blocking(rest *compare.Report, base Semver, made compare.Bump) []compare.Change {
	undecided := make(map[string]bool, len(rest.NotCompared))
	for _, n := range rest.NotCompared {
		undecided[n.Fingerprint] = true
	}
	var changes []compare.Change
	for _, c := range rest.Changes {
		if undecided[c.Fingerprint] {
			c.Bump = compare.Major
		}
		if c.Bump = base.Needs(c.Bump); c.Bump > made {
			changes = append(changes, c)
		}
	}
	return changes
}

// describe counts what a report holds: "1 change breaks consumers".
func describe(r *compare.Report) string {
	breaking, undecided := r.Count(compare.Breaking), len(r.NotCompared)
	switch {
	case breaking > 0 && undecided > 0:
		return fmt.Sprintf("%s break%s consumers, and %d could not be compared",
			plural(breaking, "change"), singular(breaking, "s"), undecided)
	case breaking > 0:
		return fmt.Sprintf("%s break%s consumers", plural(breaking, "change"), singular(breaking, "s"))
	case undecided > 0:
		return plural(undecided, "place") + " could not be compared"
	}
	return fmt.Sprintf("there %s %s", map[bool]string{true: "is", false: "are"}[len(r.Changes) == 1], plural(len(r.Changes), "change"))
}

// orWaive offers the other way out where there is one.
func orWaive(changes []compare.Change) string {
	for _, c := range changes {
		if c.Level != compare.Breaking && c.Bump != compare.Major {
			return ""
		}
	}
	return ", or have each of these changes waived"
}

func countFindings(findings []lint.Finding) Counts {
	counts := make(Counts)
	for _, f := range findings {
		counts[f.Severity.String()]++
	}
	return counts
}

func countChanges(r *compare.Report) Counts {
	counts := make(Counts)
	for _, c := range r.Changes {
		counts[c.Level.String()]++
	}
	if n := len(r.NotCompared); n > 0 {
		counts["not_compared"] = n
	}
	return counts
}

// plural is "1 change", "2 changes".
func plural(n int, noun string) string {
	return fmt.Sprintf("%d %s%s", n, noun, map[bool]string{true: "", false: "s"}[n == 1])
}

// singular is the ending of a verb: it goes with exactly one.
func singular(n int, ending string) string {
	if n == 1 {
		return ending
	}
	return ""
}
