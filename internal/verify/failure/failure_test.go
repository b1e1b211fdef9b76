package failure_test

import (
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

func exchange(status int, path string) *call.Exchange {
	return &call.Exchange{Status: status, Case: &call.Case{Operation: &contract.Operation{Method: "GET", Path: path}}}
}

func TestOneCauseHasOneEntryWhateverWasSent(t *testing.T) {
	c := failure.NewCollector()
	first := failure.New("server-error", exchange(500, "/a"), nil)
	if !c.Add(first) || c.Add(failure.New("server-error", exchange(503, "/a"), nil)) {
		t.Error("two answers of one class are two causes")
	}
	for _, other := range []failure.Failure{
		failure.New("server-error", exchange(500, "/b"), nil),
		failure.New("response-schema", exchange(500, "/a"), nil),
		failure.New("server-error", exchange(0, "/a"), nil),
	} {
		if !c.Add(other) {
			t.Errorf("%s %s %s is taken for another cause", other.Operation, other.Check, other.Class)
		}
	}
	if all := c.All(); len(all) != 4 || all[0].Seen != 1 || !c.Has(first.ID) {
		t.Errorf("%d causes", len(c.All()))
	}
}

func TestWarningsComeLastAndDoNotCount(t *testing.T) {
	c := failure.NewCollector()
	w := failure.New("undocumented-property", exchange(200, "/a"), nil)
	w.Level = failure.Warning
	c.Add(w)
	c.Add(failure.New("server-error", exchange(500, "/z"), nil))
	if all := c.All(); all[0].Level != failure.Failed || c.Failed() != 1 {
		t.Errorf("the first is a %s; %d failures", all[0].Level, c.Failed())
	}
	w.Level = failure.Failed
	c.Add(w)
	if c.Failed() != 2 {
		t.Error("a warning that turned out to be a failure does not count")
	}
}

func TestASmallerSequenceTakesThePlace(t *testing.T) {
	c := failure.NewCollector()
	f := failure.New("server-error", exchange(500, "/a"), nil)
	c.Add(f)
	c.Add(f)
	smaller := failure.New("server-error", exchange(500, "/a"), nil)
	smaller.Text = "smaller"
	c.Replace(f.ID, smaller)
	if got := c.All()[0]; got.Text != "smaller" || got.Seen != 2 {
		t.Errorf("got %q, seen %d times", got.Text, got.Seen)
	}
}

// The id stands in baselines and file names: it must not change.
func TestIDsStay(t *testing.T) {
	if got := failure.NewID("GET /a", "server-error", "#/x", "5xx"); got != "f304fe4a50d292cc" {
		t.Errorf("the id is %s", got)
	}
}
