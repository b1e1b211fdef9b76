package main

import (
	"github.com/apisteward/steward/gen/client"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/report"
)

// findingsFrom converts findings that a server sent. A severity that this
// version does not know counts as an error.
func findingsFrom(sent []client.Finding) []lint.Finding {
	findings := make([]lint.Finding, 0, len(sent))
	for _, f := range sent {
		severity, err := lint.ParseSeverity(string(f.Severity))
		if err != nil {
			severity = lint.Error
		}
		findings = append(findings, lint.Finding{
			Rule: f.Rule, Severity: severity, Text: f.Text, Place: f.Place,
			Line: int(f.Line), Column: int(f.Column), Operation: value(f.Operation),
		})
	}
	return findings
}

// diff converts changes that a server sent. Those that are waived are left out.
func (p *publication) diff(changes []client.Change, notCompared []client.NotCompared, old string) *report.Diff {
	r := &compare.Report{}
	for _, c := range changes {
		if !value(c.Waived) {
			r.Changes = append(r.Changes, changeFrom(c))
		}
	}
	for _, n := range notCompared {
		if !value(n.Waived) {
			r.NotCompared = append(r.NotCompared, compare.NotCompared{Place: n.Place, Operations: n.Operations, Text: n.Text, Fingerprint: n.Fingerprint})
		}
	}
	r, _ = r.Waive(func(string) bool { return false }) // draws the verdict
	return &report.Diff{
		Old:    report.Source{Name: old, Version: old},
		New:    report.Source{Name: p.doc.source.Name, Version: p.version()},
		Report: r,
	}
}

// changeFrom converts a change. A level that this version does not know counts
// as breaking.
func changeFrom(c client.Change) compare.Change {
	level, err := compare.ParseLevel(string(c.Level))
	if err != nil {
		level = compare.Breaking
	}
	return compare.Change{
		Rule: c.Rule, Level: level, Bump: bumpFrom(c.Bump), Place: c.Place,
		Old: placeFrom(c.Old), New: placeFrom(c.New),
		Operations: c.Operations, Text: c.Text, Fingerprint: c.Fingerprint,
	}
}

func bumpFrom(b client.Bump) compare.Bump {
	for _, known := range []compare.Bump{compare.NoBump, compare.Patch, compare.Minor} {
		if known.String() == string(b) {
			return known
		}
	}
	return compare.Major
}

func placeFrom(p *client.Place) *compare.Place {
	if p == nil {
		return nil
	}
	return &compare.Place{Pointer: p.Place, Line: int(p.Line), Column: int(p.Column)}
}

// value is what a pointer leads to, or the zero value.
func value[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}
