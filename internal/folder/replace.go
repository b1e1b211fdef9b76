package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/apisteward/steward/internal/fault"
)

// File is a file to be written.
type File struct {
	Name string // slash-separated, below the folder
	Data []byte
}

// Replace makes a folder hold the files, and the list of them, instead of what
// an earlier run wrote there. Files of others stay as they are.
//
// Whenever Replace ends, even by a SIGKILL, the folder holds all files of the
// earlier run or all of this one, and those of others; the next Replace takes
// away what was left beside it. For this the folder is made anew beside itself
// and then swapped, so that it must not be the working folder of the process
// or above it.
//
// It returns fault.Conflict, and has changed nothing, when the folder is not
// empty and force is false, or a file of others is in the way.
func (l List) Replace(dir string, files []File, force bool) error {
	return l.replace(dir, files, force, system{step: func() {}, exchange: exchange})
}

// system is what tests take the place of.
type system struct {
	step     func() // called before each change of the file system
	exchange func(in *os.File, a, b string) error
}

func (l List) replace(dir string, files []File, force bool, sys system) error {
	at, err := locate(dir)
	if err != nil {
		return err
	}
	r, err := l.begin(at, sys)
	if err != nil {
		return err
	}
	defer r.end()
	names, err := namesOf(files)
	if err != nil {
		return err
	}
	if err := r.recover(); err != nil {
		return err
	}
	if err := r.inspect(names, force); err != nil {
		return err
	}
	files = append(slices.Clip(files), File{l.Name, l.Text(names)})
	if err := r.prepare(files); err != nil {
		return errors.Join(err, r.removeAll(r.fresh))
	}
	return r.swap()
}

// namesOf returns the names of files. Each is below the folder, and there once.
func namesOf(files []File) ([]string, error) {
	names := make([]string, len(files))
	seen := make(map[string]bool, len(files))
	for i, f := range files {
		if !fs.ValidPath(f.Name) || f.Name == "." || !filepath.IsLocal(filepath.FromSlash(f.Name)) || seen[f.Name] {
			return nil, fault.New(fault.Internal, "%q cannot be the name of a file, or is that of two", f.Name)
		}
		names[i], seen[f.Name] = f.Name, true
	}
	return names, nil
}

// locate returns the absolute path of a folder that is there or can be made,
// with links followed.
func locate(dir string) (string, error) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(at)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(at); err == nil {
			return "", fault.New(fault.Conflict, "a link that leads nowhere; remove it")
		}
		return at, os.MkdirAll(filepath.Dir(at), 0o755)
	}
	switch {
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", fault.New(fault.Conflict, "no folder, but a file")
	case holdsWorkingFolder(info):
		return "", fault.New(fault.Conflict, "the working folder is in it, and it cannot be exchanged under a running shell; "+
			"run the command from the folder above")
	}
	return filepath.EvalSymlinks(at)
}

// holdsWorkingFolder reports whether a folder is that of the process, or above
// it.
func holdsWorkingFolder(folder fs.FileInfo) bool {
	at, err := os.Getwd()
	for err == nil {
		info, failed := os.Stat(at)
		if failed == nil && os.SameFile(info, folder) {
			return true
		}
		above := filepath.Dir(at)
		if above == at {
			return false
		}
		at = above
	}
	return false
}
