package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPruneRemovesWhatWasNotMade(t *testing.T) {
	root := t.TempDir()
	old := newTree(root)
	for _, name := range []string{"kept.go", "stale.go", "deep/stale.go", "mixed/kept.go", "mixed/stale.go"} {
		if err := old.write(name, []byte("old")); err != nil {
			t.Fatal(err)
		}
	}
	now := newTree(root)
	for _, name := range []string{"kept.go", "mixed/kept.go"} {
		if err := now.write(name, []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	if err := now.prune(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"kept.go": true, "mixed/kept.go": true, "stale.go": false, "deep": false, "mixed/stale.go": false,
	} {
		_, err := os.Stat(filepath.Join(root, name))
		if got := err == nil; got != want {
			t.Errorf("%s: there = %v, want %v", name, got, want)
		}
	}
}
