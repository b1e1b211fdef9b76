package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestToolsAreFetchedOnce(t *testing.T) {
	t.Setenv(nodeModulesVariable, "")
	scripts := corpusOf(t, map[string]string{
		"typescript/package-lock.json": "1", "python/requirements.txt": "1",
		"install": "#!/bin/sh\nmkdir -p \"$1\" && echo x >>\"$1/../runs\"\n",
	})
	if err := os.Chmod(filepath.Join(scripts, "install"), 0o755); err != nil {
		t.Fatal(err)
	}
	box := &toolbox{folder: t.TempDir(), scripts: scripts}
	found := make(map[string]bool)
	runs := func() int {
		t.Helper()
		got, err := box.tsc(t.Context())
		if err != nil || !strings.HasSuffix(got, filepath.FromSlash("/node_modules/.bin/tsc")) {
			t.Fatalf("%s, %v", got, err)
		}
		found[got] = true
		data, err := os.ReadFile(filepath.Join(box.folder, "runs"))
		if err != nil {
			t.Fatal(err)
		}
		return len(data) / 2
	}
	if n := runs(); n != 1 {
		t.Errorf("%d runs", n)
	}
	if n := runs(); n != 1 {
		t.Errorf("%d runs, when the tools are there", n)
	}
	if err := os.WriteFile(filepath.Join(scripts, "python/requirements.txt"), []byte("2"), 0o644); err != nil {
		t.Fatal(err)
	}
	if n := runs(); n != 2 || len(found) != 2 {
		t.Errorf("%d runs into %d folders, when other editions are asked for", n, len(found))
	}
	t.Setenv(nodeModulesVariable, "elsewhere")
	if got, err := box.tsc(t.Context()); err != nil || got != filepath.Join("elsewhere", ".bin", "tsc") {
		t.Errorf("%s, %v", got, err)
	}
}
