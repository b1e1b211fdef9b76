package plan

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func load(tb testing.TB, data []byte) *contract.Document {
	tb.Helper()
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// The golden files say, for a document with everything that is hard, what its
// client has.
func TestPlans(t *testing.T) {
	for _, name := range []string{"shapes", "swagger"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name+".yaml"))
			if err != nil {
				t.Fatal(err)
			}
			p, err := New(load(t, data), Options{})
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(text(p)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := text(p); got != string(want) {
				t.Errorf("the plan differs from %s (-update writes it):\n%s", golden, firstDifference(string(want), got))
			}
		})
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return "one is longer than the other"
}

// Rules can be turned off, and a response then has any key.
func TestAResponseWithoutAStatusIsNone(t *testing.T) {
	p, err := New(load(t, []byte(`{"openapi": "3.0.3", "info": {"title": "a", "version": "1"}, "paths": {"/a": {"get": {"responses": {"": {"description": "x"}}}}}}`)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if op := p.Groups[0].Operations[0]; len(op.Results) != 0 || len(op.Errors) != 0 {
		t.Errorf("results %v, errors %v", op.Results, op.Errors)
	}
}
