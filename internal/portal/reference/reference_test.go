package reference

import (
	"flag"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/portal/portaltest"
)

var update = flag.Bool("update", false, "write what is seen into testdata")

func TestReferenceOfALibrary(t *testing.T) {
	doc, golden := portaltest.Load(t, portaltest.Library), filepath.Join("testdata", "library")
	if *update {
		if err := WriteFolder(doc, golden); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	if err := WriteFolder(doc, dir); err != nil {
		t.Fatal(err)
	}
	want, got := portaltest.Folder(t, golden), portaltest.Folder(t, dir)
	for name, content := range want {
		if got[name] != content {
			t.Errorf("%s differs (run with -update to accept):\n%s", name, got[name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	checkLinks(t, got)
}

// checkLinks follows every link between the files.
func checkLinks(t *testing.T, files map[string]string) {
	t.Helper()
	for name, content := range files {
		for _, a := range portaltest.Find(portaltest.ReadBack(t, content), "a") {
			target := portaltest.Attribute(a, "href")
			if strings.Contains(target, ":") {
				continue
			}
			if _, ok := files[path.Join(path.Dir(name), target)]; !ok {
				t.Errorf("%s links to %s, which is not there", name, target)
			}
		}
	}
}

func TestReferenceIsTheSameEveryTimeAndKeepsForeignFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("operations/gone.md", marker+"\n\nold\n")
	write("notes.md", "by hand\n")
	for range 2 {
		if err := WriteFolder(portaltest.Load(t, portaltest.Library), dir); err != nil {
			t.Fatal(err)
		}
	}
	got := portaltest.Folder(t, dir)
	if _, ok := got["operations/gone.md"]; ok {
		t.Error("a stale page stays")
	}
	if got["notes.md"] != "by hand\n" {
		t.Error("a file written by hand is changed")
	}
	write("index.md", "by hand\n")
	if err := WriteFolder(portaltest.Load(t, portaltest.Library), dir); err == nil {
		t.Error("a file written by hand is overwritten")
	}
}

// hostile returns a document with the attack in every field that a person
// fills in.
func TestReferenceOfAHostileDocument(t *testing.T) {
	for _, attack := range portaltest.Attacks {
		for name, content := range newFolder(portaltest.Load(t, portaltest.HostileText(attack))).files() {
			if clean := path.Clean(name); clean != name || strings.HasPrefix(name, ".") || strings.Count(name, "/") > 1 {
				t.Errorf("%q gives a file named %q", attack, name)
			}
			n := portaltest.ReadBack(t, string(content))
			for _, element := range []string{"script", "img", "svg", "iframe", "style", "form", "input", "meta", "base", "math"} {
				if len(portaltest.Find(n, element)) > len(portaltest.Find(portaltest.ReadBack(t, ""), element)) {
					t.Errorf("%q gets a <%s> into %s:\n%s", attack, element, name, content)
				}
			}
			for _, a := range portaltest.Find(n, "a") {
				if lower := strings.ToLower(portaltest.Attribute(a, "href")); strings.HasPrefix(lower, "javascript") || strings.HasPrefix(lower, "data") {
					t.Errorf("%q gets the link %s into %s", attack, lower, name)
				}
			}
		}
	}
}
