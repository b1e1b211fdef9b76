package folder

import (
	"io/fs"
	"os"
)

// The changes of the file system, each after its step.

func (r *replacement) mkdir(name string, mode fs.FileMode) error {
	r.step()
	return r.parent.Mkdir(name, mode)
}

// create writes a file that is not there yet, in no spelling that the file
// system takes for the same.
func (r *replacement) create(name string, data []byte) error {
	r.step()
	f, err := r.parent.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func (r *replacement) rename(from, to string) error {
	r.step()
	return r.parent.Rename(from, to)
}

func (r *replacement) remove(name string) error {
	r.step()
	return r.parent.Remove(name)
}

func (r *replacement) removeAll(name string) error {
	r.step()
	return r.parent.RemoveAll(name)
}
