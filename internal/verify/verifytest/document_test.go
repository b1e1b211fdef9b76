package verifytest

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/contract/lint"
)

func load(t *testing.T, edition string) *contract.Document {
	t.Helper()
	doc, err := contract.Load(Document(edition), contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestDocumentsHaveNoErrors(t *testing.T) {
	for _, edition := range []string{"3.0", "3.1", "fast"} {
		doc := load(t, edition)
		if !strings.HasPrefix(doc.SpecVersion, edition) && edition != "fast" {
			t.Errorf("%s is an edition %s", edition, doc.SpecVersion)
		}
		for _, finding := range lint.Run(doc, lint.DefaultRuleset()) {
			if finding.Severity == lint.Error || finding.Severity == lint.Warn {
				t.Errorf("%s: %+v", edition, finding)
			}
		}
	}
}

func TestEditionsDescribeTheSame(t *testing.T) {
	for _, order := range [][2]string{{"3.0", "3.1"}, {"3.1", "3.0"}} {
		r := compare.Documents(load(t, order[0]), load(t, order[1]), compare.Options{})
		if r.Verdict == compare.Breaks || len(r.NotCompared) > 0 {
			t.Errorf("from %s to %s: %+v, not compared %+v", order[0], order[1], r.Changes, r.NotCompared)
		}
	}
}

func TestThereIsNoOtherEdition(t *testing.T) {
	if Document("2.0") != nil {
		t.Error("there is a document of 2.0")
	}
}

func TestEveryOperationIsServed(t *testing.T) {
	served := map[string]bool{}
	for _, p := range paths() {
		for _, op := range p.does {
			served[op.method+" "+p.template] = true
		}
	}
	for _, op := range load(t, "3.0").Operations() {
		key := op.Method + " " + op.Path
		if !served[key] {
			t.Errorf("%s is not served", key)
		}
		delete(served, key)
	}
	for key := range served {
		t.Errorf("%s is not documented", key)
	}
}

func TestSwitchesNameOperations(t *testing.T) {
	known := map[string]bool{}
	for _, op := range load(t, "3.0").Operations() {
		known[op.Method+" "+op.Path] = true
	}
	for _, s := range Switches() {
		if !known[s.Operation] {
			t.Errorf("%s: there is no %s", s.ID, s.Operation)
		}
	}
}
