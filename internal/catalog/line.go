package catalog

import "github.com/apisteward/steward/internal/compare"

// Line is the published versions of an API, in any order.
type Line []Semver

// Base returns the version that a new one is compared with: the greatest
// below it. False when there is none.
func (l Line) Base(next Semver) (Semver, bool) {
	return l.greatest(func(v Semver) bool { return v.Compare(next) < 0 })
}

// Rival returns the version that the next one has to exceed and does not:
// the newest of its minor version for a patch, else the newest of its major
// version, else the newest of all. False when the next version is in its place.
func (l Line) Rival(next Semver) (Semver, bool) {
	sameMajor := func(v Semver) bool { return v.Major == next.Major }
	sameMinor := func(v Semver) bool { return sameMajor(v) && v.Minor == next.Minor }
	newest, found := Semver{}, false
	if next.Patch > 0 {
		newest, found = l.greatest(sameMinor)
	}
	if !found && (next.Minor > 0 || next.Patch > 0) {
		newest, found = l.greatest(sameMajor)
	}
	if !found {
		newest, found = l.greatest(func(Semver) bool { return true })
	}
	return newest, found && newest.Compare(next) >= 0
}

// After returns the next version after a bump of the given size from a base
// that is free to be published: 1.4.2 leads to 1.6.0 where 1.5.0 exists.
func (l Line) After(base Semver, bump compare.Bump) Semver {
	next := base.Bumped(bump)
	for {
		rival, found := l.Rival(next)
		if !found {
			return next
		}
		next = rival.Bumped(bump)
	}
}

// greatest returns the greatest version for which keep is true.
func (l Line) greatest(keep func(Semver) bool) (greatest Semver, found bool) {
	for _, v := range l {
		if keep(v) && (!found || v.Compare(greatest) > 0) {
			greatest, found = v, true
		}
	}
	return greatest, found
}
