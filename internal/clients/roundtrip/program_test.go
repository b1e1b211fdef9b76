package roundtrip

import (
	"testing"

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

func noBase(name string) string { return "http://nowhere.example/" + name }

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
	called := map[string]bool{}
	all := map[string]bool{}
	for _, s := range setup(t) {
		program, err := NewProgram(s, "", noBase)
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		for _, call := range program.Calls {
			called[s.Fixture+" "+call.Operation.Name.Text()] = true
		}
		for _, group := range program.Package.Groups {
			for _, op := range group.Operations {
				all[s.Fixture+" "+op.Name.Text()] = true
			}
		}
	}
	for name := range all {
		if !called[name] {
			t.Errorf("%s is never called", name)
		}
	}
}

func TestPagesAreSeen(t *testing.T) {
	for _, s := range setup(t) {
		program, err := NewProgram(s, "", noBase)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range program.Calls {
			if call.All && call.Operation.Pagination == nil {
				t.Errorf("%s: %s does not page", call.Name, call.Call)
			}
		}
	}
}
