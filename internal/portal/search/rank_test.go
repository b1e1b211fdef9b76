package search_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/portal/search"
)

// wanted is how many of the queries that were written down in advance find
// what was meant among the first three results. It is lowered by nothing but a
// reason that holds for more than one query.
var wanted = map[string]int{"github/23.0.2.json": 48, "stripe/0.203.0.json": 18, "kubernetes/1.36.3.json": 20}

const places = 3

// found is one result of search.js.
type found struct {
	Kind, Name, Operation, Page, Place, Owner string
	Score                                     float64
}

type answer struct {
	Query        string
	Milliseconds float64
	Found        []found
}

// find runs the real search.js on an index, in Node.
func find(tb testing.TB, index []search.File, queries []string) []answer {
	tb.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		tb.Skip("node is not here")
	}
	dir := tb.TempDir()
	for _, name := range []string{"../page/assets/search.js", "testdata/find.mjs"} {
		// Read here, so that results of tests are not kept when a script changes.
		content, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		index = append(index, search.File{Name: filepath.Base(name), Content: content})
	}
	for _, f := range index {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Content, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	input, err := json.Marshal(queries)
	if err != nil {
		tb.Fatal(err)
	}
	cmd := exec.CommandContext(tb.Context(), node, filepath.Join(dir, "find.mjs"), dir)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		tb.Fatal(err)
	}
	var result struct {
		Loaded  float64
		Results []answer
	}
	if err := json.Unmarshal(out, &result); err != nil {
		tb.Fatal(err)
	}
	tb.Logf("the index was taken in within %.0f ms", result.Loaded)
	return result.Results
}

// What a developer means stands among the first three results.
func TestFindsWhatIsMeant(t *testing.T) {
	data, err := os.ReadFile("testdata/queries.json")
	if err != nil {
		t.Fatal(err)
	}
	var documents map[string][]struct{ Query, Means string }
	if err := json.Unmarshal(data, &documents); err != nil {
		t.Fatal(err)
	}
	for name, cases := range documents {
		t.Run(name, func(t *testing.T) {
			var queries []string
			for _, c := range cases {
				queries = append(queries, c.Query)
			}
			hits, slowest := 0, 0.0
			for i, a := range find(t, files(real(t, name)), queries) {
				rank := rankOf(a.Found, cases[i].Means)
				if rank > 0 && rank <= places {
					hits++
				} else {
					t.Logf("%q means %s, which is result %d; the first are %v", a.Query, cases[i].Means, rank, first(a.Found, places))
				}
				slowest = max(slowest, a.Milliseconds)
			}
			t.Logf("%d of %d; the slowest query took %.1f ms", hits, len(cases), slowest)
			if hits < wanted[name] {
				t.Errorf("%d of %d queries are answered in the first %d results, want %d", hits, len(cases), places, wanted[name])
			}
		})
	}
}

// rankOf is the place of an operation among results, from 1; 0 for none.
func rankOf(results []found, operation string) int {
	for i, r := range results {
		if r.Operation == operation {
			return i + 1
		}
	}
	return 0
}

func first(results []found, n int) []string {
	var out []string
	for _, r := range results[:min(n, len(results))] {
		if r.Operation != "" {
			out = append(out, r.Operation)
		} else {
			out = append(out, r.Kind+" "+r.Name)
		}
	}
	return out
}
