package clients_test

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/clients"
	"github.com/apisteward/steward/internal/fault"
)

// folder returns the files in a folder by slash-separated name.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	made := mustGenerate(t, shop, clients.Python, clients.Options{})
	if err := made.Write(dir, false); err != nil {
		t.Fatal(err)
	}
	want := contents(made)
	got := folder(t, dir)
	listed := got[".steward-client"]
	delete(got, ".steward-client")
	if !maps.Equal(got, want) {
		t.Errorf("the folder holds %v", slices.Sorted(maps.Keys(got)))
	}
	for name := range want {
		if !strings.Contains(listed, "\n"+name+"\n") {
			t.Errorf("%s is not in the list", name)
		}
	}
	if err := made.Write(dir, false); !fault.Is(err, fault.Conflict) {
		t.Errorf("a folder that is not empty: %v", err)
	}
}

func TestAnotherLanguageTakesThePlaceOfTheFirst(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	var last map[string]string
	for _, language := range clients.Languages() {
		made := mustGenerate(t, shop, language, clients.Options{})
		if err := made.Write(dir, true); err != nil {
			t.Fatal(err)
		}
		last = contents(made)
	}
	if got := folder(t, dir); len(got) != len(last)+1 {
		t.Errorf("the folder holds %v", slices.Sorted(maps.Keys(got)))
	}
}

func TestZipHoldsWhatWriteWrites(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	made := mustGenerate(t, shop, clients.Go, clients.Options{})
	if err := made.Write(dir, false); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for name, text := range folder(t, dir) {
		want["shop-1.4.0/"+name] = text
	}
	data, err := made.Zip("shop-1.4.0")
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		got[f.Name] = string(text)
		if f.Mode() != 0o644 || f.Modified.UTC().Year() != 1980 {
			t.Errorf("%s: %v, %v", f.Name, f.Mode(), f.Modified)
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("the archive holds %v", slices.Sorted(maps.Keys(got)))
	}
	names := make([]string, len(archive.File))
	for i, f := range archive.File {
		names[i] = f.Name
	}
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %v", names)
	}
}

func TestTheSameFilesGiveTheSameArchive(t *testing.T) {
	a, err := mustGenerate(t, shop, clients.Go, clients.Options{}).Zip("shop-1.4.0")
	if err != nil {
		t.Fatal(err)
	}
	b, err := mustGenerate(t, shop, clients.Go, clients.Options{}).Zip("shop-1.4.0")
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("two archives of the same differ, %v", err)
	}
}
