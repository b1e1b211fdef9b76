package roundtrip

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

// setup reads the table.
func setup(t *testing.T) []*Suite {
	t.Helper()
	suites, err := Suites()
	if err != nil {
		t.Fatal(err)
	}
	return suites
}

// nowhere has addresses that nothing listens at.
type nowhere struct{}

func (nowhere) Base(name string) string { return "http://nowhere.example/" + name }
func (nowhere) TokenURL() string        { return "http://nowhere.example/token" }

func programs(t *testing.T, suites []*Suite, at Addresses) []*Program {
	t.Helper()
	all, err := Programs(suites, at)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestFixturesAreValid(t *testing.T) {
	for _, s := range setup(t) {
		doc, err := contract.Load(s.Contract, contract.DefaultLimits())
		if err != nil {
			t.Fatalf("%s: %v", s.Fixture, err)
		}
		for _, f := range lint.Run(doc, lint.DefaultRuleset()) {
			if f.Severity == lint.Error {
				t.Errorf("%s:%d: %s", s.Fixture, f.Line, f.Text)
			}
		}
	}
}

func TestEveryOperationHasACase(t *testing.T) {
	for _, p := range programs(t, setup(t), nowhere{}) {
		called := map[*plan.Operation]bool{}
		for _, call := range p.Calls {
			called[call.Operation] = true
		}
		for _, group := range p.Package.Groups {
			for _, op := range group.Operations {
				if !called[op] {
					t.Errorf("%s: %s is never called", p.Name, op.Name.Text())
				}
			}
		}
	}
}

func TestPagesAreSeen(t *testing.T) {
	styles := map[plan.PageStyle]bool{}
	for _, p := range programs(t, setup(t), nowhere{}) {
		for _, call := range p.Calls {
			switch pages := call.Operation.Pagination; {
			case call.All && pages == nil:
				t.Errorf("%s: %s does not page", call.Name, call.Call)
			case call.All:
				styles[pages.Style] = true
			}
		}
	}
	if len(styles) != 6 {
		t.Errorf("%d ways to page have cases, want all 6", len(styles))
	}
}

func TestCasesThatNameNothingAreRefused(t *testing.T) {
	for want, c := range map[string]*Case{
		"no operation": {Call: "nothing"},
		"0 of 1":       {Call: "pathSimple", Args: parse(t, `{"none":1}`)},
		"takes no":     {Call: "pathSimple", Body: parse(t, `1`)},
	} {
		suites := setup(t)[:1]
		suites[0].Fixture, suites[0].Cases = "fixture.yaml", []*Case{c}
		suites[0].Contract, _ = files.ReadFile("fixture.yaml")
		if _, err := Programs(suites, nowhere{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}
