package clients_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/contract"
)

// everyNth is how many of the real documents one is taken of.
const everyNth = 50

// The files of any document can be written on any file system: their names
// lead nowhere else, and differ where case does not count.
func TestFilesOfRealDocumentsCanBeWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	paths := realDocuments(t)
	for i := 0; i < len(paths); i += everyNth {
		data, err := os.ReadFile(paths[i])
		if err != nil {
			t.Fatal(err)
		}
		doc, err := contract.Load(data, contract.DefaultLimits())
		if err != nil {
			continue // not a document
		}
		for _, language := range clients.Languages() {
			made, err := clients.Make(doc, language, clients.Options{})
			if err != nil {
				t.Errorf("%s: %s: %v", paths[i], language, err)
				continue
			}
			checkNames(t, paths[i], made)
			if made.Operations != len(doc.Operations()) {
				t.Errorf("%s: %s: %d operations of %d", paths[i], language, made.Operations, len(doc.Operations()))
			}
		}
	}
}

// checkNames finds names that some file system does not take.
func checkNames(t *testing.T, document string, g *clients.Generated) {
	t.Helper()
	seen := map[string]bool{}
	folders := map[string]bool{}
	for _, f := range g.Files {
		key := strings.ToLower(f.Name)
		for at := filepath.Dir(key); at != "."; at = filepath.Dir(at) {
			folders[at] = true
		}
		if !fs.ValidPath(f.Name) || seen[key] || strings.ContainsAny(f.Name, "<>:\"|?*\\") || len(filepath.Base(f.Name)) > 200 {
			t.Errorf("%s: %s: a file cannot be called %q, or two are", document, g.Language, f.Name)
		}
		base, _, _ := strings.Cut(filepath.Base(key), ".")
		switch base {
		case "con", "prn", "aux", "nul", "com1", "lpt1":
			t.Errorf("%s: %s: no file can be called %q on Windows", document, g.Language, f.Name)
		}
		seen[key] = true
	}
	for folder := range folders {
		if seen[folder] {
			t.Errorf("%s: %s: %q is a file and a folder", document, g.Language, folder)
		}
	}
}

// realDocuments lists the documents that `make corpus` fetched, or skips the
// test.
func realDocuments(t *testing.T) []string {
	t.Helper()
	root := filepath.Join("..", "..", "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpus/ here: `make corpus` fetches it")
	}
	var paths []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch filepath.Ext(path) {
		case ".json", ".yaml", ".yml":
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
