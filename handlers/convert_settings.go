package handlers

import (
	"maps"
	"slices"

	"github.com/oapi-codegen/nullable"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

func toSettings(s *catalog.Settings) gen.Settings {
	refuseAt := s.RefuseAt
	if refuseAt == lint.Off {
		refuseAt = lint.Error
	}
	levels := make(map[string]gen.RuleLevel, len(s.Levels))
	for rule, level := range s.Levels {
		levels[rule] = gen.RuleLevel(level)
	}
	return gen.Settings{
		RefuseAt: gen.RefusalSeverity(refuseAt.String()),
		RulesOff: append([]string{}, s.RulesOff...),
		Ruleset:  optional(s.Ruleset),
		Levels:   levels,
	}
}

func fromNewSettings(s *gen.NewSettings) (catalog.Settings, error) {
	if s == nil {
		return catalog.Settings{}, nil
	}
	refuseAt, err := fromSeverity(string(value(s.RefuseAt)))
	return catalog.Settings{
		RefuseAt: refuseAt, RulesOff: s.RulesOff, Ruleset: value(s.Ruleset), Levels: fromLevels(s.Levels),
	}, err
}

// patchSettings returns the settings with a merge patch applied (RFC 7396):
// null restores what holds by default.
func patchSettings(s catalog.Settings, patch *gen.SettingsPatch) (catalog.Settings, error) {
	s.RulesOff, s.Levels = slices.Clone(s.RulesOff), maps.Clone(s.Levels)
	if patch.RefuseAt.IsSpecified() {
		name, _ := patch.RefuseAt.Get() // "" for null
		refuseAt, err := fromSeverity(string(name))
		if err != nil {
			return s, err
		}
		s.RefuseAt = refuseAt
	}
	merge(&s.RulesOff, patch.RulesOff)
	merge(&s.Ruleset, patch.Ruleset)
	if patch.Levels.IsSpecified() {
		levels, _ := patch.Levels.Get()
		s.Levels = fromLevels(levels)
	}
	return s, nil
}

// merge applies one member of a merge patch; null is the zero value.
func merge[T any](to *T, from nullable.Nullable[T]) {
	if from.IsSpecified() {
		*to, _ = from.Get()
	}
}

// merged returns what a member of a merge patch asks for: nil to leave the
// field alone, and the zero value for null.
func merged[T any](from nullable.Nullable[T]) *T {
	if !from.IsSpecified() {
		return nil
	}
	v, _ := from.Get()
	return &v
}

func fromLevels(levels map[string]gen.RuleLevel) map[string]string {
	out := make(map[string]string, len(levels))
	for rule, level := range levels {
		out[rule] = string(level)
	}
	return out
}

// fromSeverity reads a severity, "" standing for the default.
func fromSeverity(name string) (lint.Severity, error) {
	if name == "" {
		return lint.Off, nil
	}
	severity, err := lint.ParseSeverity(name)
	if err != nil {
		return severity, malformed(fault.Field{Place: "#/settings/refuse_at", Detail: "is no severity"})
	}
	return severity, nil
}
