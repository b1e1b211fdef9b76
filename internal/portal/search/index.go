package search

import "github.com/apisteward/steward/internal/portal/reference"

// Folder is where the index stands among the pages of a document.
const Folder = "search/"

// File is a script of the index.
type File struct {
	Name    string // in Folder
	Content []byte
}

// Files returns the index of a document as the scripts that search.js loads, in
// this order: operations, then the names in them, then the words about them.
// The same document gives the same bytes.
func Files(r *reference.Reference) []File {
	doc, outline := r.Document(), r.Outline()
	operations := listOperations(doc, outline)
	schemas := listSchemas(doc, r.Schemas())
	return []File{
		{"operations.js", script("operations", operationsOf(doc, outline, operations, len(schemas) > 0))},
		{"names.js", script("names", namesOf(doc, operations, schemas))},
		{"words.js", script("words", wordsOf(outline, operations, schemas))},
	}
}
