package portal

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/contract"
)

var update = flag.Bool("update", false, "write what is seen into testdata")

func load(t *testing.T, text []byte) *contract.Document {
	t.Helper()
	doc, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func loadFile(t *testing.T, name string) *contract.Document {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return load(t, text)
}

// readFolder returns the files of a folder by path with slashes.
func readFolder(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestReferenceOfALibrary(t *testing.T) {
	doc, golden := loadFile(t, "library.yaml"), filepath.Join("testdata", "library")
	if *update {
		if err := WriteReference(doc, golden); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	if err := WriteReference(doc, dir); err != nil {
		t.Fatal(err)
	}
	want, got := readFolder(t, golden), readFolder(t, dir)
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
		for _, a := range find(readBack(t, content), "a") {
			target := href(a)
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
		if err := WriteReference(loadFile(t, "library.yaml"), dir); err != nil {
			t.Fatal(err)
		}
	}
	got := readFolder(t, dir)
	if _, ok := got["operations/gone.md"]; ok {
		t.Error("a stale page stays")
	}
	if got["notes.md"] != "by hand\n" {
		t.Error("a file written by hand is changed")
	}
	write("index.md", "by hand\n")
	if err := WriteReference(loadFile(t, "library.yaml"), dir); err == nil {
		t.Error("a file written by hand is overwritten")
	}
}

// hostile returns a document with the attack in every field that a person
// fills in.
func hostile(t *testing.T, attack string) *contract.Document {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "hostile.json"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	template := `"ATTACK"`
	quoted := quoteJSON(attack)
	b.WriteString(strings.ReplaceAll(string(text), template, quoted))
	return load(t, []byte(strings.ReplaceAll(b.String(), "ATTACK", quoted[1:len(quoted)-1])))
}

func TestReferenceOfAHostileDocument(t *testing.T) {
	for _, attack := range attacks {
		for name, content := range newReference(hostile(t, attack)).files() {
			if clean := path.Clean(name); clean != name || strings.HasPrefix(name, ".") || strings.Count(name, "/") > 1 {
				t.Errorf("%q gives a file named %q", attack, name)
			}
			n := readBack(t, string(content))
			for _, element := range []string{"script", "img", "svg", "iframe", "style", "form", "input", "meta", "base", "math"} {
				if len(find(n, element)) > len(find(readBack(t, ""), element)) {
					t.Errorf("%q gets a <%s> into %s:\n%s", attack, element, name, content)
				}
			}
			for _, a := range find(n, "a") {
				if lower := strings.ToLower(href(a)); strings.HasPrefix(lower, "javascript") || strings.HasPrefix(lower, "data") {
					t.Errorf("%q gets the link %s into %s", attack, lower, name)
				}
			}
		}
	}
}
