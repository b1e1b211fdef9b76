package report

import "github.com/apisteward/steward/internal/contract"

// Source is a document as a report names it.
type Source struct {
	Name        string // as the user gave it: "openapi.yaml", "payments@1.4.0"; "stdin" for standard input
	Title       string
	Version     string // info.version
	SpecVersion string // "3.0.3"
	Digest      string // "sha256:..."
	Operations  int
}

// SourceOf describes a document that the user named.
func SourceOf(name string, doc *contract.Document) Source {
	return Source{
		Name:        name,
		Title:       doc.Title,
		Version:     doc.Version,
		SpecVersion: doc.SpecVersion,
		Digest:      doc.Digest,
		Operations:  len(doc.Operations()),
	}
}
