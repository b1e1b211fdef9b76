package compare_test

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/apisteward/steward/internal/compare"
)

// expectation is an entry of testdata/rules: its comments say how it is read.
type expectation struct {
	Change, Rule      string
	Request, Response string
	Call, Webhook     string
	Level             string
	Verdict           string // when other changes go along
	Old, New          object
}

func expectations(t *testing.T, file string) []expectation {
	t.Helper()
	data, err := os.ReadFile("testdata/rules/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var list []expectation
	if err := yaml.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// check expects a change of a rule at a level, and the verdict that follows.
// Only Swagger's form of a word would give a rule a level twice, so one
// fixture stands for each level that a rule has.
func (e expectation) check(t *testing.T, rule, level string, old, new object) {
	t.Helper()
	r := diff(t, old, new)
	found := find(r, rule)
	if level == "-" {
		if len(found) > 0 {
			t.Errorf("%s: unexpected\n%s", rule, pretty(t, r))
		}
		return
	}
	verdict, undecided := compare.Compatible, level == "undecided"
	if undecided {
		level = "warning"
	}
	if level == "breaking" || undecided || e.Verdict == "breaking" {
		verdict = compare.Breaks
	}
	if len(found) != 1 || found[0].Level.String() != level || r.Verdict != verdict || (len(r.NotCompared) > 0) != undecided {
		t.Errorf("want one %s at level %s and the verdict %s:\n%s", rule, level, verdict, pretty(t, r))
	}
	if back := diff(t, new, old); back.Verdict == compare.Identical {
		t.Errorf("%s: no change the other way round", rule)
	}
}

func TestRulesOfSchemas(t *testing.T) {
	for _, e := range expectations(t, "schema.yaml") {
		t.Run(e.Change, func(t *testing.T) {
			e.check(t, "request-"+e.Change, e.Request, taking(e.Old), taking(e.New))
			e.check(t, "response-"+e.Change, e.Response, giving(e.Old), giving(e.New))
		})
	}
}

func TestRulesOfOperations(t *testing.T) {
	for _, e := range expectations(t, "operation.yaml") {
		t.Run(e.Rule, func(t *testing.T) {
			e.check(t, e.Rule, e.Call, called(operation(e.Old)), called(operation(e.New)))
			e.check(t, e.Rule, e.Webhook, webhook(operation(e.Old)), webhook(operation(e.New)))
		})
	}
}

func TestRulesOfDocuments(t *testing.T) {
	for _, e := range expectations(t, "document.yaml") {
		t.Run(e.Rule, func(t *testing.T) {
			e.check(t, e.Rule, e.Level, document(e.Old), document(e.New))
		})
	}
}

// TestEveryRuleHasAFixture fails when a rule, or a level of it, has none.
func TestEveryRuleHasAFixture(t *testing.T) {
	seen := make(map[string]bool)
	note := func(rule string, levels ...string) {
		for _, l := range levels {
			if l == "undecided" {
				l = "warning"
			}
			seen[rule+" "+l] = true
		}
	}
	for _, e := range expectations(t, "schema.yaml") {
		note("request-"+e.Change, e.Request)
		note("response-"+e.Change, e.Response)
	}
	for _, e := range expectations(t, "operation.yaml") {
		note(e.Rule, e.Call, e.Webhook)
	}
	for _, e := range expectations(t, "document.yaml") {
		note(e.Rule, e.Level)
	}
	for _, r := range compare.Rules() {
		for _, l := range []compare.Level{r.Request, r.Response} {
			if l != compare.LevelOff && !seen[r.ID+" "+l.String()] {
				t.Errorf("%s has no fixture at level %s", r.ID, l)
			}
		}
	}
}

// TestRulesAreExplained expects every rule to say what, why and, where it can
// break somebody, what to do instead.
func TestRulesAreExplained(t *testing.T) {
	ids := make(map[string]bool)
	for _, r := range compare.Rules() {
		if ids[r.ID] {
			t.Errorf("%s exists twice", r.ID)
		}
		ids[r.ID] = true
		if r.Summary == "" || r.Why == "" || r.Bump == compare.NoBump {
			t.Errorf("%s is not explained: %+v", r.ID, r)
		}
		if max(r.Request, r.Response) >= compare.Warning && r.Remedy == "" {
			t.Errorf("%s has no remedy", r.ID)
		}
	}
}
