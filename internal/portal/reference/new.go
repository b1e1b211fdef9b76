package reference

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/prose"
)

// Reference is one document as its readers see it. It is immutable and safe
// for concurrent use.
type Reference struct {
	doc     *contract.Document
	texts   *prose.Prose
	outline *Outline
}

// New returns the reference of a document, whose prose texts makes safe.
func New(doc *contract.Document, texts *prose.Prose) *Reference {
	return &Reference{doc: doc, texts: texts, outline: NewOutline(doc)}
}

// Outline returns the document's tags with their operations.
func (r *Reference) Outline() *Outline { return r.outline }
