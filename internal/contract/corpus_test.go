package contract_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// corpusDir is where `make corpus` puts the real documents.
const corpusDir = "../../corpus"

// corpus calls use with every document of the corpus.
func corpus(tb testing.TB, use func(name string, data []byte)) {
	tb.Helper()
	if testing.Short() {
		tb.Skip("the corpus takes a minute")
	}
	if _, err := os.Stat(corpusDir); err != nil {
		tb.Skip("no corpus/ here: `make corpus` fetches it")
	}
	err := filepath.WalkDir(corpusDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if ext := filepath.Ext(path); ext != ".json" && ext != ".yaml" {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		use(strings.TrimPrefix(path, corpusDir+"/"), data)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// Every real document loads, or is refused as something that is no document.
func TestLoadCorpus(t *testing.T) {
	loaded := 0
	corpus(t, func(name string, data []byte) {
		doc, err := contract.Load(data, contract.DefaultLimits())
		if err != nil {
			if fault.KindOf(err) == fault.Internal {
				t.Errorf("%s: %v", name, err)
			}
			t.Logf("refused: %s: %v", name, err)
			return
		}
		loaded++
		doc.Operations()
		for n := range doc.Schemas() {
			doc.Schema(n)
		}
	})
	if loaded == 0 {
		t.Error("no document of the corpus loaded")
	}
}
