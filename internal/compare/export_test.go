package compare

import "github.com/apisteward/steward/internal/contract"

// Effort is what a comparison took.
type Effort struct {
	Steps, Most int
	Tries, Left int  // of trials: taken, and not taken
	Words       int  // of sets of operations
	Cut         bool // it was not done to the end
}

// Measure compares two documents and counts what it takes.
func Measure(old, new *contract.Document) Effort {
	d := newDiffer(old, new, Options{})
	all := d.work.tries
	d.compareDocuments()
	operations := newAtlas(d.roots)
	spread(operations, d.settle())
	return Effort{Steps: d.work.steps, Most: d.work.most, Tries: all - d.work.tries, Left: d.work.tries,
		Words: maxReach - operations.left, Cut: d.work.cut}
}
