package typescript

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/contract"
)

var update = flag.Bool("update", false, "write what is made into testdata/golden")

// planOf plans the client of a document.
func planOf(t testing.TB, text []byte) *plan.Package {
	t.Helper()
	doc, err := contract.Load(text, contract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.New(doc, plan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// filesOf makes the files of a document by name.
func filesOf(t testing.TB, text string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	for _, f := range Files(planOf(t, []byte(text)), Options{}) {
		if _, again := files[f.Name]; again {
			t.Errorf("two files are named %s", f.Name)
		}
		files[f.Name] = string(f.Data)
	}
	return files
}

func library(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/library.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestGolden(t *testing.T) {
	const dir = "testdata/golden"
	files := filesOf(t, library(t))
	for name := range files {
		if strings.HasPrefix(name, "src/runtime/") {
			delete(files, name)
		}
	}
	if *update {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			write(t, dir, source.File{Name: name, Data: []byte(text)})
		}
	}
	seen := 0
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen++
		want, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		if got := files[filepath.ToSlash(name)]; got != string(want) {
			t.Errorf("%s differs from %s: look at it, then go test -run Golden -update", name, path)
		}
		return err
	})
	if err != nil || seen != len(files) {
		t.Errorf("%d files, want %d (%v)", len(files), seen, err)
	}
}

func write(t testing.TB, dir string, files ...source.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSameDocumentGivesSameBytes(t *testing.T) {
	p := planOf(t, []byte(library(t)))
	first, second := Files(p, Options{}), Files(planOf(t, []byte(library(t))), Options{})
	if len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for i := range first {
		if first[i].Name != second[i].Name || !bytes.Equal(first[i].Data, second[i].Data) {
			t.Errorf("%s differs", first[i].Name)
		}
	}
}

// A change is seen only in the files that it concerns.
func TestChangesStayWhereTheyBelong(t *testing.T) {
	tests := []struct{ name, old, new, files string }{
		{"an operation", "summary: Add a book", "summary: Add one book", "src/books.ts"},
		{"a type", "description: A book, of which there may be many copies.", "description: A book.", "src/models/book.ts"},
		{"a field", "1_day:", "2_days:", "src/models/book.ts"},
		{"a scheme", "A token from the desk.", "A token.", "src/auth.ts"},
	}
	before := filesOf(t, library(t))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var changed []string
			for name, text := range filesOf(t, strings.Replace(library(t), tt.old, tt.new, 1)) {
				if before[name] != text {
					changed = append(changed, name)
				}
			}
			if got := strings.Join(changed, " "); got != tt.files {
				t.Errorf("changed %q, want %q", got, tt.files)
			}
		})
	}
}

func TestPackageName(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"library", "library"}, {"Café Ümlaut", "caf-mlaut"}, {"日本", "api-client"}, {strings.Repeat("x", 300), strings.Repeat("x", 100)},
	} {
		if got := npmName(plan.NameOf(tt.name)); got != tt.want {
			t.Errorf("npm name of %q is %q, want %q", tt.name, got, tt.want)
		}
	}
	p := planOf(t, []byte(library(t)))
	for _, f := range Files(p, Options{Package: "@acme/books"}) {
		if text := string(f.Data); f.Name == "package.json" && !strings.Contains(text, `"name": "@acme/books"`) ||
			f.Name == "src/connect.ts" && !strings.Contains(text, `"@acme/books/2.1.0 (steward)"`) {
			t.Errorf("%s does not have the name given:\n%s", f.Name, text)
		}
	}
}

// A README says what a document without a host or credentials leaves open.
func TestReadmeOfLittle(t *testing.T) {
	text := filesOf(t, `{"openapi":"3.0.3","info":{"title":"Little","version":"1.0.0"},"servers":[{"url":"/v1.25/"}],
		"paths":{"/x":{"get":{"responses":{"200":{"description":"x"}}}}}}`)["README.md"]
	for _, want := range []string{`new Little({ baseUrl: "https://api.example.com/v1.25" })`, "as in `https://api.example.com/v1.25`", "names no credentials"} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("README does not say %s:\n%s", want, text)
		}
	}
}

// A media type may have a comma in it.
func TestBodyType(t *testing.T) {
	const media = `multipart/form-data; boundary=\"a, b\"`
	text := filesOf(t, `{"openapi":"3.0.3","info":{"title":"Files","version":"1.0.0"},"paths":{"/x":{"post":{"operationId":"send","tags":["all"],
		"requestBody":{"content":{"`+media+`":{"schema":{"type":"object","properties":{"file":{"type":"string","format":"binary"}}},
		"encoding":{"file":{"contentType":"image/png"}}}}},"responses":{"204":{"description":"x"}}}}}}`)["src/all.ts"]
	if !strings.Contains(text, `    type: "`+media+`",`) || !strings.Contains(text, `["file", undefined, "image/png"]`) {
		t.Error(text)
	}
}
