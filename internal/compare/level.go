package compare

import "fmt"

// Level says how much a change asks of consumers.
type Level uint8

// The levels, increasing. LevelOff is only a setting: a change at that level is
// not reported.
const (
	LevelOff Level = iota
	Info
	Warning
	Breaking
)

var levelNames = [...]string{"off", "info", "warning", "breaking"}

// String returns "off", "info", "warning" or "breaking".
func (l Level) String() string { return levelNames[l] }

// ParseLevel understands what String returns.
func ParseLevel(s string) (Level, error) {
	for i, name := range levelNames {
		if name == s {
			return Level(i), nil
		}
	}
	return LevelOff, fmt.Errorf("unknown level %q: use breaking, warning, info or off", s)
}

// Verdict is the answer of a comparison.
type Verdict uint8

// The verdicts, increasing.
const (
	Identical  Verdict = iota // nothing that means anything differs
	Compatible                // what consumers do goes on working
	Breaks                    // something breaks, or could not be compared
)

// String returns "identical", "compatible" or "breaking".
func (v Verdict) String() string {
	return [...]string{"identical", "compatible", "breaking"}[v]
}

// Bump is the least step of a semantic version that a change asks for.
type Bump uint8

// The bumps, increasing.
const (
	NoBump Bump = iota
	Patch
	Minor
	Major
)

// String returns "none", "patch", "minor" or "major".
func (b Bump) String() string { return [...]string{"none", "patch", "minor", "major"}[b] }
