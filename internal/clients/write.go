package clients

import (
	"archive/zip"
	"bytes"
	"cmp"
	"slices"
	"time"

	"github.com/apisteward/steward/internal/clients/source"
	"github.com/apisteward/steward/internal/folder"
)

// list is the file in a package that says which others are generated.
func list() folder.List { return folder.List{Name: ".steward-client", Command: "steward client"} }

// Write writes the package into a folder, as folder.List.Replace does: whole
// or not at all. A folder that is not empty is fault.Conflict without force.
func (g *Generated) Write(dir string, force bool) error {
	files := make([]folder.File, len(g.Files))
	for i, f := range g.Files {
		files[i] = folder.File(f)
	}
	return list().Replace(dir, files, force)
}

// Zip returns the package as a zip archive that holds the same as Write
// writes, in one folder. The same files give the same bytes.
func (g *Generated) Zip(folder string) ([]byte, error) {
	files := slices.Clone(g.Files)
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	files = append(files, source.File{Name: list().Name, Data: list().Text(names)})
	slices.SortFunc(files, func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		if err := addFile(w, folder+"/"+f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

func addFile(w *zip.Writer, name string, data []byte) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: dawn()}
	header.SetMode(0o644)
	entry, err := w.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = entry.Write(data)
	return err
}

// dawn is the first moment that the format knows.
func dawn() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }
