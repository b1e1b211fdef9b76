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

// wanted is, by file of queries and document, how many queries find what was
// meant among the first three results. All were written down before they were
// first searched. The control is what no rule was ever looked at with.
var wanted = map[string]map[string]int{
	"queries.json": {"github/23.0.2.json": 48, "stripe/0.203.0.json": 18, "kubernetes/1.36.3.json": 20},
	"control.json": {"github/23.0.2.json": 25, "docker/1.56.yaml": 12, "figma/0.43.0.yaml": 10},
}

const places = 3

// found is one result of search.js.
type found struct {
	Kind, Name, Operation, Page, Place, Owner string
	Score                                     float64
}

// name is what a result is called in the document.
func (f found) name() string {
	if f.Operation != "" {
		return f.Operation
	}
	return f.Name
}

// String is "GET /users" or "property name of schemas/User".
func (f found) String() string {
	switch {
	case f.Operation != "":
		return f.Operation
	case f.Owner != f.Page && f.Kind != "parameter":
		return f.Kind + " " + f.Name + " of " + f.Owner
	}
	return f.Kind + " " + f.Name
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

// expectation is what was typed, and the operation meant.
type expectation struct{ Query, Means string }

// What a developer means stands among the first three results.
func TestFindsWhatIsMeant(t *testing.T) {
	for file, documents := range wanted {
		for name, want := range documents {
			t.Run(file+" "+name, func(t *testing.T) {
				cases := readQueries(t, file)[name]
				if hits := countHits(t, name, cases); hits < want {
					t.Errorf("%d of %d queries are answered in the first %d results, want %d", hits, len(cases), places, want)
				}
			})
		}
	}
}

func readQueries(t *testing.T, file string) map[string][]expectation {
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var documents map[string][]expectation
	if err := json.Unmarshal(data, &documents); err != nil {
		t.Fatal(err)
	}
	return documents
}

func countHits(t *testing.T, document string, cases []expectation) int {
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.Query)
	}
	hits, slowest := 0, 0.0
	for i, a := range find(t, files(real(t, document)), queries) {
		rank := rankOf(a.Found, cases[i].Means)
		if rank > 0 && rank <= places {
			hits++
		} else {
			t.Logf("%q means %s, which is result %d; the first are %v", a.Query, cases[i].Means, rank, first(a.Found, places))
		}
		slowest = max(slowest, a.Milliseconds)
	}
	t.Logf("%d of %d; the slowest query took %.1f ms", hits, len(cases), slowest)
	return hits
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

func first(results []found, n int) []found { return results[:min(n, len(results))] }
