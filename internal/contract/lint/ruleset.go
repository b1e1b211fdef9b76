package lint

import (
	"maps"
	"slices"
)

// Ruleset says which rules are on and with which severity. The zero Ruleset is
// the default one. Rulesets are immutable.
type Ruleset struct {
	// NotChecked lists, sorted, the rules that the ruleset turns on and that
	// Spectral has, but Steward has not.
	NotChecked []string

	base       base
	severities map[string]Severity
}

// base is what a ruleset holds before its own changes.
type base uint8

const (
	recommended base = iota // every rule that is not optional
	all
	none
)

// DefaultRuleset returns the ruleset in which every rule that is not optional
// has its default severity.
func DefaultRuleset() Ruleset { return Ruleset{} }

// With returns a copy of the ruleset in which one rule has another severity.
func (r Ruleset) With(rule string, s Severity) Ruleset {
	severities := make(map[string]Severity, len(r.severities)+1)
	maps.Copy(severities, r.severities)
	severities[rule] = s
	r.severities = severities
	if s == Off {
		r.NotChecked = slices.DeleteFunc(slices.Clone(r.NotChecked), func(id string) bool { return id == rule })
	}
	return r
}

// severity returns the severity that a rule has in this ruleset.
func (r Ruleset) severity(rule Rule) Severity {
	if s, ok := r.severities[rule.ID]; ok {
		return s
	}
	if r.base == none || r.base == recommended && rule.Optional {
		return Off
	}
	return rule.Severity
}
