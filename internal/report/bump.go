package report

import (
	"fmt"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
)

// Bump says whether a version number suffices for what changed.
type Bump struct {
	Old, New string       // versions
	Given    compare.Bump // from Old to New
	Required compare.Bump // by the changes; while Old is 0.x at most minor
	Text     string       // the conclusion, one sentence
	Outcome  Outcome
}

// JudgeBump judges a new version number by the changes since the old one, as
// publishing does. What could not be compared counts as breaking; when only
// that makes the bump too small, or when a version is not a semantic version,
// it is Undecided.
func JudgeBump(old, new string, r *compare.Report) Bump {
	b := Bump{Old: old, New: new, Required: r.RequiredBump}
	from, err := catalog.ParseSemver(old)
	if err != nil {
		b.notSemantic(old)
		return b
	}
	b.Required = from.Needs(r.RequiredBump)
	to, err := catalog.ParseSemver(new)
	if err != nil {
		b.notSemantic(new)
		return b
	}
	b.judge(from, to, from.Needs(decidedBump(r)))
	return b
}

// notSemantic concludes that a version number cannot be judged, which matters
// only when the changes ask for a new one.
func (b *Bump) notSemantic(version string) {
	b.Text = fmt.Sprintf("%q is not a semantic version such as 1.4.0, so whether the step suffices cannot be told; %s is needed", version, asked(b.Required))
	if b.Required != compare.NoBump {
		b.Outcome = Undecided
	}
}

// judge compares the versions. The decided bump is the one that is needed even
// if whatever could not be compared had not changed.
func (b *Bump) judge(from, to catalog.Semver, decided compare.Bump) {
	b.Given = from.BumpTo(to)
	order := to.Compare(from)
	switch {
	case order < 0:
		b.Outcome = FallsShort
		b.Text = fmt.Sprintf("%s is older than %s", to, from)
	case order > 0 && from.Pre != "":
		b.Text = fmt.Sprintf("%s follows a pre-release, after which anything may change", to)
	case b.Given >= b.Required:
		b.Text = fmt.Sprintf("%s after %s suffices: %s is needed", to, from, asked(b.Required))
	default:
		b.Outcome = Undecided
		if b.Given < decided {
			b.Outcome = FallsShort
		}
		b.Text = fmt.Sprintf("%s after %s is too small a step: %s is needed, such as %s", to, from, asked(b.Required), from.Bumped(b.Required))
	}
}

// decidedBump is the bump that the changes alone require.
func decidedBump(r *compare.Report) compare.Bump {
	required := compare.NoBump
	for _, c := range r.Changes {
		required = max(required, c.Bump)
	}
	return required
}

// asked names a bump in a sentence: "a major version", "no new version".
func asked(b compare.Bump) string {
	if b == compare.NoBump {
		return "no new version"
	}
	return "a " + b.String() + " version"
}
