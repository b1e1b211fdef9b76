package casefile

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
)

// Name is the name of the file in its folder: "0123456789abcdef.json".
func (f *File) Name() string { return f.Failure.ID + ".json" }

// Write writes the file as indented JSON.
func (f *File) Write(w io.Writer) error { return write(w, f) }

// Save writes the file into a folder, which is made when it is not there, and
// returns its path. A file of the same failure is replaced.
func (f *File) Save(folder string) (path string, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	path = filepath.Join(folder, f.Name())
	return path, save(path, f.Write)
}

func write(w io.Writer, object any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(object)
}

// save writes a file as a whole or not at all.
func save(path string, write func(io.Writer) error) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	err = write(temporary)
	if closing := temporary.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Chmod(temporary.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		os.Remove(temporary.Name())
	}
	return err
}
