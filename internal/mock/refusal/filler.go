package refusal

import (
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
)

// Filler says reasons in the bodies of one document. It is safe for concurrent
// use.
type Filler struct {
	doc   *contract.Document
	judge *schema.Judge
	fits  func(node *contract.Node, v any) bool
	rooms sync.Map // room to bool: whether it is there
}

// New returns a Filler for a document. fits reports whether a value is what a
// schema promises of an answer.
func New(doc *contract.Document, judge *schema.Judge, fits func(node *contract.Node, v any) bool) *Filler {
	return &Filler{doc: doc, judge: judge, fits: fits}
}

// Fill says a reason in a value of a schema, wherever that has room for it, and
// reports whether it has any; of a value that was made, nothing else that is
// made up stays. ok is false for a value that is not what its schema promises:
// it is left as it is.
func (f *Filler) Fill(node *contract.Node, v any, why *Reason, made bool) (filled any, says, ok bool) {
	in := f.filling(node, v)
	if in.why = why; !in.sound(v) {
		return v, false, false
	}
	in.fill(nil, 0)
	if made {
		in.prune(nil)
	}
	return in.root, len(in.set) > 0, true
}

// Bare returns a value of a schema without what never says what is wrong: what
// is left is filled the sooner.
func (f *Filler) Bare(node *contract.Node, v any) any {
	in := f.filling(node, v)
	if in.sound(v) {
		in.pruneStrange(nil)
	}
	return in.root
}

func (f *Filler) filling(node *contract.Node, v any) *filling {
	in := &filling{Filler: f, schema: node, root: v, set: map[string]bool{}, left: maxFilled}
	in.undeclared = in.countUndeclared(v)
	return in
}

// Shared is the schema that a mere reference leads to: most errors of a
// document are one.
func (f *Filler) Shared(node *contract.Node) *contract.Node {
	if target := f.doc.Resolve(node); target != nil && (node.Len() == 1 || f.doc.Edition < contract.OpenAPI31) {
		return target
	}
	return node
}
