package export

import (
	"context"

	"github.com/apisteward/steward/internal/portal/page"
)

// WriteTwins writes the Markdown twins of a document's pages, and nothing else,
// into a folder, as Site.Write does.
func WriteTwins(ctx context.Context, doc *page.Document, dir string) (Result, error) {
	var files []file
	for _, path := range doc.Paths() {
		files = append(files, twin(doc, path))
	}
	return writeFiles(ctx, dir, files)
}

// twin is the Markdown twin of a page of a document.
func twin(doc *page.Document, path string) file {
	return file{path: fileName(path) + page.TwinEnding, make: func() ([]byte, error) {
		made, err := doc.Page(path, page.Form{Static: true, Twin: true})
		if err != nil {
			return nil, err
		}
		return made.Markdown(), nil
	}}
}

// fileName is the name of the files of the page at a path, without ending.
func fileName(path string) string {
	if path == "" {
		return "index"
	}
	return path
}
