package search_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/search"
)

// corpusDir is where `make corpus` puts the real documents.
const corpusDir = "../../../corpus"

// real loads a document of the corpus, or skips.
func real(tb testing.TB, name string) *contract.Document {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(corpusDir, name))
	if err != nil {
		tb.Skip("not in corpus/ here: `make corpus` fetches it: " + name)
	}
	return load(tb, data)
}

func load(tb testing.TB, data []byte) *contract.Document {
	tb.Helper()
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func files(doc *contract.Document) []search.File {
	return search.Files(reference.New(doc, prose.New()))
}

// onTheWire is the number of bytes of gzipped content.
func onTheWire(content []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.DefaultCompression)
	_, _ = w.Write(content)
	_ = w.Close()
	return b.Len()
}
