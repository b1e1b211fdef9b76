package page

import "github.com/apisteward/steward/internal/portal/search"

// Files returns what the document's pages load when a reader asks for it: the
// index that assets/search.js searches.
func (d *Document) Files() []File {
	var out []File
	for _, f := range search.Files(d.Reference) {
		out = append(out, File{Path: search.Folder + f.Name, Type: typeScript, Content: f.Content})
	}
	return out
}
