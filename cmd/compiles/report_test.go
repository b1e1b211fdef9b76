package main

import (
	"strings"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/clients"
)

func TestReport(t *testing.T) {
	l := &language{name: clients.TypeScript}
	tally := newTally(6, []*language{l})
	tally.repeat()
	tally.refuse()
	tally.count(l, "a.json", verdict{Outcome: compiled, Took: 2 * time.Second})
	if tally.status() != 0 {
		t.Errorf("status %d", tally.status())
	}
	tally.count(l, "b.json", verdict{Outcome: unjudged, Said: []string{"tsc was not done in 5m0s"}})
	if tally.status() != 2 {
		t.Errorf("with one that is not judged: status %d", tally.status())
	}
	for _, name := range []string{"c.json", "d.json"} {
		tally.count(l, name, verdict{Outcome: failed, Said: []string{"src/" + name + ".ts(3,4): error TS2304: Cannot find name '" + name + "'."}})
	}
	if tally.status() != 1 {
		t.Errorf("with some that fail: status %d", tally.status())
	}
	got := tally.report()
	for _, want := range []string{
		"6 files, 5 documents, of which `steward check` refuses 1.",
		"| typescript | 5 | 1 | 2 | 1 | 1 | 2s |",
		"- typescript: failed: error #: Cannot find name …., 2 documents:\n  - c.json: `src/c.json.ts(3,4): error TS2304: Cannot find name 'c.json'.`\n  - d.json: ",
		"- typescript: not judged: tsc was not done in #, 1 documents:\n  - b.json",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestAPanicOfAnEmitterIsAFailure(t *testing.T) {
	l := &language{name: clients.Go, emit: nil}
	if _, err := newPack(l, "a.json", nil); err == nil || !strings.Contains(err.Error(), "panics") {
		t.Errorf("%v", err)
	}
}
