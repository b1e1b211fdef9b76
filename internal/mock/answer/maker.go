package answer

import (
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
)

// Maker makes the answers of one document. It is safe for concurrent use.
type Maker struct {
	doc    *contract.Document
	values *sample.Maker
	judge  *schema.Judge
	seed   uint64
}

// Options are what a Maker works with.
type Options struct {
	Values *sample.Maker // of the same document; nil for one of its own
	Judge  *schema.Judge // of the same document; nil for one of its own, which looks at formats
	Seed   uint64        // decides what made values are
}

// New returns a Maker for a document. It reads the responses of an operation
// when they are first asked for.
func New(doc *contract.Document, o Options) *Maker {
	m := &Maker{doc: doc, values: o.Values, judge: o.Judge, seed: o.Seed}
	if m.values == nil {
		m.values = sample.New(doc)
	}
	if m.judge == nil {
		m.judge = schema.New(doc, schema.WithFormats())
	}
	return m
}
