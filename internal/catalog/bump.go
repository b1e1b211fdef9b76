package catalog

import "github.com/apisteward/steward/internal/compare"

// BumpTo returns what the step from the base to another version amounts to:
// nothing when it is not a later one.
func (v Semver) BumpTo(next Semver) compare.Bump {
	switch {
	case next.Compare(v) <= 0:
		return compare.NoBump
	case next.Major != v.Major:
		return compare.Major
	case next.Minor != v.Minor:
		return compare.Minor
	case next.Patch != v.Patch:
		return compare.Patch
	}
	return compare.NoBump
}

// Needs returns the bump that a change of the given size needs from this base:
// while the major version is 0, anything may change in a minor one (SemVer
// 2.0.0, section 4).
func (v Semver) Needs(bump compare.Bump) compare.Bump {
	if v.Major == 0 {
		return min(bump, compare.Minor)
	}
	return bump
}

// Bumped returns the next release after a bump of the given size. Without a
// bump it is the next patch, since a version is never published again.
func (v Semver) Bumped(bump compare.Bump) Semver {
	switch bump {
	case compare.Major:
		return Semver{Major: v.Major + 1}
	case compare.Minor:
		return Semver{Major: v.Major, Minor: v.Minor + 1}
	}
	return Semver{Major: v.Major, Minor: v.Minor, Patch: v.Patch + 1}
}
