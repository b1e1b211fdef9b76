package page_test

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

// bothForms renders the page at a path as HTML, parsed, and as Markdown.
func bothForms(tb testing.TB, r *page.Renderer, d *page.Document, at string) (*xhtml.Node, string) {
	tb.Helper()
	twin, err := d.Page(at, page.Form{Static: true, Twin: true})
	if err != nil {
		tb.Fatal(err)
	}
	n, err := xhtml.Parse(bytes.NewReader(renderHTML(tb, r, d, at)))
	if err != nil {
		tb.Fatal(err)
	}
	return n, string(twin.Markdown())
}

// said is what a reader reads, without white space and the marks between facts
// and after labels, which the style of a page may stand for.
func said(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\n', '\t', '\r', '·', ':':
			return -1
		}
		return r
	}, s)
}

// checkTwin compares what both forms of a page say.
func checkTwin(tb testing.TB, r *page.Renderer, d *page.Document, at string) {
	tb.Helper()
	html, markdown := bothForms(tb, r, d, at)
	body, samples, _ := strings.Cut(markdown, "\n## Samples\n")
	if samples == "" {
		body, _, _ = strings.Cut(markdown, "\n## Example bodies\n")
	}
	shown := portaltest.Find(html, "main")[0]
	for _, div := range portaltest.Find(shown, "div") {
		if portaltest.Attribute(div, "class") == "text" {
			shown = div
		}
	}
	want, got := said(portaltest.Text(shown)), said(portaltest.Text(portaltest.Find(portaltest.ReadBack(tb, body), "body")[0]))
	if want != got {
		i := 0
		for i < len(want) && i < len(got) && want[i] == got[i] {
			i++
		}
		tb.Errorf("%s: HTML says …%.80s, Markdown …%.80s", at, want[max(0, i-30):], got[max(0, i-30):])
	}
	for _, pre := range portaltest.Find(portaltest.Find(html, "main")[0], "pre") {
		if text := strings.TrimRight(portaltest.Text(pre), "\n"); !strings.Contains(markdown, text) && !strings.Contains(said(markdown), said(text)) {
			tb.Errorf("%s: Markdown lacks %.60q", at, text)
		}
	}
}

// checkAnchors reports ids that are not unique, and links within the document
// that lead nowhere.
func checkAnchors(tb testing.TB, html *xhtml.Node, at string, files map[string]bool) (anchors int) {
	tb.Helper()
	ids := map[string]bool{}
	for n := range html.Descendants() {
		id := portaltest.Attribute(n, "id")
		if n.Type != xhtml.ElementNode || id == "" {
			continue
		}
		anchors++
		if ids[id] {
			tb.Errorf("%s: the id %q stands twice", at, id)
		}
		if strings.ContainsAny(id, " /\t\n\"'<>") {
			tb.Errorf("%s: the id %q is not plain", at, id)
		}
		ids[id] = true
	}
	for _, a := range portaltest.Find(portaltest.Find(html, "main")[0], "a") {
		href := portaltest.Attribute(a, "href")
		switch to, fragment, _ := strings.Cut(href, "#"); {
		case strings.Contains(href, ":"):
		case to == "" && fragment != "" && !ids[fragment]:
			tb.Errorf("%s: the link #%s leads nowhere", at, fragment)
		case to != "" && !files[path.Join(path.Dir(at), to)]:
			tb.Errorf("%s: the link %s leads nowhere", at, href)
		}
	}
	return anchors
}

// filesOf are the pages of a document in a folder.
func filesOf(d *page.Document) map[string]bool {
	files := map[string]bool{"index.html": true}
	for _, p := range d.Paths() {
		files[p+".html"] = true
	}
	return files
}

func documentOf(tb testing.TB, text []byte) *page.Document {
	tb.Helper()
	doc, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return &page.Document{Reference: reference.New(doc, prose.New()), Version: doc.Version}
}

func TestTwinsSayWhatPagesSay(t *testing.T) {
	r := newRenderer(t)
	orders, err := os.ReadFile("../reference/testdata/orders.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range [][]byte{portaltest.Library, orders} {
		d := documentOf(t, text)
		files := filesOf(d)
		for _, at := range pathsOf(d) {
			checkTwin(t, r, d, at)
			html, _ := bothForms(t, r, d, at)
			checkAnchors(t, html, at, files)
		}
	}
}

func TestTwinsAndAnchorsOfRealDocuments(t *testing.T) {
	needCorpus(t)
	r := newRenderer(t)
	pages, anchors := 0, 0
	for _, name := range sampleOfCorpus(t) {
		d := corpusDocument(t, name)
		if d == nil {
			continue
		}
		files, paths := filesOf(d), pathsOf(d)
		for i := 0; i < len(paths); i += 1 + len(paths)/60 {
			checkTwin(t, r, d, paths[i])
			html, _ := bothForms(t, r, d, paths[i])
			anchors += checkAnchors(t, html, paths[i], files)
			pages++
		}
	}
	t.Logf("%d pages with %d anchors", pages, anchors)
}
