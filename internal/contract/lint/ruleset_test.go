package lint

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

// ruleOf stands for a rule with the given name.
func ruleOf(id string, optional bool) Rule { return Rule{ID: id, Severity: Warn, Optional: optional} }

func TestParseRuleset(t *testing.T) {
	usual, optional := ruleOf("usual", false), ruleOf("optional", true)
	for name, test := range map[string]struct {
		text                  string
		usual, optional, oas3 Severity
	}{
		"nothing said":       {"rules: {}", Warn, Off, Error},
		"recommended":        {"extends: spectral:oas", Warn, Off, Error},
		"a list":             {"extends: [spectral:oas]", Warn, Off, Error},
		"all":                {"extends: [[spectral:oas, all]]", Warn, Warn, Error},
		"off":                {"extends: [[spectral:oas, off]]", Off, Off, Off},
		"off but one":        {"extends: [[spectral:oas, off]]\nrules: {oas3-schema: true}", Off, Off, Error},
		"a name":             {"rules: {oas3-schema: warn}", Warn, Off, Warn},
		"a number":           {"rules: {oas3-schema: 3}", Warn, Off, Hint},
		"minus one":          {"rules: {oas3-schema: -1}", Warn, Off, Off},
		"false":              {"rules: {oas3-schema: false}", Warn, Off, Off},
		"off as YAML has it": {"rules:\n  oas3-schema: off", Warn, Off, Off},
		"an object":          {"rules: {oas3-schema: {severity: info}}", Warn, Off, Info},
		"JSON":               {`{"extends": [["spectral:oas", "all"]], "rules": {"oas3-schema": "hint"}}`, Warn, Warn, Hint},
		"an alias":           {"rules: {oas2-schema: &s hint, oas3-schema: *s}", Warn, Off, Hint},
		"documentation":      {"documentationUrl: https://example.com\nrules: {oas3-schema: 0}", Warn, Off, Error},
	} {
		t.Run(name, func(t *testing.T) {
			set, err := ParseRuleset([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			oas3 := structureRules()[1]
			for rule, want := range map[*Rule]Severity{&usual: test.usual, &optional: test.optional, &oas3: test.oas3} {
				if got := set.severity(*rule); got != want {
					t.Errorf("%s is %s, want %s", rule.ID, got, want)
				}
			}
		})
	}
}

func TestRulesetRefusals(t *testing.T) {
	for text, want := range map[string]string{
		"extends: spectral:asyncapi":                   "#/extends 1:10 extending `spectral:asyncapi` is unsupported",
		"extends: https://example.com/rules.yaml":      "#/extends 1:10 extending `https://example.com/rules.yaml` is unsupported",
		"extends: [[spectral:oas, some]]":              "#/extends 1:12 `spectral:oas` is extended as `all`, `recommended` or `off`",
		"extends: {a: b}":                              "#/extends 1:10 `extends` is a name or a list of names",
		"extends: [[a, b, c]]":                         "#/extends 1:11 each of `extends` is a name",
		"functions: [a]":                               "#/functions 1:1 `functions` is unsupported",
		"aliases: {A: $.a}":                            "#/aliases 1:1 `aliases` is unsupported",
		"overrides: []":                                "#/overrides 1:1 `overrides` is unsupported",
		"parserOptions: {}":                            "#/parserOptions 1:1 `parserOptions` is unsupported",
		"rule: {}":                                     "#/rule 1:1 `rule` is not part of a ruleset; did you mean `rules`?",
		"rules: {oas3-shema: off}":                     "#/rules/oas3-shema 1:9 there is no rule `oas3-shema`; did you mean `oas3-schema`?",
		"rules: {oas3-schema: loud}":                   "#/rules/oas3-schema 1:22 the severity of rule `oas3-schema` is `off`",
		"rules: {oas3-schema: 4}":                      "#/rules/oas3-schema 1:22 the severity of rule `oas3-schema` is `off`",
		"rules: {oas3-schema: [warn]}":                 "#/rules/oas3-schema 1:22 the severity of rule",
		"rules: {oas3-schema: ~}":                      "#/rules/oas3-schema 1:22 the severity of rule",
		"rules: {oas3-schema: {}}":                     "#/rules/oas3-schema 1:22 rule `oas3-schema` has no `severity`",
		"rules: {oas3-schema: warn, oas3-schema: off}": "#/rules/oas3-schema 1:28 rule `oas3-schema` is there twice",
		"rules: {mine: {given: $, then: {}}}":          "#/rules/mine 1:16 rule `mine` has `given`, which is unsupported",
		"rules: [a]":                                   "#/rules 1:8 `rules` maps the names of rules to severities",
		"- a":                                          "# 1:1 a ruleset is an object with `extends` and `rules`",
	} {
		_, err := ParseRuleset([]byte(text))
		var f *fault.Error
		if !errors.As(err, &f) || f.Kind != fault.Invalid || len(f.Fields) != 1 {
			t.Errorf("%s: %v", text, err)
			continue
		}
		at := f.Fields[0]
		if got := at.Place + " " + fmt.Sprintf("%d:%d", at.Line, at.Column) + " " + at.Detail; !strings.HasPrefix(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestUnreadableRulesets(t *testing.T) {
	for text, want := range map[string]fault.Kind{
		"":                                  fault.Malformed,
		"# nothing":                         fault.Malformed,
		"rules: {":                          fault.Malformed,
		strings.Repeat("#", rulesetLimit+1): fault.TooLarge,
	} {
		if _, err := ParseRuleset([]byte(text)); !fault.Is(err, want) {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}

// Rules of Spectral that Steward has not are taken, and said not to be checked.
func TestRulesNotChecked(t *testing.T) {
	p := newRulesetParser()
	p.spectral = map[string]bool{"theirs": true, "theirs-optional": false, "oas3-schema": true}
	steps := []struct {
		set  func()
		want []string
	}{
		{func() {}, nil},
		{func() { p.extends = true }, []string{"theirs"}},
		{func() { p.base = all }, []string{"theirs", "theirs-optional"}},
		{func() { p.foreign["theirs"] = false }, []string{"theirs-optional"}},
		{func() { p.base = none; p.foreign["theirs"] = true }, []string{"theirs"}},
	}
	for i, step := range steps {
		step.set()
		if got := p.ruleset().NotChecked; !slices.Equal(got, step.want) {
			t.Errorf("step %d: not checked are %v, want %v", i, got, step.want)
		}
	}
}

// Every rule of Spectral's oas ruleset is checked, be it by another name.
func TestSpectralRulesAreChecked(t *testing.T) {
	set, err := ParseRuleset([]byte("extends: [[spectral:oas, all]]"))
	if err != nil || len(set.NotChecked) != 0 {
		t.Errorf("not checked are %v (%v)", set.NotChecked, err)
	}
}

func TestWithLeavesTheOriginalAlone(t *testing.T) {
	set := Ruleset{NotChecked: []string{"a", "b"}}
	changed := set.With("a", Off).With("oas3-schema", Info)
	oas3 := structureRules()[1]
	if set.severity(oas3) != Error || changed.severity(oas3) != Info {
		t.Error("With changed the wrong ruleset")
	}
	if !slices.Equal(set.NotChecked, []string{"a", "b"}) || !slices.Equal(changed.NotChecked, []string{"b"}) {
		t.Errorf("not checked are %v, then %v", set.NotChecked, changed.NotChecked)
	}
}
