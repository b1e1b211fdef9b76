package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

func TestDocs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	cli{}.run("docs", users140, "-o", dir).wants(t, 0, "1 operation on", filepath.Join(dir, "index.html"))
	files := portaltest.Folder(t, dir)
	if files["index.html"] == "" || files["openapi.yaml"] != read(t, users140) {
		t.Error("the site lacks its first page or the document")
	}
	cli{}.run("docs", users140, "-o", dir).wants(t, 0)
}

func TestDocsOfStandardInputInJSON(t *testing.T) {
	dir := t.TempDir()
	cli{stdin: ` {"openapi": "3.0.3", "info": {"title": "x", "version": "1.0.0"}, "paths": {}}`}.run("docs", "-", "-o", dir).wants(t, 0, "0 operations")
	if portaltest.Folder(t, dir)["openapi.json"] == "" {
		t.Error("the document is not in the site")
	}
}

func TestDocsOfADocumentInSeveralFiles(t *testing.T) {
	dir := t.TempDir()
	cli{}.run("docs", "testdata/several/openapi.yaml", "-o", dir).wants(t, 0)
	if files := portaltest.Folder(t, dir); files["schemas/User.html"] == "" {
		t.Error("the other file is not part of the site")
	}
}

func TestDocsAgainst(t *testing.T) {
	dir := t.TempDir()
	cli{}.run("docs", users150, "--against", users140, "-o", dir).wants(t, 0)
	files := portaltest.Folder(t, dir)
	if !strings.Contains(files["index.html"], `href="changes.html"`) || !strings.Contains(files["changes.html"], "1.4.0") {
		t.Error("the site does not say what changed")
	}
	if !strings.Contains(files["changes.json"], `"verdict": "breaking"`) {
		t.Errorf("changes.json: %s", files["changes.json"])
	}
}

func TestDocsWithABrand(t *testing.T) {
	brand := write(t, "brand.yaml", "name: Acme Inc.\naccent: \"#aa3355\"\n")
	dir := t.TempDir()
	cli{}.run("docs", users140, "--brand", brand, "-o", dir).wants(t, 0)
	files := portaltest.Folder(t, dir)
	if !strings.Contains(files["index.html"], "Acme Inc.") || !strings.Contains(files["assets/portal.css"], "#aa3355") {
		t.Error("the site is not Acme's")
	}
	cli{}.run("docs", users140, "--brand", write(t, "b.yaml", "colour: red"), "-o", t.TempDir()).wants(t, 2, "not a file with a brand")
	cli{}.run("docs", users140, "--brand", "nowhere/b.yaml", "-o", t.TempDir()).wants(t, 2, "nowhere/b.yaml cannot be read")
}

func TestDocsWithGuides(t *testing.T) {
	guides, dir := t.TempDir(), t.TempDir()
	index := filepath.Join(guides, "index.md")
	if err := os.WriteFile(index, []byte("# Welcome\n\n[Reference](reference/index.md)\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cli{}.run("docs", users140, "--guides", guides, "-o", dir).wants(t, 0)
	if files := portaltest.Folder(t, dir); !strings.Contains(files["index.html"], `href="reference/index.html"`) {
		t.Error("the first page is not the guide")
	}
	if err := os.WriteFile(index, []byte("[x](nowhere.md)"), 0o600); err != nil {
		t.Fatal(err)
	}
	cli{}.run("docs", users140, "--guides", guides, "-o", dir).wants(t, 2, "index.md: links to nowhere.md, which is not there")
	cli{}.run("docs", users140, "--guides", "nowhere", "-o", dir).wants(t, 2, "nowhere cannot be read")
}

func TestDocsLeavesForeignFilesAlone(t *testing.T) {
	dir := filepath.Dir(write(t, "index.html", "mine"))
	cli{}.run("docs", users140, "-o", dir).wants(t, 2, "index.html: was not written by `steward docs`; move it away")
	if files := portaltest.Folder(t, dir); len(files) != 1 || files["index.html"] != "mine" {
		t.Errorf("the folder holds %d files", len(files))
	}
}

// The site of Steward itself, as `make site` builds it.
func TestOwnSite(t *testing.T) {
	dir := t.TempDir()
	cli{}.run("docs", "../../gen/openapi.yaml", "--guides", "../../docs", "-o", dir).wants(t, 0)
	for _, broken := range portaltest.BrokenLinks(t, portaltest.Folder(t, dir)) {
		t.Error(broken)
	}
}
