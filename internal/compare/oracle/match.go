package oracle

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
)

// finder looks the oracle's findings up in our report.
type finder struct {
	rows      []row
	changes   []compare.Change // those that break or warn
	undecided map[string]bool  // fingerprints of what could not be compared
	old, new  *owners
}

func newFinder(old, new *contract.Document) *finder {
	report := compare.Documents(old, new, compare.Options{})
	f := &finder{rows: table(), undecided: make(map[string]bool), old: newOwners(old), new: newOwners(new)}
	for _, n := range report.NotCompared {
		f.undecided[n.Fingerprint] = true
	}
	for _, c := range report.Changes {
		if c.Level >= compare.Warning {
			f.changes = append(f.changes, c)
		}
	}
	return f
}

// found reports whether a change of ours corresponds to what the oracle found.
func (f *finder) found(o finding) bool {
	return slices.ContainsFunc(f.changes, func(c compare.Change) bool { return f.corresponds(c, o) })
}

// corresponds reports whether a change reaches the operation that the oracle
// names, is at least as grave, and is either of a corresponding rule at the
// same parameter, header, property or body, or breaks everything at a place
// that holds what the oracle speaks of. Alternatives and parts of allOf, of
// which the oracle says no more than that they are others, correspond to
// whatever broke within them.
func (f *finder) corresponds(c compare.Change, o finding) bool {
	if !f.graveEnough(c, o) || !reaches(c, o.operation) {
		return false
	}
	ours, _ := counterparts(f.rows, o.rule)
	if slices.Contains(ours, c.Rule) && (len(o.path) == 0 || f.standsAt(c, o.path[len(o.path)-1])) {
		return true
	}
	if speaksOfParts(o.rule) && (len(o.path) == 0 || f.standsBelow(c, o.path[len(o.path)-1])) {
		return sameDirection(c, o)
	}
	return breaksAll(c.Rule) && sameDirection(c, o) && f.standsAbove(c, o.path)
}

func sameDirection(c compare.Change, o finding) bool {
	return strings.Contains("-"+o.rule+"-", "-"+c.Direction+"-")
}

// graveEnough: an error of the oracle must break here as well, or be something
// that could not be compared, which counts the same for the verdict.
func (f *finder) graveEnough(c compare.Change, o finding) bool {
	return c.Level == compare.Breaking || !o.breaking || f.undecided[c.Fingerprint]
}

func reaches(c compare.Change, operation string) bool {
	return operation == "" || len(c.Operations) == 0 ||
		slices.ContainsFunc(c.Operations, func(name string) bool { return nameless(name) == operation })
}

// speaksOfParts reports whether a rule of the oracle says that parts of a
// schema were added, removed or put together in another way.
func speaksOfParts(rule string) bool {
	return strings.Contains(rule, "-of-added") || strings.Contains(rule, "-of-removed") || strings.Contains(rule, "wrapped-in-one-of")
}

// breaksAll reports whether a change is of a rule that speaks for all that is
// below its place: whatever the oracle says of a part is said with it.
func breaksAll(rule string) bool {
	_, kind, _ := strings.Cut(rule, "-")
	switch kind {
	case "type-changed", "type-narrowed", "type-widened", "schema-added", "schema-removed", "enum-added", "enum-removed",
		"property-refused", "property-removed", "not-compared",
		"alternative-removed", "alternative-added", "alternatives-removed", "alternatives-added":
		return true
	}
	return false
}

// standsAt reports whether what holds a change closest has a name, or its text
// quotes the name.
func (f *finder) standsAt(c compare.Change, name string) bool {
	return strings.Contains(strings.ToLower(c.Text), `"`+name+`"`) ||
		c.Old != nil && f.old.of(c.Old.Pointer).closest[name] || c.New != nil && f.new.of(c.New.Pointer).closest[name]
}

// standsBelow reports whether something that holds a change has a name.
func (f *finder) standsBelow(c compare.Change, name string) bool {
	return c.Old != nil && f.old.of(c.Old.Pointer).all[name] || c.New != nil && f.new.of(c.New.Pointer).all[name]
}

// standsAbove reports whether a change stands at a body, or at something on
// the path.
func (f *finder) standsAbove(c compare.Change, path []string) bool {
	return f.standsAt(c, "") || slices.ContainsFunc(path, func(name string) bool { return f.standsAt(c, name) })
}
