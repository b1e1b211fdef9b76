package report

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/semver"

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

// JudgeBump judges a new version number by the changes since the old one. What
// could not be compared counts as breaking; when only that makes the bump too
// small, or when a version is not a semantic version, it is Undecided.
func JudgeBump(old, new string, r *compare.Report) Bump {
	b := Bump{Old: old, New: new, Required: inZero(old, r.RequiredBump)}
	switch {
	case !isSemantic(old):
		b.notSemantic(old)
	case !isSemantic(new):
		b.notSemantic(new)
	default:
		b.judge(inZero(old, decidedBump(r)))
	}
	return b
}

// notSemantic concludes that a version number cannot be judged, which matters
// only when the changes ask for a new one.
func (b *Bump) notSemantic(version string) {
	b.Text = fmt.Sprintf("%q is not a semantic version such as 1.4.0, so whether the bump suffices cannot be told; %s is needed", version, asked(b.Required))
	if b.Required != compare.NoBump {
		b.Outcome = Undecided
	}
}

// judge compares the versions. The decided bump is the one that is needed even
// if whatever could not be compared had not changed.
func (b *Bump) judge(decided compare.Bump) {
	b.Given = bumpBetween(b.Old, b.New)
	order := semver.Compare("v"+b.New, "v"+b.Old)
	switch {
	case order < 0:
		b.Outcome = FallsShort
		b.Text = fmt.Sprintf("%s is older than %s", b.New, b.Old)
	case order > 0 && semver.Prerelease("v"+b.Old) != "":
		b.Text = fmt.Sprintf("%s follows a pre-release, after which anything may change", b.New)
	case b.Given >= b.Required:
		b.Text = fmt.Sprintf("%s after %s suffices: %s is needed", b.New, b.Old, asked(b.Required))
	default:
		b.Outcome = Undecided
		if b.Given < decided {
			b.Outcome = FallsShort
		}
		b.Text = fmt.Sprintf("%s after %s is too small a step: %s is needed, such as %s", b.New, b.Old, asked(b.Required), next(b.Old, b.Required))
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

// inZero lowers a major bump to a minor one while the API is 0.x, where
// anything may change with a minor version (Semantic Versioning 2.0, item 4).
func inZero(old string, required compare.Bump) compare.Bump {
	if strings.HasPrefix(old, "0.") {
		return min(required, compare.Minor)
	}
	return required
}

// isSemantic reports whether v is a full semantic version without build
// metadata, as versions in Steward are.
func isSemantic(v string) bool { return v != "" && semver.Canonical("v"+v) == "v"+v }

// bumpBetween is the largest part in which two semantic versions differ.
func bumpBetween(old, new string) compare.Bump {
	a, b := core(old), core(new)
	for i, bump := range [...]compare.Bump{compare.Major, compare.Minor, compare.Patch} {
		if a[i] != b[i] {
			return bump
		}
	}
	return compare.NoBump
}

// next is the least version that is the given step after a semantic version.
func next(version string, bump compare.Bump) string {
	c := core(version)
	var n [3]uint64
	for i := range c {
		n[i], _ = strconv.ParseUint(c[i], 10, 64) // digits, since the version is semantic
	}
	switch bump {
	case compare.Major:
		n = [3]uint64{n[0] + 1, 0, 0}
	case compare.Minor:
		n = [3]uint64{n[0], n[1] + 1, 0}
	default:
		n[2]++
	}
	return fmt.Sprintf("%d.%d.%d", n[0], n[1], n[2])
}

// core is the three numbers of a semantic version.
func core(version string) []string {
	version, _, _ = strings.Cut(version, "-")
	return strings.SplitN(version, ".", 3)
}

// asked names a bump in a sentence: "a major version", "no new version".
func asked(b compare.Bump) string {
	if b == compare.NoBump {
		return "no new version"
	}
	return "a " + b.String() + " version"
}
