package export_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/export"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/portaltest"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

// newSite returns the site of a document.
func newSite(t *testing.T, text []byte) *export.Site {
	t.Helper()
	doc := portaltest.Load(t, text)
	return &export.Site{
		Document: &page.Document{Reference: reference.New(doc, prose.New()), Version: doc.Version, Source: "openapi.yaml"},
		Files:    []page.File{{Path: "openapi.yaml", Content: text}},
	}
}

// mustWrite writes a site and returns what is in the folder.
func mustWrite(t *testing.T, s *export.Site, dir string) map[string]string {
	t.Helper()
	if _, err := s.Write(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	return portaltest.Folder(t, dir)
}

func TestWriteHasEveryPageInBothForms(t *testing.T) {
	s, dir := newSite(t, portaltest.Library), filepath.Join(t.TempDir(), "not", "there")
	result, err := s.Write(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	files := portaltest.Folder(t, dir)
	paths := s.Document.Paths()
	for _, path := range paths {
		if path == "" {
			path = "index"
		}
		if !strings.Contains(files[path+".html"], "<!DOCTYPE html>") || !strings.HasPrefix(files[path+".md"], "# ") {
			t.Errorf("%s is not there in both forms", path)
		}
	}
	for _, name := range []string{"llms.txt", "openapi.yaml", "assets/portal.css", "assets/portal.js"} {
		if files[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
	var bytes int64
	for name, content := range files {
		if name != ".steward-docs" {
			bytes += int64(len(content))
		}
	}
	if want := (export.Result{Pages: len(paths), Files: len(files) - 1, Bytes: bytes}); result != want {
		t.Errorf("result %+v, want %+v", result, want)
	}
}

func TestWriteIsRepeatable(t *testing.T) {
	first := mustWrite(t, newSite(t, portaltest.Library), t.TempDir())
	second := mustWrite(t, newSite(t, portaltest.Library), t.TempDir())
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name := range first {
		if first[name] != second[name] {
			t.Errorf("%s differs", name)
		}
	}
}

func TestPagesCarryTheirPolicy(t *testing.T) {
	for name, content := range mustWrite(t, newSite(t, portaltest.Library), t.TempDir()) {
		if filepath.Ext(name) != ".html" {
			continue
		}
		policy, script := strings.Index(content, `http-equiv="Content-Security-Policy"`), strings.Index(content, "<script")
		if policy < 0 || script < policy {
			t.Errorf("%s has no policy before its first script", name)
		}
	}
}

func TestWriteAgainLeavesWhatIsTheSame(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, newSite(t, portaltest.Library), dir)
	index := filepath.Join(dir, "index.html")
	long := os.Chtimes(index, epoch, epoch)
	before, err := os.Stat(index)
	if long != nil || err != nil {
		t.Fatal(long, err)
	}
	mustWrite(t, newSite(t, portaltest.Library), dir)
	after, err := os.Stat(index)
	if err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("index.html was written again: %v, %v", after.ModTime(), err)
	}
}

func TestWriteStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newSite(t, portaltest.Library).Write(ctx, t.TempDir()); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

func TestWriteWithGuides(t *testing.T) {
	s := newSite(t, portaltest.Library)
	s.Guides = guides()
	files := mustWrite(t, s, t.TempDir())
	for name, wants := range map[string][]string{
		"index.html":           {`<h1 id="acme">`, `href="guides/b.html"`, `src="reference/assets/portal.js"`, `data-root="reference/"`},
		"guides/b.html":        {`href="../reference/operations/`, `href="../examples/x.yaml"`, `href="../index.html"`, `src="logo.png"`},
		"reference/index.html": {`href="../index.html"`, `data-root=""`},
		"examples/x.yaml":      {"openapi"},
		"guides/b.md":          {"](a.md#second)"},
		"llms.txt":             {"](guides/a.md)", "](reference/llms.txt)"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s lacks %s:\n%s", name, want, files[name])
			}
		}
	}
	if strings.Index(files["llms.txt"], "guides/b.md") > strings.Index(files["llms.txt"], "guides/a.md") {
		t.Error("the guides are not in the order of the first page")
	}
	for _, name := range []string{"examples/unused.yaml", ".hidden.md", ".hidden.html"} {
		if _, there := files[name]; there {
			t.Errorf("%s is part of the site", name)
		}
	}
}

func guides() fstest.MapFS {
	return fstest.MapFS{
		"index.md":             {Data: []byte("# Acme\n\n[B](guides/b.md) [A](guides/a.md)\n")},
		"guides/a.md":          {Data: []byte("# A\n\n## Second\n")},
		"guides/b.md":          {Data: []byte("# B\n\n[a](a.md#second) [op](../reference/operations/books-list.md) [x](../examples/x.yaml) ![](logo.png) [up](../index.md)\n")},
		"guides/logo.png":      {Data: []byte("png")},
		"examples/x.yaml":      {Data: []byte("openapi: 3.0.3")},
		"examples/unused.yaml": {Data: []byte("openapi: 3.0.3")},
		".hidden.md":           {Data: []byte("[x](nowhere.md)")},
	}
}

func TestGuidesThatLeadNowhereAreRefused(t *testing.T) {
	for name, change := range map[string]func(fstest.MapFS){
		"without a first page":   func(m fstest.MapFS) { delete(m, "index.md") },
		"to no file":             func(m fstest.MapFS) { m["guides/a.md"] = text("[x](c.md)") },
		"to no section":          func(m fstest.MapFS) { m["guides/c.md"] = text("[x](a.md#third)") },
		"to no own section":      func(m fstest.MapFS) { m["guides/a.md"] = text("# A\n\n## Second\n[x](#third)") },
		"to no operation":        func(m fstest.MapFS) { m["guides/a.md"] = text("# A\n\n## Second\n[x](../reference/operations/z.md)") },
		"out of the folder":      func(m fstest.MapFS) { m["guides/a.md"] = text("# A\n\n## Second\n[x](../../README.md)") },
		"to a folder":            func(m fstest.MapFS) { m["guides/a.md"] = text("# A\n\n## Second\n[x](../examples)") },
		"in the place of a page": func(m fstest.MapFS) { m["reference/authentication.md"] = text("# Mine") },
	} {
		m := guides()
		change(m)
		s := newSite(t, portaltest.Library)
		s.Guides = m
		dir := t.TempDir()
		if _, err := s.Write(t.Context(), dir); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
		if left := portaltest.Folder(t, dir); len(left) > 0 {
			t.Errorf("%s: something was written", name)
		}
	}
}

func text(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

// What an export wrote is no guide: docs/reference may be both.
func TestGuidesLeaveOutWhatWasWritten(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, newSite(t, portaltest.Library), filepath.Join(dir, "reference"))
	for name, file := range guides() {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, file.Data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	s := newSite(t, portaltest.Library)
	s.Guides = os.DirFS(dir)
	if files := mustWrite(t, s, t.TempDir()); files["reference/index.html"] == "" {
		t.Error("there is no reference")
	}
}

func TestSinceAddsThePageAboutChanges(t *testing.T) {
	old := portaltest.Load(t, portaltest.Library)
	s := newSite(t, []byte(strings.Replace(string(portaltest.Library), "operationId: books/list", "deprecated: true\n      operationId: books/list", 1)))
	report := compare.Documents(old, s.Document.Reference.Document(), compare.Options{Today: epoch})
	s.Document.Known = export.Since("1.0.0", report, "changes.json")
	s.Files = append(s.Files, page.File{Path: "changes.json", Content: []byte("{}")})
	files := mustWrite(t, s, t.TempDir())
	for _, want := range []string{"1.0.0", "deprecated", `href="operations/books-list.html"`} {
		if !strings.Contains(files["changes.html"], want) {
			t.Errorf("the page about changes lacks %s:\n%s", want, files["changes.html"])
		}
	}
	if !strings.Contains(files["index.html"], `href="changes.html"`) {
		t.Error("nothing leads to the changes")
	}
}

func TestWriteTwinsHasNothingElse(t *testing.T) {
	s, dir := newSite(t, portaltest.Library), t.TempDir()
	s.Document.Source = ""
	if _, err := export.WriteTwins(t.Context(), s.Document, dir); err != nil {
		t.Fatal(err)
	}
	files := portaltest.Folder(t, dir)
	delete(files, ".steward-docs")
	if len(files) != len(s.Document.Paths()) {
		t.Errorf("%d files, want %d", len(files), len(s.Document.Paths()))
	}
	for _, broken := range portaltest.BrokenLinks(t, files) {
		t.Error(broken)
	}
}
