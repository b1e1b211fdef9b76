package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

// maxRuleset bounds a ruleset in bytes.
const maxRuleset = 256 << 10

// faults returns what is wrong with the settings.
func (s *Settings) faults() []fault.Field {
	var faults []fault.Field
	add := func(place, detail string) {
		faults = append(faults, fault.Field{Place: "#/settings/" + place, Detail: detail})
	}
	if len(s.Ruleset) > maxRuleset {
		add("ruleset", "is larger than 256 KiB")
	} else if _, err := s.ruleset(); err != nil {
		add("ruleset", err.Error())
	}
	rules := lint.Rules()
	for i, id := range s.RulesOff {
		if !slices.ContainsFunc(rules, func(r lint.Rule) bool { return r.ID == id }) {
			add(fmt.Sprintf("rules_off/%d", i), "is not the id of a lint rule")
		}
	}
	changes := compare.Rules()
	for id, level := range s.Levels {
		if !slices.ContainsFunc(changes, func(r compare.Rule) bool { return r.ID == id }) {
			add("levels", "has a key that is not the id of a compare rule")
		}
		if _, err := compare.ParseLevel(level); err != nil {
			add("levels", "has a level other than breaking, warning, info and off")
		}
	}
	return faults
}

// refuseAt returns the severity from which findings refuse a publication.
func (s *Settings) refuseAt() lint.Severity {
	if s.RefuseAt == lint.Off {
		return lint.Error
	}
	return s.RefuseAt
}

// ruleset returns the lint rules that are on.
func (s *Settings) ruleset() (lint.Ruleset, error) {
	set := lint.DefaultRuleset()
	if s.Ruleset != "" {
		var err error
		if set, err = lint.ParseRuleset([]byte(s.Ruleset)); err != nil {
			return set, err
		}
	}
	for _, id := range s.RulesOff {
		set = set.With(id, lint.Off)
	}
	return set, nil
}

// options returns how documents are compared on a day.
func (s *Settings) options(today time.Time) compare.Options {
	levels := make(map[string]compare.Level, len(s.Levels))
	for rule, name := range s.Levels {
		if level, err := compare.ParseLevel(name); err == nil {
			levels[rule] = level
		}
	}
	return compare.Options{Levels: levels, Today: today}
}

// levelsKey returns text that is the same for the same levels.
func (s *Settings) levelsKey() string {
	var b strings.Builder
	for _, rule := range slices.Sorted(maps.Keys(s.Levels)) {
		fmt.Fprintf(&b, "%s=%s\n", rule, s.Levels[rule])
	}
	return b.String()
}
