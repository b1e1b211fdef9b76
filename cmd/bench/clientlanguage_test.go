package main

import (
	"path/filepath"
	"testing"
)

func TestCountSource(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	writeSource(t, folder+"/a.py", "1\n2\n")
	writeSource(t, folder+"/deep/b.py", "1\n")
	writeSource(t, folder+"/README.md", "1\n2\n3\n")
	if files, lines, err := countSource(folder, pythonLanguage); files != 2 || lines != 3 || err != nil {
		t.Errorf("countSource = %d, %d, %v", files, lines, err)
	}
	if files, _, err := countSource(folder, goLanguage); files != 0 || err != nil {
		t.Errorf("%d files in Go, %v", files, err)
	}
}

func TestPythonPackageIsTheOutermost(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if _, _, err := pythonPackage(folder); err == nil {
		t.Error("a package in an empty folder")
	}
	writeSource(t, folder+"/src/pets/api/__init__.py", "")
	writeSource(t, folder+"/src/pets/__init__.py", "")
	writeSource(t, folder+"/src/pets/zoo/__init__.py", "")
	if name, parent, err := pythonPackage(folder); name != "pets" || parent != filepath.Join(folder, "src") || err != nil {
		t.Errorf("pythonPackage = %s, %s, %v", name, parent, err)
	}
}
