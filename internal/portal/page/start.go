package page

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/sample"
)

// start is a first call that a newcomer can try.
type start struct {
	operation
	Sample string // a command line
}

// start finds the first call of a document: one that reads, wants nothing
// filled in, and is not about to go away.
func (p place) start() *start {
	doc, outline := p.document.Reference.Document(), p.document.Reference.Outline()
	calls := doc.Operations()
	if len(calls) == 0 {
		return nil
	}
	best := slices.MinFunc(calls, func(a, b *contract.Operation) int { return effort(a) - effort(b) })
	for _, t := range outline.Tags {
		for _, line := range t.Operations {
			if line.Method == best.Method && line.Path == best.Path {
				made := p.operations("operations/", []reference.OperationLine{line})[0]
				return &start{operation: made, Sample: sample.Curl(doc, best)}
			}
		}
	}
	return nil
}

// effort is how much a first call would ask of a newcomer.
func effort(op *contract.Operation) int {
	n := 0
	if op.Method != "GET" {
		n += 100
	}
	if op.Deprecated {
		n += 50
	}
	for _, p := range op.Parameters {
		if p.Required {
			n += 10
		}
	}
	return n
}
