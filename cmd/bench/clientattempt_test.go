package main

import (
	"strings"
	"testing"
	"time"
)

func attemptOf(name string, language clientLanguage, o *outcome) *clientAttempt {
	return &clientAttempt{maker: clientMaker{Name: name, Language: language}, outcome: *o, Files: 3, Lines: 70, Left: 2}
}

func TestRowsOfClients(t *testing.T) {
	t.Parallel()
	ours := attemptOf(stewardClient, goLanguage, took(time.Second, 100e6))
	slower := attemptOf("slower", goLanguage, took(2*time.Second, 50e6))
	slower.maker.Remark, slower.Left = "types only", -1
	slower.complaints = []complaint{{Name: "go vet", Faults: 4, First: "a.go:1:2: x | y"}}
	stopped := attemptOf("stopped", goLanguage, took(time.Minute, 4e9))
	stopped.Stopped = true
	refused := attemptOf("refused", goLanguage, took(time.Millisecond, 1))
	refused.Refused = "cannot read it"
	faster := attemptOf("faster", pythonLanguage, took(time.Millisecond, 1))
	all := []*clientAttempt{ours, slower, stopped, refused, faster}

	want := []string{
		"steward client | Go | 1.00 s | 100 MB | 3 | 70 | yes | 2 | compiles holds; speed holds; under 10.00 s holds",
		"slower (types only) | Go | 2.00 s | 50 MB | 3 | 70 | no: go vet (4) | does not say | ",
		"stopped | Go | not finished in 5 min | 4000 MB by then |  |  |  |  | ",
		"refused | Go | fails |  |  |  |  |  | ",
		"faster | Python | 1.0 ms | 0.0 MB | 3 | 70 | yes | 2 | ",
	}
	for i, row := range (clientDocument{Aim: 10 * time.Second}).rows(all)[1:] {
		if got := strings.Join(row, " | "); got != want[i] {
			t.Errorf("row %s, want %s", got, want[i])
		}
	}
	list := complaintList(all)
	if !strings.Contains(list, "- slower, Go: go vet: `a.go:1:2: x / y`\n") || !strings.Contains(list, "- refused, Go: `cannot read it`\n") {
		t.Error(list)
	}
	if complaintList(all[:1]) != "" {
		t.Error("a list of nothing")
	}
}

func TestAimsOfClientsThatMissThem(t *testing.T) {
	t.Parallel()
	ours := attemptOf(stewardClient, goLanguage, took(11*time.Second, 1))
	ours.complaints = []complaint{{Name: "go vet", Faults: 1}}
	same := attemptOf("as fast", goLanguage, took(11*time.Second, 1))
	d := clientDocument{Aim: 10 * time.Second}
	if got := d.aims(ours, []*clientAttempt{ours, same}); got != "compiles missed; speed missed; under 10.00 s missed" {
		t.Error(got)
	}
	ours.Refused = "no"
	if got := d.aims(ours, nil); strings.Contains(got, "holds") {
		t.Error(got)
	}
}

func TestAttemptTakesRuns(t *testing.T) {
	t.Parallel()
	a := &clientAttempt{maker: clientMakers(clientTools{})[8]}
	a.take(cost{Took: time.Second, Peak: 7, Said: "WARNING parsing POST /x within x.\n"}, "ERROR parsing GET /y within y.\nUnable to process schema /x:\nfine\n")
	if !a.Finished() || a.Left != 3 || a.Time() != time.Second || a.Peak() != 7 {
		t.Errorf("%+v", a)
	}
	a.take(cost{Status: 1}, "Error: no\nmore")
	if a.Refused != "Error: no" {
		t.Errorf("refused %q", a.Refused)
	}
	a = &clientAttempt{}
	if a.take(cost{Status: -1, Stopped: true}, ""); !a.Stopped || a.Refused != "" {
		t.Errorf("%+v", a)
	}
	if a.take(cost{Said: "fine"}, ""); a.Left != -1 {
		t.Errorf("left out %d of a maker that never says so", a.Left)
	}
}

func TestNothingIsNoClient(t *testing.T) {
	t.Parallel()
	a := &clientAttempt{maker: clientMaker{Name: stewardClient, Language: goLanguage}, folder: t.TempDir(), outcome: *took(1, 1)}
	if err := a.inspect(t.Context(), clientTools{}, ""); err != nil || a.Finished() {
		t.Errorf("%+v, %v", a, err)
	}
}
