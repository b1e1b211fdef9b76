package folder

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"syscall"
)

// carry links the files of others into the folder to come, so that they are in
// both. A file that cannot be linked is moved later, by rescue.
func (r *replacement) carry() error {
	was, err := r.parent.OpenRoot(r.base)
	if err != nil {
		return err
	}
	defer was.Close()
	var folders []string
	made := map[string]bool{}
	err = fs.WalkDir(was.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".":
			return nil
		case entry.IsDir():
			folders = append(folders, name)
			return r.carryEmpty(was.FS(), name)
		case r.own(r.old, name, entry):
			return nil
		}
		return r.link(name, made)
	})
	if err != nil {
		return err
	}
	return r.carryModes(folders)
}

// own reports whether a file is one of a run of Replace.
func (r *replacement) own(written Written, name string, entry fs.DirEntry) bool {
	return name == r.Name || written[name] && entry.Type().IsRegular()
}

func (r *replacement) carryEmpty(was fs.FS, name string) error {
	entries, err := fs.ReadDir(was, name)
	if err != nil || len(entries) > 0 {
		return err
	}
	return r.parent.MkdirAll(path.Join(r.fresh, name), 0o755)
}

// link links one file. The folders that are made are noted.
func (r *replacement) link(name string, made map[string]bool) error {
	to := path.Join(r.fresh, name)
	if dir := path.Dir(to); !made[dir] {
		if err := r.parent.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		made[dir] = true
	}
	r.step()
	err := r.parent.Link(path.Join(r.base, name), to)
	if errors.Is(err, syscall.EXDEV) {
		return stuck(err)
	}
	return nil
}

// carryModes gives folders the permissions that they had, the inner ones first.
func (r *replacement) carryModes(folders []string) error {
	for _, name := range slices.Backward(folders) {
		info, err := r.parent.Lstat(path.Join(r.base, name))
		if err != nil {
			return err
		}
		if err := r.parent.Chmod(path.Join(r.fresh, name), info.Mode().Perm()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
