package reference

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
)

var update = flag.Bool("update", false, "write what is seen into testdata")

// pagesOf returns the Markdown of every page about an operation, a webhook or a
// schema, by path.
func pagesOf(r *Reference) map[string]string {
	links := Links{Index: "../index.md", Root: "../", Ending: ".md"}
	out := map[string]string{}
	for page := range r.operations.byPage {
		out["operations/"+page+".md"] = r.Operation(page, links).Markdown() + "\n"
	}
	for page := range r.webhooks.byPage {
		out["webhooks/"+page+".md"] = r.Webhook(page, links).Markdown() + "\n"
	}
	for _, c := range r.Schemas() {
		out["schemas/"+c.Page+".md"] = r.Schema(c.Page, links).Markdown() + "\n"
	}
	return out
}

func TestPagesOfALibrary(t *testing.T) {
	checkPages(t, "library", portaltest.Library)
}

// Orders have what is rare in documents.
func TestPagesOfOrders(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "orders.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, "orders", text)
}

// checkPages compares the pages about a document with those in testdata.
func checkPages(t *testing.T, name string, text []byte) {
	t.Helper()
	golden := filepath.Join("testdata", name)
	got := pagesOf(New(portaltest.Load(t, text), prose.New()))
	if *update {
		writeFolder(t, golden, got)
	}
	want := portaltest.Folder(t, golden)
	for name, content := range want {
		if got[name] != content {
			t.Errorf("%s differs (run with -update to accept):\n%s", name, got[name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d pages, want %d", len(got), len(want))
	}
}

func writeFolder(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPagesThatAreNotThere(t *testing.T) {
	r := New(portaltest.Load(t, portaltest.Library), prose.New())
	if r.Operation("gone", Links{}) != nil || r.Webhook("books-list", Links{}) != nil || r.Schema("Gone", Links{}) != nil {
		t.Error("a page is made of nothing")
	}
}

// A reference says the same however often it is asked, and to many at once.
func TestReferencesAreSafeForConcurrentUse(t *testing.T) {
	r := New(portaltest.Load(t, portaltest.Library), prose.New())
	want := pagesOf(r)
	done := make(chan map[string]string)
	for range 4 {
		go func() { done <- pagesOf(r) }()
	}
	for range 4 {
		for name, content := range <-done {
			if want[name] != content {
				t.Errorf("%s differs the second time", name)
			}
		}
	}
}
