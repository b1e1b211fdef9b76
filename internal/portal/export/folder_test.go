package export_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/portaltest"
)

var epoch = time.Unix(0, 0)

const small = "openapi: 3.0.3\ninfo: {title: Small, version: 1.0.0}\npaths: {/a: {get: {operationId: getA, responses: {'200': {description: OK}}}}}\n"

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWriteRemovesWhatIsNoLongerThere(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, newSite(t, portaltest.Library), dir)
	put(t, dir, "CNAME", "docs.example.com")
	put(t, dir, "operations/mine.txt", "mine")
	got := mustWrite(t, newSite(t, []byte(small)), dir)
	want := mustWrite(t, newSite(t, []byte(small)), t.TempDir())
	want["CNAME"], want["operations/mine.txt"] = "docs.example.com", "mine"
	if !maps.Equal(got, want) {
		t.Errorf("got %v\nwant %v", sorted(got), sorted(want))
	}
	if _, err := os.Stat(filepath.Join(dir, "schemas")); err == nil {
		t.Error("an empty folder is left")
	}
}

func TestWriteNeverTakesThePlaceOfAForeignFile(t *testing.T) {
	for _, name := range []string{"index.html", "operations/getA.md", "operations", "assets/portal.css/deeper", ".steward-docs"} {
		dir := t.TempDir()
		put(t, dir, name, "mine")
		if _, err := newSite(t, []byte(small)).Write(t.Context(), dir); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: %v", name, err)
		}
		if files := portaltest.Folder(t, dir); len(files) != 1 || files[name] != "mine" {
			t.Errorf("%s: the folder holds %v", name, sorted(files))
		}
	}
}

func TestWriteDoesNotFollowLinks(t *testing.T) {
	for _, name := range []string{"index.html", "operations", "assets", ".steward-docs"} {
		dir, elsewhere := t.TempDir(), t.TempDir()
		put(t, elsewhere, "file", "mine")
		to := elsewhere
		if filepath.Ext(name) != "" {
			to = filepath.Join(elsewhere, "file")
		}
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		if _, err := newSite(t, []byte(small)).Write(t.Context(), dir); err == nil {
			t.Errorf("%s: a link is written through", name)
		}
		if files := portaltest.Folder(t, elsewhere); len(files) != 1 || files["file"] != "mine" {
			t.Errorf("%s: something was written elsewhere: %v", name, sorted(files))
		}
	}
}

func TestALinkInThePlaceOfAWrittenFileStays(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, newSite(t, portaltest.Library), dir)
	schemas := filepath.Join(dir, "schemas")
	elsewhere := t.TempDir()
	if err := os.Rename(schemas, filepath.Join(elsewhere, "schemas")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(elsewhere, "schemas"), schemas); err != nil {
		t.Fatal(err)
	}
	before := portaltest.Folder(t, elsewhere)
	if _, err := newSite(t, []byte(small)).Write(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(before, portaltest.Folder(t, elsewhere)) {
		t.Error("files were removed through a link")
	}
}

// A list that somebody else wrote may name any file.
func TestAListCannotLeadOutOfTheFolder(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustWrite(t, newSite(t, []byte(small)), dir)
	put(t, parent, "outside.txt", "mine")
	list, err := os.ReadFile(filepath.Join(dir, ".steward-docs"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, ".steward-docs", string(list)+"../outside.txt\n"+filepath.Join(parent, "outside.txt")+"\n.\n.steward-docs\n")
	mustWrite(t, newSite(t, []byte(small)), dir)
	if files := portaltest.Folder(t, parent); files["outside.txt"] != "mine" || files["site/.steward-docs"] != string(list) {
		t.Errorf("the folder holds %v", sorted(files))
	}
}

func sorted(files map[string]string) []string { return slices.Sorted(maps.Keys(files)) }
