package workflow

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

// TestWrongFiles reads the files of testdata/wrong and compares every fault
// with what stands beside them.
func TestWrongFiles(t *testing.T) {
	names, err := filepath.Glob("testdata/wrong/*.arazzo.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, err := Parse(data)
			if f != nil || !fault.Is(err, fault.Invalid) {
				t.Fatalf("%v, %v", f, err)
			}
			compareGolden(t, strings.TrimSuffix(name, ".arazzo.yaml")+".txt", listFaults(err))
		})
	}
}

// listFaults writes an error and its fields down.
func listFaults(err error) string {
	var b strings.Builder
	fmt.Fprintln(&b, err)
	for _, f := range fieldsOf(err) {
		fmt.Fprintf(&b, "%d:%d %s %s\n", f.Line, f.Column, f.Place, f.Detail)
	}
	return b.String()
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTextsThatAreNoFiles(t *testing.T) {
	for text, want := range map[string]fault.Kind{
		"":                          fault.Malformed,
		"arazzo: [":                 fault.Malformed,
		"{\"arazzo\": ":             fault.Malformed,
		"[]":                        fault.Invalid,
		"5":                         fault.Invalid,
		strings.Repeat(" ", 5<<20):  fault.TooLarge,
		strings.Repeat("[", 200):    fault.Malformed,
		"arazzo: 1.0.1\ninfo: null": fault.Invalid,
	} {
		if f, err := Parse([]byte(text)); f != nil || !fault.Is(err, want) {
			t.Errorf("%.20q: %v, want %v", text, err, want)
		}
	}
}

func TestFaultsAreBounded(t *testing.T) {
	text := "arazzo: 1.0.1\nworkflows:\n" + strings.Repeat("  - {x: 1}\n", 500)
	_, err := Parse([]byte(text))
	if n := len(fieldsOf(err)); n != maxFaults {
		t.Errorf("%d faults are listed", n)
	}
	if !strings.Contains(err.Error(), "it has 1502 faults") {
		t.Error(err)
	}
}

func TestEditionsThatAreUnderstood(t *testing.T) {
	const rest = "\ninfo: {title: x, version: 1.0.0}\nsourceDescriptions: [{name: a, url: a}]\n" +
		"workflows: [{workflowId: w, steps: [{stepId: s, operationId: o}]}]\n"
	for version, ok := range map[string]bool{
		"1.0.0": true, "1.0.1": true, "1.0.99": true, "1.0.1-rc.1": true, "1.1.0": false, "1.0": false, "2.0.0": false, "'1.0.1'": true,
	} {
		f, err := Parse([]byte("arazzo: " + version + rest))
		if (err == nil) != ok {
			t.Errorf("%s: %v", version, err)
		}
		if ok && (f.Title != "x" || len(f.Sources) != 1 || f.Workflows[0].ID != "w") {
			t.Errorf("%s: %+v", version, f)
		}
	}
}

func TestFilesInJSON(t *testing.T) {
	f, err := Parse([]byte(`{"arazzo": "1.0.1", "info": {"title": "x", "version": "1"}, "sourceDescriptions": [{"name": "a", "url": "a"}],
		"workflows": [{"workflowId": "w", "steps": [{"stepId": "s", "operationId": "o", "successCriteria": [{"condition": "$statusCode == 200"}]}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if c := f.Workflows[0].steps[0].success[0]; c.Line != 2 || c.Column != 117 || c.Pointer != "#/workflows/0/steps/0/successCriteria/0/condition" {
		t.Errorf("the condition is at %+v", c.Place)
	}
}
