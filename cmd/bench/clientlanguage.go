package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// clientLanguage is a language as `steward client --lang` spells it.
type clientLanguage string

const (
	goLanguage         clientLanguage = "go"
	typescriptLanguage clientLanguage = "typescript"
	pythonLanguage     clientLanguage = "python"
)

// String returns the language's own spelling.
func (l clientLanguage) String() string {
	switch l {
	case goLanguage:
		return "Go"
	case typescriptLanguage:
		return "TypeScript"
	}
	return "Python"
}

// extension is what the names of source files end with.
func (l clientLanguage) extension() string {
	switch l {
	case goLanguage:
		return ".go"
	case typescriptLanguage:
		return ".ts"
	}
	return ".py"
}

// countSource counts the source files of a language below a folder, and their lines.
func countSource(folder string, language clientLanguage) (files, lines int, err error) {
	root := os.DirFS(folder)
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != language.extension() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		files++
		lines += strings.Count(string(text), "\n")
		return err
	})
	return files, lines, err
}

// pythonPackage finds the outermost package below a folder: its name, and the folder that holds it.
func pythonPackage(folder string) (name, parent string, err error) {
	var outermost string
	err = filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() != "__init__.py" {
			return err
		}
		if found := filepath.Dir(file); outermost == "" || depth(found) < depth(outermost) {
			outermost = found
		}
		return nil
	})
	if err == nil && outermost == "" {
		err = errors.New("no Python package in it")
	}
	return filepath.Base(outermost), filepath.Dir(outermost), err
}

func depth(folder string) int { return strings.Count(filepath.ToSlash(folder), "/") }
