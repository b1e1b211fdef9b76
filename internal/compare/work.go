package compare

import "github.com/apisteward/steward/internal/contract"

// work counts the steps of a comparison, so that none takes time or memory out
// of proportion to its documents. Steps are counted, never measured: the same
// documents always come equally far.
type work struct {
	steps, most int
	tries       int  // pairs and facts that trials may still look at
	cut         bool // something was left out, and the report has to say so
}

// What a comparison may take: so much in any case, and more for each node of
// the documents. Real ones take less than one step for each of their nodes, and
// try one pair for each thirty.
const (
	minSteps     = 400_000
	stepsPerNode = 8
	minTries     = 30_000
	nodesPerTry  = 10
)

func newWork(old, new *contract.Document) *work {
	nodes := old.NodeCount() + new.NodeCount()
	return &work{most: minSteps + stepsPerNode*nodes, tries: minTries + nodes/nodesPerTry}
}

// spend counts steps, and reports whether they may be taken.
func (w *work) spend(steps int) bool {
	if w.spent() || w.steps+steps > w.most {
		w.steps, w.cut = w.most+1, true
		return false
	}
	w.steps += steps
	return true
}

// spent reports whether no step is left.
func (w *work) spent() bool { return w.steps > w.most }

// try counts what a trial looks at.
func (w *work) try(count int) { w.tries -= count }

// tried reports whether no trial is left.
func (w *work) tried() bool {
	if w.tries <= 0 {
		w.cut = true
	}
	return w.tries <= 0
}
