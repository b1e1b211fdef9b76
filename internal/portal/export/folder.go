package export

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/folder"
)

// output is the folder that a site is written into. What it did not write in an earlier run
// is foreign, and neither overwritten nor removed; links are not followed.
type output struct {
	root *os.Root
	old  folder.Written // files of the earlier run

	mu   sync.Mutex
	open map[string]*os.Root // folders that are written into, by path; each is opened once
}

// openFolder opens a folder, which is made if need be. The caller must close
// it.
func openFolder(dir string) (*output, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	old, err := list().Read(root.FS(), ".")
	if err != nil {
		root.Close()
		return nil, err
	}
	return &output{root: root, old: old, open: map[string]*os.Root{".": root}}, nil
}

func (f *output) close() {
	for _, opened := range f.open {
		opened.Close()
	}
}

// claim takes the names of all files that will be written. It returns
// fault.Conflict, and has changed nothing, when something foreign is in the
// place of one of them.
func (f *output) claim(names []string) error {
	if err := list().Claim(f.root, f.old, names); err != nil {
		return err
	}
	all := slices.Clone(names)
	for name := range f.old {
		all = append(all, name)
	}
	return f.writeList(all) // so that a run that is cut short leaves nothing foreign
}

// write writes one of the files that were claimed, unless it is the same
// already. It is safe for concurrent use.
func (f *output) write(name string, content []byte) error {
	in, err := f.parent(path.Dir(name))
	if err != nil {
		return err
	}
	base := path.Base(name)
	if f.old[name] {
		before, err := in.ReadFile(base)
		if err == nil && bytes.Equal(before, content) {
			return nil
		}
	}
	return in.WriteFile(base, content, 0o644)
}

// parent returns a folder within, which is made if need be.
func (f *output) parent(dir string) (*os.Root, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if opened := f.open[dir]; opened != nil {
		return opened, nil
	}
	if err := f.root.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	opened, err := f.root.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f.open[dir] = opened
	return opened, nil
}

// finish removes what the earlier run wrote and this one did not, and returns
// how many files that were.
func (f *output) finish(names []string) (removed int, err error) {
	stays := map[string]bool{}
	for _, name := range names {
		stays[name] = true
	}
	for name := range f.old {
		if stays[name] || f.old.InTheWay(f.root, name) != "" {
			continue
		}
		switch err := f.root.Remove(name); {
		case err == nil:
			removed++
		case !errors.Is(err, fs.ErrNotExist):
			return removed, err
		}
		for dir := path.Dir(name); dir != "." && f.root.Remove(dir) == nil; dir = path.Dir(dir) {
			// only folders that are empty can be removed
		}
	}
	return removed, f.writeList(names)
}

// list says which files are of an export.
func list() folder.List { return folder.List{Name: ".steward-docs", Command: "steward docs"} }

func (f *output) writeList(names []string) error {
	l := list()
	if info, err := f.root.Lstat(l.Name); err == nil && !info.Mode().IsRegular() {
		return fault.New(fault.Conflict, "%s is no file; move it away", l.Name)
	}
	return f.root.WriteFile(l.Name, l.Text(names), 0o644)
}
