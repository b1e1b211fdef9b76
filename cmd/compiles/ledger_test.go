package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/clients"
)

func mustOpenLedger(t *testing.T, name string) *ledger {
	t.Helper()
	l, err := openLedger(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func mustAdd(t *testing.T, l *ledger, sum string, v verdict) {
	t.Helper()
	if err := l.Add(clients.Go, &pack{Sum: sum, Document: "a.json"}, v); err != nil {
		t.Fatal(err)
	}
}

func TestALedgerIsReadAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "l.jsonl")
	l := mustOpenLedger(t, name)
	mustAdd(t, l, "1", verdict{compiled, nil, time.Second})
	mustAdd(t, l, "2", verdict{failed, []string{"x.go:1: no"}, time.Second})
	mustAdd(t, l, "3", verdict{unjudged, []string{"too long"}, time.Second})
	again := mustOpenLedger(t, name)
	if v, ok := again.Find("1"); !ok || v.Outcome != compiled || v.Took != time.Second {
		t.Errorf("1: %+v", v)
	}
	if v, ok := again.Find("2"); !ok || v.Outcome != failed || !slices.Equal(v.Said, []string{"x.go:1: no"}) {
		t.Errorf("2: %+v", v)
	}
	if _, ok := again.Find("3"); ok {
		t.Error("what was not judged is not tried again")
	}
}

func TestHalfALineIsNoVerdict(t *testing.T) {
	name := filepath.Join(t.TempDir(), "l.jsonl")
	whole := `{"sum":"1","language":"go","document":"a","outcome":"compiled","ms":1}` + "\n"
	if err := os.WriteFile(name, []byte(whole+`{"sum":"2","outcome":"comp`), 0o644); err != nil {
		t.Fatal(err)
	}
	l := mustOpenLedger(t, name)
	if _, ok := l.Find("2"); ok {
		t.Error("half a line counts")
	}
	mustAdd(t, l, "4", verdict{Outcome: compiled})
	again := mustOpenLedger(t, name)
	for _, sum := range []string{"1", "4"} {
		if _, ok := again.Find(sum); !ok {
			t.Errorf("%s is lost", sum)
		}
	}
}
