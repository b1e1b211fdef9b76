package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/contract"
)

// fixture is a file of testdata/rules: what a rule finds in a bad document,
// each as "LINE:COLUMN TEXT", and a good one in which it finds nothing.
type fixture struct {
	Bad      string
	Findings []string
	Good     string
	More     []fixture
}

// fixtureFile is where a rule's fixture is. Colons may not stand in the names
// of a Go module's files.
func fixtureFile(id string) string {
	return filepath.Join("testdata", "rules", strings.ReplaceAll(id, ":", "-")+".yaml")
}

func readFixture(t *testing.T, id string) fixture {
	t.Helper()
	data, err := os.ReadFile(fixtureFile(id))
	if err != nil {
		t.Fatalf("the rule has no fixture: %v", err)
	}
	var f fixture
	if err := yaml.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func ownRules() []Rule {
	return slices.Concat(meaningRules(), styleRules(), securityRules())
}

func fixtureDocument(t *testing.T, text string) *contract.Document {
	t.Helper()
	doc, err := contract.Load([]byte(text), contract.DefaultLimits())
	if err != nil {
		t.Fatalf("loading: %v", err)
	}
	return doc
}

// findingsOf runs one rule, whether it is on or not.
func findingsOf(t *testing.T, rule Rule, text string) []string {
	t.Helper()
	doc := fixtureDocument(t, text)
	if !rule.Editions.Has(doc.Edition) {
		t.Fatalf("the rule is not for OpenAPI %s", doc.Edition)
	}
	only := Ruleset{base: none}.With(rule.ID, rule.Severity)
	found := []string{}
	for _, f := range Run(doc, only) {
		if f.Rule != rule.ID || f.Severity != rule.Severity {
			t.Errorf("a finding of %s (%s), want %s (%s)", f.Rule, f.Severity, rule.ID, rule.Severity)
		}
		found = append(found, fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Text))
	}
	return found
}

// Every rule finds what its fixture says in the bad document and nothing in the
// good one.
func TestRuleFixtures(t *testing.T) {
	for _, rule := range ownRules() {
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			f := readFixture(t, rule.ID)
			for _, f := range append([]fixture{f}, f.More...) {
				if len(f.Findings) == 0 {
					t.Error("the fixture expects no finding in the bad document")
				}
				if got := findingsOf(t, rule, f.Bad); !slices.Equal(got, f.Findings) {
					t.Errorf("found in the bad document:\n%s\nwant:\n%s\nin:\n%s", strings.Join(got, "\n"), strings.Join(f.Findings, "\n"), f.Bad)
				}
				if got := findingsOf(t, rule, f.Good); len(got) > 0 {
					t.Errorf("found in the good document:\n%s\nin:\n%s", strings.Join(got, "\n"), f.Good)
				}
			}
		})
	}
}

// Every fixture belongs to a rule.
func TestFixturesHaveRules(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "rules", "*"))
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for _, rule := range ownRules() {
		known[fixtureFile(rule.ID)] = true
	}
	for _, file := range files {
		if !known[file] {
			t.Errorf("no rule has the fixture %s", file)
		}
	}
}

// Every rule says what it wants, why, and what to do, in one sentence each.
func TestRulesExplainThemselves(t *testing.T) {
	groups := []string{"structure", "meaning", "style", "security"}
	seen := make(map[string]bool)
	for _, rule := range Rules() {
		if seen[rule.ID] {
			t.Errorf("two rules are called %s", rule.ID)
		}
		seen[rule.ID] = true
		if rule.Check == nil || rule.Editions == 0 || rule.Severity == Off || !slices.Contains(groups, rule.Group) {
			t.Errorf("%s lacks a check, an edition, a severity or a group", rule.ID)
		}
		for _, sentence := range []string{rule.Summary, rule.Why, rule.Remedy} {
			if len(sentence) < 10 || strings.HasSuffix(sentence, ".") {
				t.Errorf("%s: %q is no sentence without a full stop", rule.ID, sentence)
			}
		}
	}
}

// Only what a specification forbids makes a document invalid. A rule enters
// this list with its section quoted in its comment.
func TestRulesThatRefuse(t *testing.T) {
	want := []string{
		"array-items",
		"no-identical-paths",
		"oas2-operation-security-defined",
		"oas3-link-operation",
		"oas3-operation-security-defined",
		"oas3_2-querystring-alone",
		"oas3_2-tag-parent",
		"openapi-tags-uniqueness",
		"operation-operationId-unique",
		"operation-parameters",
		"path-declarations-must-exist",
		"path-params",
		"schema-id-unique",
		"schema-readonly-writeonly",
	}
	var got []string
	for _, rule := range ownRules() {
		if rule.Severity == Error {
			got = append(got, rule.ID)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("rules of severity error:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
