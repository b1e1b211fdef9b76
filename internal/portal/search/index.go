package search

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/reference"
)

// Folder is where the index stands among the pages of a document.
const Folder = "search/"

// File is a script of the index.
type File struct {
	Name    string // in Folder
	Content []byte
}

// Files returns the index of a document, whose outline and component schemas
// are given, as the scripts that search.js loads in this order: operations,
// then the names in them, then the words about them. The same document gives
// the same bytes.
func Files(doc *contract.Document, outline *reference.Outline, schemas []Schema) []File {
	operations := listOperations(doc, outline)
	components := listSchemas(doc, schemas)
	return []File{
		{"operations.js", script("operations", operationsOf(doc, outline, operations, len(components) > 0))},
		{"names.js", script("names", namesOf(doc, operations, components))},
		{"words.js", script("words", wordsOf(outline, operations, components))},
	}
}
