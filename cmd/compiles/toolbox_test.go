package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestToolsAreFetchedOnce(t *testing.T) {
	t.Setenv(nodeModulesVariable, "")
	scripts := corpusOf(t, map[string]string{
		"typescript/package-lock.json": "1", "python/requirements.txt": "1",
		"install": "#!/bin/sh\nmkdir -p \"$1\" && echo x >>\"$1/runs\"\n",
	})
	if err := os.Chmod(filepath.Join(scripts, "install"), 0o755); err != nil {
		t.Fatal(err)
	}
	box := &toolbox{folder: t.TempDir(), scripts: scripts}
	runs := func() int {
		t.Helper()
		got, err := box.tsc(t.Context())
		if err != nil || got != box.in("node_modules/.bin/tsc") {
			t.Fatalf("%s, %v", got, err)
		}
		data, err := os.ReadFile(box.in("runs"))
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
	if n := runs(); n != 2 {
		t.Errorf("%d runs, when other editions are asked for", n)
	}
	t.Setenv(nodeModulesVariable, "elsewhere")
	if got, err := box.tsc(t.Context()); err != nil || got != filepath.Join("elsewhere", ".bin", "tsc") {
		t.Errorf("%s, %v", got, err)
	}
}
