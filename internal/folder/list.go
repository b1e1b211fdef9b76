// Package folder writes files into folders that hold files of other people
// too, and keeps the two apart: what it wrote it replaces and removes, and
// everything else it leaves alone.
package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// List is the file in a folder that says which others a command wrote there.
type List struct {
	Name    string // ".steward-docs"
	Command string // "steward docs"
}

func (l List) head() string {
	return "# Written by `" + l.Command + "`, which replaces and removes these files when it writes here again."
}

// Text is the list of files with the given slash-separated names.
func (l List) Text(names []string) []byte {
	names = slices.Clone(names)
	slices.Sort(names)
	return []byte(l.head() + "\n" + strings.Join(slices.Compact(names), "\n") + "\n")
}

// Read returns the files that an earlier run wrote into a folder of fsys, none
// when there was none. Names that lead out of the folder are not taken.
// fault.Conflict when somebody else wrote the list.
func (l List) Read(fsys fs.FS, dir string) (Written, error) {
	text, err := fs.ReadFile(fsys, path.Join(dir, l.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return Written{}, nil
	}
	first, rest, _ := strings.Cut(string(text), "\n")
	if err != nil || first != l.head() {
		return nil, &fault.Error{
			Kind: fault.Conflict, Err: err,
			Detail: path.Join(dir, l.Name) + " in the folder is not what `" + l.Command + "` wrote; move it away",
		}
	}
	written := Written{}
	for line := range strings.Lines(rest) {
		if line = strings.TrimSuffix(line, "\n"); fs.ValidPath(line) && line != "." && line != l.Name {
			written[line] = true
		}
	}
	return written, nil
}

// Claim returns fault.Conflict, with each place, when something that is not
// Written stands in the way of files that shall be.
func (l List) Claim(root *os.Root, written Written, names []string) error {
	var taken []fault.Field
	for _, name := range names {
		if in := written.InTheWay(root, name); in != "" {
			taken = append(taken, fault.Field{Place: in, Detail: "was not written by `" + l.Command + "`; move it away"})
		}
	}
	if len(taken) == 0 {
		return nil
	}
	return &fault.Error{Kind: fault.Conflict, Detail: "the folder holds files where others would be written", Fields: compact(taken)}
}

// compact leaves out repetitions, and all but the first few.
func compact(fields []fault.Field) []fault.Field {
	const most = 10
	fields = slices.Compact(fields)
	return fields[:min(len(fields), most)]
}

// Written is the files of an earlier run, by slash-separated path.
type Written map[string]bool

// InTheWay returns the path of what stands in the way of a file, or "". That
// is anything but the same file of an earlier run. Links are not followed.
func (w Written) InTheWay(root *os.Root, name string) string {
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		info, err := root.Lstat(at)
		if err == nil && !info.IsDir() {
			return at
		}
	}
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && w[name] {
		return ""
	}
	return name
}
