package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

// tree is a folder of generated files. It remembers which of them were made,
// so that what is left of earlier runs can be removed.
type tree struct {
	root string
	made map[string]bool // by slash-separated path below root
}

func newTree(root string) *tree { return &tree{root: root, made: make(map[string]bool)} }

// write makes the file of the given name, below the folder, hold data.
func (t *tree) write(name string, data []byte) error {
	if err := t.prepare(name); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.root, filepath.FromSlash(name)), data, 0o644)
}

// prepare notes that the file of the given name will be made, and makes the
// folder that it will be in.
func (t *tree) prepare(name string) error {
	t.made[name] = true
	return os.MkdirAll(filepath.Dir(filepath.Join(t.root, filepath.FromSlash(name))), 0o755)
}

// prune removes every file that was not made, and folders left empty.
func (t *tree) prune() error {
	var folders []string
	err := filepath.WalkDir(t.root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == t.root {
			return err
		}
		if entry.IsDir() {
			folders = append(folders, path)
			return nil
		}
		name, err := filepath.Rel(t.root, path)
		if err != nil || t.made[filepath.ToSlash(name)] {
			return err
		}
		return os.Remove(path)
	})
	for i := len(folders) - 1; i >= 0 && err == nil; i-- {
		err = removeEmpty(folders[i])
	}
	return err
}

func removeEmpty(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) > 0 {
		return err
	}
	return os.Remove(folder)
}
