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

// Real documents take less than two steps for each of their nodes.
const (
	minSteps     = 1_000_000
	stepsPerNode = 8
)

func newWork(old, new *contract.Document) *work {
	return &work{most: minSteps + stepsPerNode*(old.NodeCount()+new.NodeCount()), tries: maxTries}
}

// spend counts steps, and reports whether they may be taken.
func (w *work) spend(steps int) bool {
	w.steps += steps
	if w.steps > w.most {
		w.cut = true
	}
	return w.steps <= w.most
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
