package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func took(d time.Duration, peak int64) *outcome {
	return &outcome{times: []time.Duration{d}, peaks: []int64{peak}}
}

func TestRowOfWhatBothFinish(t *testing.T) {
	t.Parallel()
	ours, theirs := took(time.Second, 100e6), took(9*time.Second, 150e6)
	ours.tally, theirs.tally = tally{Entries: 3, Breaking: 1}, tally{Entries: 30, Breaking: 10}
	got := strings.Join(pair{Name: "A"}.row(ours, theirs, time.Minute), " | ")
	want := "A | 1.00 s | 100 MB | 3 (1) | 9.00 s | 150 MB | 30 (10) | 9.0 | 67 % | speed holds; memory missed"
	if got != want {
		t.Errorf("row = %s, want %s", got, want)
	}
}

func TestRowOfWhatOasdiffDoesNotFinish(t *testing.T) {
	t.Parallel()
	p := pair{Name: "A", Time: 5 * time.Second, Peak: 1e9}
	theirs := took(time.Minute, 4e9)
	theirs.Stopped = true
	got := strings.Join(p.row(took(2*time.Second, 2e9), theirs, time.Minute), " | ")
	want := "A | 2.00 s | 2000 MB | 0 (0) | not finished in 60 s | 4000 MB by then |  | over 30.0 | under 50 % | under 5.00 s holds; under 1000 MB missed"
	if got != want {
		t.Errorf("row = %s, want %s", got, want)
	}
	theirs = took(time.Second, 1e6)
	theirs.Refused = "no"
	got = strings.Join(p.row(took(6*time.Second, 2e8), theirs, time.Minute), " | ")
	want = "A | 6.00 s | 200 MB | 0 (0) | refused: no |  |  |  |  | under 5.00 s missed; under 1000 MB holds"
	if got != want {
		t.Errorf("row = %s, want %s", got, want)
	}
}

func TestNoAimIsMetByWhatOursDoesNotFinish(t *testing.T) {
	t.Parallel()
	p := pair{Time: time.Hour, Same: true}
	ours := took(time.Second, 1)
	ours.Stopped, ours.Verdict = true, "identical"
	if got := p.aims(ours, took(time.Hour, 1e9)); strings.Contains(got, "holds") {
		t.Errorf("aims = %s", got)
	}
	if got := (pair{Same: true}).aims(&outcome{tally: tally{Verdict: "breaking"}}, &outcome{Stopped: true}); got != "identical missed" {
		t.Errorf("aims = %s", got)
	}
}

func TestContenderCompares(t *testing.T) {
	t.Parallel()
	const report = `{"verdict":"breaking","summary":{"breaking":1},"changes":[{},{}],"not_compared":[{}]}`
	if got, err := countChanges([]byte(report)); err != nil || got != (tally{3, 1, "breaking"}) {
		t.Errorf("of ours: %+v, %v", got, err)
	}
	if got, err := countEntries([]byte(`[{"level":3},{"level":1},{"level":3}]`)); err != nil || got != (tally{3, 2, ""}) {
		t.Errorf("of oasdiff: %+v, %v", got, err)
	}
	for _, count := range []func([]byte) (tally, error){countChanges, countEntries} {
		if _, err := count(nil); err == nil {
			t.Error("no report, and no error")
		}
	}
}

func TestOutcomeTakesAsManyRunsAsAreWorthTheirTime(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		o    *outcome
		want bool
	}{
		{&outcome{}, true},
		{took(patience-1, 1), true},
		{took(patience, 1), false},
		{&outcome{Stopped: true}, false},
		{&outcome{Refused: "no"}, false},
	} {
		if got := c.o.wantsMore(); got != c.want {
			t.Errorf("%+v wants more: %v", c.o, got)
		}
	}
}

func TestTake(t *testing.T) {
	t.Parallel()
	c := contender{binary: "x", fails: 2, count: countChanges}
	for _, test := range []struct {
		cost    cost
		output  string
		refused string
		err     bool
	}{
		{cost{Status: 1}, `{"changes":[{}]}`, "", false},
		{cost{Status: 1}, "oops", "", true},
		{cost{Status: 2, Said: "\nnot a document\nusage"}, "", "not a document", false},
		{cost{Status: 101}, "", "exit status 101", false},
		{cost{Status: -1}, "", "exit status -1", false},
	} {
		var o outcome
		err := c.take(test.cost, []byte(test.output), &o)
		if (err != nil) != test.err || o.Refused != test.refused || len(o.times) != 1 {
			t.Errorf("%+v: %v, %+v", test.cost, err, o)
		}
	}
	var o outcome
	if err := c.take(cost{Stopped: true, Status: -1}, nil, &o); err != nil || !o.Stopped || o.Finished() {
		t.Errorf("stopped: %v, %+v", err, o)
	}
}

func TestPairsHaveOneNameEach(t *testing.T) {
	t.Parallel()
	names := make(map[string]bool)
	for _, p := range pairs() {
		if names[p.Name] || strings.Contains(p.Name, scalingTitle) {
			t.Errorf("the name %q is not its own", p.Name)
		}
		names[p.Name] = true
		old, newer, err := pair{Old: p.Old, New: p.New}.files("r", "f")
		if err != nil || old != filepath.Join("r", "corpus", p.Old) || newer != filepath.Join("r", "corpus", p.New) {
			t.Errorf("files = %s, %s, %v", old, newer, err)
		}
	}
}
