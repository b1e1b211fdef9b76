package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"

	"github.com/apisteward/steward/internal/fault"
)

// dispose removes the folder that was, after what is of others in it is safe.
// Its name says so: what is called fresh is removed without a look.
func (r *replacement) dispose() error {
	if err := r.rescue(); err != nil {
		return err
	}
	if err := r.removeAll(r.fresh); err != nil {
		return err
	}
	if err := r.rename(r.aside, r.fresh); err != nil {
		return err
	}
	return r.removeAll(r.fresh)
}

// rescue moves files of others from the folder that was to the one that is:
// those that could not be linked, and those that came or changed meanwhile.
func (r *replacement) rescue() error {
	was, err := r.parent.OpenRoot(r.aside)
	if err != nil {
		return err
	}
	defer was.Close()
	before, err := r.Read(r.parent.FS(), r.aside)
	if err != nil {
		return err
	}
	after, err := r.Read(r.parent.FS(), r.base)
	if err != nil {
		return err
	}
	return fs.WalkDir(was.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || r.own(before, name, entry) {
			return err
		}
		return r.rescueFile(name, after)
	})
}

// rescueFile moves one file of others, unless it is there already, or as the
// user changed it later.
func (r *replacement) rescueFile(name string, after Written) error {
	from, to := path.Join(r.aside, name), path.Join(r.base, name)
	was, err := r.parent.Lstat(from)
	if err != nil {
		return err
	}
	is, err := r.parent.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := r.parent.MkdirAll(path.Dir(to), 0o755); err != nil {
			return err
		}
		return r.rename(from, to)
	case err != nil:
		return err
	case os.SameFile(was, is):
		return nil
	case after[name]:
		return fault.New(fault.Conflict, "%s came while the folder was written, where a file of `%s` belongs; move it away", from, r.Command)
	case was.ModTime().After(is.ModTime()):
		return r.rename(from, to)
	}
	return nil
}
