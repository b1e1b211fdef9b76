package reference

import (
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/sample"
)

// Reference is one document as its readers see it. It is immutable and safe
// for concurrent use.
type Reference struct {
	doc        *contract.Document
	texts      *prose.Prose
	samples    *sample.Maker
	outline    *Outline
	operations index
	webhooks   index
	components *components
	heirs      map[*contract.Node][]*contract.Node // components by the component that their allOf names
	users      func() *users                       // who uses which component; found out when first asked
}

// index finds operations by the names of their pages and the other way round.
type index struct {
	byPage map[string]*contract.Operation
	byName map[string]*contract.Operation // by operationId, and by method and path
	pages  map[*contract.Operation]string
}

func newIndex(operations []*contract.Operation) index {
	x := index{
		byPage: make(map[string]*contract.Operation, len(operations)),
		byName: make(map[string]*contract.Operation, 2*len(operations)),
		pages:  make(map[*contract.Operation]string, len(operations)),
	}
	for i, page := range operationNames(operations) {
		op := operations[i]
		x.byPage[page], x.pages[op] = op, page
		x.byName[op.Name()] = op
		if op.ID != "" {
			x.byName[op.ID] = op
		}
	}
	return x
}

// New returns the reference of a document, whose prose texts makes safe.
func New(doc *contract.Document, texts *prose.Prose) *Reference {
	r := &Reference{
		doc: doc, texts: texts, samples: sample.New(doc), outline: NewOutline(doc),
		operations: newIndex(doc.Operations()), webhooks: newIndex(doc.Webhooks()),
		components: newComponents(doc),
	}
	r.heirs = r.findHeirs()
	r.users = sync.OnceValue(r.findUsers)
	return r
}

// Outline returns the document's tags with their operations.
func (r *Reference) Outline() *Outline { return r.outline }

// Document returns the document itself.
func (r *Reference) Document() *contract.Document { return r.doc }

// Text returns a text of the document, whose largest heading has the level top.
func (r *Reference) Text(source string, top int) prose.Text { return r.texts.Text(source, top) }

// Summary returns the first paragraph of a text of the document as plain text.
func (r *Reference) Summary(source string) string { return r.texts.Summary(source) }
