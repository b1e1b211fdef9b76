package sample

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// corpusDir is where `make corpus` puts the real documents.
const corpusDir = "../../../corpus"

func corpusDocument(t *testing.T, name string) *contract.Document {
	t.Helper()
	if testing.Short() {
		t.Skip("the corpus takes half a minute")
	}
	data, err := os.ReadFile(filepath.Join(corpusDir, name))
	if os.IsNotExist(err) {
		t.Skipf("no corpus/%s here: `make corpus` fetches it", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return doc
}
