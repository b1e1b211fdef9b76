package portal

import (
	"fmt"
	"testing"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/page"
)

func TestHistoriesTellWhatWeighsMost(t *testing.T) {
	r := &compare.Report{}
	var all []string
	for i := range 500 {
		all = append(all, fmt.Sprintf("GET /things/{id}/%d", i))
	}
	for i := range 2000 {
		r.Changes = append(r.Changes, compare.Change{Rule: "info", Level: compare.Info, Text: fmt.Sprint("Info ", i), Operations: all})
	}
	r.Changes = append(r.Changes,
		compare.Change{Rule: "operation-added", Level: compare.Info, Operations: all[:1]},
		compare.Change{Rule: "breaking", Level: compare.Breaking, Text: "Breaking", Operations: all},
	)
	r.NotCompared = []compare.NotCompared{{Text: "Unknown", Operations: all}}
	h, cost := newHistory(r)
	if cost > 2<<20 {
		t.Errorf("a million places of changes cost %d bytes", cost)
	}
	var told page.OperationHistory
	if !h.tell(callTemplate("GET", "/things/{thing}/0"), &told) {
		t.Fatal("nothing is told of an operation whose parameter has another name")
	}
	if len(told.Changes) != maxTold || told.More != 2002-maxTold || !told.Added || told.Changes[0].Text != "Breaking" || told.Changes[1].Text != "Unknown" {
		t.Errorf("told is %+v", told)
	}
	if h.tell("GET /other", &told) {
		t.Error("something is told of what did not change")
	}
}
