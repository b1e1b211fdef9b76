package handlers

import (
	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

// The bounds of the contract on what a judgement lists.
const (
	maxListed  = 10_000
	maxText    = 16_384
	maxReasons = 100
)

// listed converts as many items as a judgement lists.
func listed[From, To any](items []From, convert func(*From) To) []To {
	return toList(items[:min(len(items), maxListed)], convert)
}

func toJudgement(j *catalog.Judgement) gen.Judgement {
	out := gen.Judgement{
		Accepted:      j.Accepted(),
		Reasons:       toList(j.Reasons[:min(len(j.Reasons), maxReasons)], func(s *string) string { return shortened(*s, maxPlace) }),
		New:           gen.Side{API: optional(j.Version.API), Version: optional(shortened(j.Version.Version, maxVersion)), Digest: j.Version.Digest},
		FindingCounts: toFindingCounts(j.Version.Findings),
		Findings:      listed(j.Findings, toFinding),
		Changes:       []gen.Change{},
		NotCompared:   []gen.NotCompared{},
		NextVersion:   optional(j.Next),
	}
	if j.Report == nil {
		return out
	}
	waived := waivedBy(j.Waived)
	out.Verdict, out.RequiredBump, out.Summary = toOutcome(j.Report)
	out.Old = toOld(j.Report, "")
	out.Changes = listed(j.Report.Changes, waived.toChange)
	out.NotCompared = listed(j.Report.NotCompared, waived.toNotCompared)
	return out
}

// maxVersion bounds info.version, which may be any text, in a reply.
const maxVersion = 1024

// toOutcome converts what a comparison comes to.
func toOutcome(r *compare.Report) (*gen.Verdict, *gen.Bump, *gen.ChangeCounts) {
	verdict, bump := gen.Verdict(r.Verdict.String()), gen.Bump(r.RequiredBump.String())
	return &verdict, &bump, &gen.ChangeCounts{
		Breaking:    int32(r.Count(compare.Breaking)),
		Warning:     int32(r.Count(compare.Warning)),
		Info:        int32(r.Count(compare.Info)),
		NotCompared: int32(len(r.NotCompared)),
	}
}

// toOld converts the older side; version is the one it is published under, or
// "" for the one in the document.
func toOld(r *compare.Report, version string) *gen.Side {
	if version == "" {
		version = r.Old.Version
	}
	return &gen.Side{Version: optional(shortened(version, maxVersion)), Digest: r.Old.Digest}
}

func toFinding(f *lint.Finding) gen.Finding {
	return gen.Finding{
		Rule:      f.Rule,
		Severity:  gen.Severity(f.Severity.String()),
		Text:      shortened(f.Text, maxText),
		Place:     shortened(f.Place, maxText),
		Line:      int32(f.Line),
		Column:    int32(f.Column),
		Operation: optional(shortened(f.Operation, maxPlace)),
	}
}

// waivers are the fingerprints of changes that a waiver lifts.
type waivers map[string]bool

func waivedBy(changes []compare.Change) waivers {
	set := make(waivers, len(changes))
	for i := range changes {
		set[changes[i].Fingerprint] = true
	}
	return set
}

func (w waivers) toChange(c *compare.Change) gen.Change {
	waived := w[c.Fingerprint]
	return gen.Change{
		Rule:        c.Rule,
		Level:       gen.Level(c.Level.String()),
		Bump:        gen.Bump(c.Bump.String()),
		Place:       shortened(c.Place, maxText),
		Old:         toPlace(c.Old),
		New:         toPlace(c.New),
		Operations:  toOperations(c.Operations),
		Direction:   optional(gen.ChangeDirection(c.Direction)),
		OldValue:    optional(shortened(c.OldValue, maxText)),
		NewValue:    optional(shortened(c.NewValue, maxText)),
		Text:        shortened(c.Text, maxText),
		Fingerprint: c.Fingerprint,
		Waived:      &waived,
	}
}

func (w waivers) toNotCompared(n *compare.NotCompared) gen.NotCompared {
	waived := w[n.Fingerprint]
	return gen.NotCompared{
		Place:       shortened(n.Place, maxText),
		Operations:  toOperations(n.Operations),
		Text:        shortened(n.Text, maxText),
		Fingerprint: n.Fingerprint,
		Waived:      &waived,
	}
}

func toOperations(names []string) []gen.OperationName {
	return toList(names, func(name *string) string { return shortened(*name, maxPlace) })
}

func toPlace(p *compare.Place) *gen.Place {
	if p == nil {
		return nil
	}
	return &gen.Place{Place: shortened(p.Pointer, maxText), Line: int32(p.Line), Column: int32(p.Column)}
}

// describeRefusal puts into a problem what has to change for the document to
// be accepted.
func describeRefusal(problem *gen.Problem, j *catalog.Judgement) {
	problem.Findings = listed(j.Refusing, toFinding)
	problem.RequiredBump = optional(gen.Bump(j.Needed))
	problem.NextVersion = optional(j.Next)
	if j.Report == nil {
		return
	}
	waived := waivedBy(j.Waived)
	_, _, problem.Summary = toOutcome(j.Report)
	problem.Changes = listed(j.Blocking, waived.toChange)
	problem.NotCompared = listed(j.Report.NotCompared, waived.toNotCompared)
}
