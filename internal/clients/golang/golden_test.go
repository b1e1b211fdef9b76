package golang_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/clients/golang"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What a package says of a small contract, besides the runtime.
func TestGolden(t *testing.T) {
	written := make(map[string]bool)
	for _, f := range golang.Files(planOf(t, "testdata/bookshop.yaml"), golang.Options{}) {
		if _, err := os.Stat(filepath.Join("runtime", f.Name)); err == nil && f.Name != "doc.go" {
			continue
		}
		path := filepath.Join("testdata", "golden", f.Name+".golden")
		written[path] = true
		if *update {
			if err := os.WriteFile(path, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(f.Data, want) {
			t.Errorf("%s differs: look at it, and run the test with -update", f.Name)
		}
	}
	kept, err := filepath.Glob("testdata/golden/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range kept {
		if !written[path] {
			t.Errorf("%s is not written any more", path)
		}
	}
}
