package answer

import (
	"hash/maphash"
	"sync"

	"github.com/apisteward/steward/internal/cache"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/refusal"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/wire"
)

// Maker makes the answers of one document. It is safe for concurrent use.
type Maker struct {
	doc    *contract.Document
	values *sample.Maker
	judge  *schema.Judge
	letter func() *schema.Judge // see letterOf
	reader *wire.Reader         // of texts that are examples
	seed   uint64

	items    func() map[string]string              // see itemsOf
	reads    func() map[string]*contract.Operation // see readsOf
	plans    sync.Map                              // *contract.Operation to *plan
	bases    sync.Map                              // *contract.Node, of a schema, to the bases of refusals
	refusals *refusal.Filler
	answers  *cache.Cache[keptKey, *Answer]
	contents *cache.Cache[keptKey, content]
	hash     maphash.Seed // of the keys of answers
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
	m := &Maker{
		doc: doc, values: o.Values, judge: o.Judge, seed: o.Seed,
		reads:   sync.OnceValue(func() map[string]*contract.Operation { return readsOf(doc) }),
		letter:  sync.OnceValue(func() *schema.Judge { return letterOf(doc) }),
		items:   sync.OnceValue(func() map[string]string { return itemsOf(doc) }),
		answers: cache.New[keptKey, *Answer](keptBytes), contents: cache.New[keptKey, content](keptBytes), hash: maphash.MakeSeed(),
	}
	if m.values == nil {
		m.values = sample.New(doc)
	}
	if m.judge == nil {
		m.judge = schema.New(doc, schema.WithFormats())
	}
	fits := func(node *contract.Node, v any) bool { return m.judged(node, v).soundness == sound }
	m.reader, m.refusals = wire.NewReader(doc, fits), refusal.New(doc, m.judge, fits)
	return m
}
