package page

import (
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

func TestTryIsMadeForEveryOperationAndNothingElse(t *testing.T) {
	doc := portaltest.Load(t, portaltest.Library)
	d := &Document{Reference: reference.New(doc, prose.New())}
	paths := d.TryPaths()
	if len(paths) != len(doc.Operations()) {
		t.Errorf("%d files for %d operations", len(paths), len(doc.Operations()))
	}
	for _, path := range paths {
		f, ok := d.Try(path)
		if !ok || f.Path != path || !strings.HasPrefix(string(f.Content), "steward.operation({") {
			t.Errorf("%s: %v %.60s", path, ok, f.Content)
		}
		made, err := d.Page(strings.TrimSuffix(path, tryEnding), Form{Static: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := made.(*Operation).TryIt(); got != "../"+path {
			t.Errorf("the page of %s leads to %s", path, got)
		}
	}
	for _, path := range []string{"operations/none.try.js", "operations/books-list", "webhooks/POST-lent.try.js", "schemas/Book.try.js", ".try.js", ""} {
		if _, ok := d.Try(path); ok {
			t.Errorf("there is a file %q", path)
		}
	}
}
