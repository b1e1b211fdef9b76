package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/apisteward/steward/internal/fault"
)

// replacement is one Replace. Its folders are siblings, named by base, fresh
// and aside, and all that is done is done below the folder that they are in.
type replacement struct {
	List
	system
	parent *os.Root
	handle *os.File // of the same folder

	base  string // the folder that is replaced
	fresh string // the folder to come; whatever is in it may be removed
	aside string // the folder that was, until the files of others are known to be safe

	there bool // base is there
	empty bool // and has nothing in it, or is not there
	mode  fs.FileMode
	old   Written // in base
}

// begin waits until no other process replaces folders in the same place.
func (l List) begin(at string, sys system) (*replacement, error) {
	above, base := filepath.Split(at)
	if base == "" {
		return nil, fault.New(fault.Conflict, "the root of a file system cannot be replaced")
	}
	parent, err := os.OpenRoot(above)
	if err != nil {
		return nil, err
	}
	handle, err := os.Open(above)
	if err != nil {
		parent.Close()
		return nil, err
	}
	lock(handle)
	return &replacement{
		List: l, parent: parent, handle: handle, system: sys,
		base: base, fresh: "." + base + ".steward-new", aside: "." + base + ".steward-old", mode: 0o755,
	}, nil
}

// end lets other processes go on.
func (r *replacement) end() {
	r.handle.Close()
	r.parent.Close()
}

// recover takes away what an earlier run that was cut short left behind.
func (r *replacement) recover() error {
	if r.has(r.aside) {
		if !r.has(r.base) { // cut short between the two steps of a swap
			if err := r.rename(r.aside, r.base); err != nil {
				return err
			}
		} else if err := r.dispose(); err != nil {
			return err
		}
	}
	return r.removeAll(r.fresh)
}

func (r *replacement) has(name string) bool {
	_, err := r.parent.Lstat(name)
	return err == nil
}

// inspect finds out what is in the folder, and whether it may be replaced.
func (r *replacement) inspect(names []string, force bool) error {
	info, err := r.parent.Lstat(r.base)
	if errors.Is(err, fs.ErrNotExist) {
		r.empty = true
		return nil
	}
	if err != nil {
		return err
	}
	root, err := r.parent.OpenRoot(r.base)
	if err != nil {
		return err
	}
	defer root.Close()
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	r.mode, r.there, r.empty = info.Mode().Perm(), true, len(entries) == 0
	switch {
	case r.empty:
		return nil
	case !force:
		return fault.New(fault.Conflict, "the folder is not empty; --force replaces what `%s` wrote there, and leaves other files alone", r.Command)
	}
	if r.old, err = r.Read(root.FS(), "."); err != nil {
		return err
	}
	return r.Claim(root, r.old, names)
}

// prepare makes the folder to come, with the files and those of others.
func (r *replacement) prepare(files []File) error {
	if err := r.mkdir(r.fresh, 0o700); err != nil {
		return fmt.Errorf("the files cannot be written beside it first: %w", err)
	}
	made := map[string]bool{".": true}
	for _, f := range files {
		if dir := path.Dir(f.Name); !made[dir] {
			if err := r.parent.MkdirAll(path.Join(r.fresh, dir), 0o755); err != nil {
				return err
			}
			made[dir] = true
		}
		if err := r.create(path.Join(r.fresh, f.Name), f.Data); err != nil {
			return err
		}
	}
	if !r.empty {
		if err := r.carry(); err != nil {
			return err
		}
	}
	return r.parent.Chmod(r.fresh, r.mode)
}

// swap puts the folder to come in the place of the one that was.
func (r *replacement) swap() error {
	if r.empty {
		return r.settle()
	}
	if err := r.rename(r.fresh, r.aside); err != nil {
		return err
	}
	r.step()
	err := r.exchange(r.handle, r.base, r.aside)
	if errors.Is(err, errors.ErrUnsupported) {
		err = r.swapInSteps()
	}
	if err != nil {
		return errors.Join(stuck(err), r.removeAll(r.aside))
	}
	return r.dispose()
}

// settle puts the folder to come where there is none, or an empty one.
func (r *replacement) settle() error {
	var err error
	if r.there {
		err = r.remove(r.base)
	}
	if err == nil {
		err = r.rename(r.fresh, r.base)
	}
	if err != nil {
		return errors.Join(stuck(err), r.removeAll(r.fresh))
	}
	return nil
}

// stuck is the error about a folder that stays where it is.
func stuck(err error) error {
	return fmt.Errorf("the folder cannot be exchanged for another; if it is, or holds, a mount point, choose another: %w", err)
}

// swapInSteps is for file systems that cannot exchange two folders: for a
// moment there is none. Should the process end then, recover puts back the one
// that was.
func (r *replacement) swapInSteps() error {
	if err := r.rename(r.aside, r.fresh); err != nil {
		return err
	}
	if err := r.rename(r.base, r.aside); err != nil {
		return errors.Join(err, r.removeAll(r.fresh))
	}
	return r.rename(r.fresh, r.base)
}
