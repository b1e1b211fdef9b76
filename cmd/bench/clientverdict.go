package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// remembered is what check comes to, or came to before: the same files with the same compilers are not compiled again. A
// compiler that was stopped is asked anew.
func (t clientTools) remembered(language clientLanguage, folder string, check func() ([]complaint, error)) ([]complaint, error) {
	key, err := verdictKey(language, folder)
	if err != nil {
		return nil, err
	}
	file := t.in(filepath.Join("verdicts", key+".json"))
	var known []complaint
	if text, err := os.ReadFile(file); err == nil && json.Unmarshal(text, &known) == nil {
		return known, nil
	}
	complaints, err := check()
	if err != nil {
		return nil, err
	}
	for _, c := range complaints {
		if c.Stopped {
			return complaints, nil
		}
	}
	text, err := json.Marshal(complaints)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, err
	}
	return complaints, os.WriteFile(file, text, 0o644)
}

// verdictKey stands for the files of a folder and for what compiles them.
func verdictKey(language clientLanguage, folder string) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, language, tsconfig, importAll, strings.Join(clientNodePackages(), " "), strings.Join(clientPythonPackages(), " "))
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		fmt.Fprintln(h, name, len(text))
		h.Write(text)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)), err
}
