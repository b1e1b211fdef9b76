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

// Document returns the document itself.
func (r *Reference) Document() *contract.Document { return r.doc }

// Text returns a text of the document, whose largest heading has the level top.
func (r *Reference) Text(source string, top int) prose.Text { return r.texts.Text(source, top) }

// Summary returns the first paragraph of a text of the document as plain text.
func (r *Reference) Summary(source string) string { return r.texts.Summary(source) }
