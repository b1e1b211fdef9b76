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
	line     Line            // of the API; nil without one
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
		j.refuse("%s publishing the document; the first is at line %d, column %d: %s (%s).",
			counted(n, "finding forbids", "findings forbid"), f.Line, f.Column, f.Text, f.Rule)
	}
}

// judgePlace refuses a version that comes too late in its line. A document that
// is checked against its own version is judged by its changes alone.
func (t *trial) judgePlace(j *Judgement) {
	if t.next == nil || t.base != nil && *t.next == *t.base {
		return
	}
	if rival, found := t.line.Rival(*t.next); found {
		j.refuse("Version %s does not come after %s, which is published already.", t.next, rival)
	}
}

// judgeChanges compares the bump that the version makes with the one that the
// changes need, and refuses a release that makes too small a one.
func (t *trial) judgeChanges(j *Judgement) {
	j.Version.Verdict = t.report.Verdict.String()
	j.Version.RequiredBump = t.report.RequiredBump.String()
	j.Version.Changes = countChanges(t.report)
	waivable := waivable(t.report)
	rest, waived := t.report.Waive(func(fingerprint string) bool {
		return waivable[fingerprint] && t.waived[fingerprint]
	})
	j.Waived, j.Version.Waived = waived, len(waived)
	if t.base == nil {
		return
	}
	needed := t.base.Needs(rest.RequiredBump)
	next := t.line.After(*t.base, needed)
	j.Needed, j.Next = needed.String(), next.String()
	if t.next == nil || t.draft || t.base.BumpTo(*t.next) >= needed {
		return
	}
	j.Blocking = blocking(rest, *t.base, t.base.BumpTo(*t.next))
	j.refuse("Version %s is too small a step from %s: %s, which needs a %s version. Publish it as %s%s.",
		t.next, t.base, describe(j.Blocking, rest), needed, next, orWaive(j.Blocking, waivable))
}

// waivable returns the fingerprints that a waiver can lift: those of breaking
// changes, and of what could not be compared and so counts as one.
func waivable(r *compare.Report) map[string]bool {
	fingerprints := make(map[string]bool)
	for _, c := range r.Changes {
		if c.Level == compare.Breaking {
			fingerprints[c.Fingerprint] = true
		}
	}
	for _, n := range r.NotCompared {
		fingerprints[n.Fingerprint] = true
	}
	return fingerprints
}

// blocking returns the changes that need a larger bump than was made, each with
// the bump that it needs.
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

// describe says what stands against a smaller step: "2 changes break
// consumers".
func describe(blocking []compare.Change, rest *compare.Report) string {
	breaking, undecided := rest.Count(compare.Breaking), len(rest.NotCompared)
	switch {
	case breaking > 0 && undecided > 0:
		return fmt.Sprintf("%s consumers and %s", counted(breaking, "change breaks", "changes break"),
			counted(undecided, "could not be compared", "could not be compared"))
	case breaking > 0:
		return counted(breaking, "change breaks", "changes break") + " consumers"
	case undecided > 0:
		return counted(undecided, "change could not be compared", "changes could not be compared")
	}
	return "there " + map[bool]string{true: "is ", false: "are "}[len(blocking) == 1] +
		counted(len(blocking), "addition", "additions")
}

// orWaive offers the other way out, where waivers alone would do.
func orWaive(blocking []compare.Change, waivable map[string]bool) string {
	for _, c := range blocking {
		if !waivable[c.Fingerprint] {
			return ""
		}
	}
	if len(blocking) == 1 {
		return ", or have the change waived"
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

// counted is "1 change breaks", "2 changes break".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
