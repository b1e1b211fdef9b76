package export

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/apisteward/steward/internal/fault"
)

// folder is where a site is written. What it did not write in an earlier run
// is foreign, and neither overwritten nor removed; links are not followed.
type folder struct {
	root *os.Root
	old  map[string]bool // files of the earlier run, by path with slashes

	mu   sync.Mutex
	open map[string]*os.Root // folders that are written into, by path; each is opened once
}

// openFolder opens a folder, which is made if need be. The caller must close
// it.
func openFolder(dir string) (*folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{root: root, old: map[string]bool{}, open: map[string]*os.Root{".": root}}
	written, err := readList(root.FS(), listName)
	for _, name := range written {
		f.old[name] = true
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	return f, nil
}

func (f *folder) close() {
	for _, opened := range f.open {
		opened.Close()
	}
}

// claim takes the names of all files that will be written. It returns
// fault.Conflict, and has changed nothing, when something foreign is in the
// place of one of them.
func (f *folder) claim(names []string) error {
	var taken []fault.Field
	for _, name := range names {
		if in := f.foreign(name); in != "" {
			taken = append(taken, fault.Field{Place: in, Detail: "was not written by `steward docs`; move it away"})
		}
	}
	if len(taken) > 0 {
		return &fault.Error{Kind: fault.Conflict, Detail: "the folder holds files where pages would be written", Fields: compact(taken)}
	}
	all := slices.Clone(names)
	for name := range f.old {
		all = append(all, name)
	}
	return f.writeList(all) // so that a run that is cut short leaves nothing foreign
}

// foreign returns the path of what is in the way of a file, or "".
func (f *folder) foreign(name string) string {
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		info, err := f.root.Lstat(at)
		if err == nil && !info.IsDir() {
			return at
		}
	}
	info, err := f.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && f.old[name] {
		return ""
	}
	return name
}

// compact leaves out repetitions, and all but the first few.
func compact(fields []fault.Field) []fault.Field {
	const most = 10
	fields = slices.Compact(fields)
	return fields[:min(len(fields), most)]
}

// write writes one of the files that were claimed, unless it is the same
// already. It is safe for concurrent use.
func (f *folder) write(name string, content []byte) error {
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
func (f *folder) parent(dir string) (*os.Root, error) {
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
func (f *folder) finish(names []string) (removed int, err error) {
	stays := map[string]bool{}
	for _, name := range names {
		stays[name] = true
	}
	for name := range f.old {
		if stays[name] || f.foreign(name) != "" {
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

// listName is the file that says which others are of an export.
const listName = ".steward-docs"

const listHead = "# Written by `steward docs`, which replaces and removes these files when it writes here again."

func (f *folder) writeList(names []string) error {
	if info, err := f.root.Lstat(listName); err == nil && !info.Mode().IsRegular() {
		return fault.New(fault.Conflict, "%s is no file; move it away", listName)
	}
	names = slices.Clone(names)
	slices.Sort(names)
	text := listHead + "\n" + strings.Join(slices.Compact(names), "\n") + "\n"
	return f.root.WriteFile(listName, []byte(text), 0o644)
}

// readList returns the files that an earlier run wrote into a folder, none
// when there was none. Names that lead out of the folder are not taken.
func readList(fsys fs.FS, name string) ([]string, error) {
	text, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	first, rest, _ := strings.Cut(string(text), "\n")
	if err != nil || first != listHead {
		return nil, &fault.Error{Kind: fault.Conflict, Detail: name + " in the folder is not what `steward docs` wrote; move it away", Err: err}
	}
	var names []string
	for line := range strings.Lines(rest) {
		if line = strings.TrimSuffix(line, "\n"); fs.ValidPath(line) && line != "." && line != listName {
			names = append(names, line)
		}
	}
	return names, nil
}
