package route

import (
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// slot is an operation at the end of its path.
type slot struct {
	operation  *contract.Operation
	names      []string    // of the parameters on the way
	conditions []condition // what its path template says of the query
	set        int32       // number of its set of base paths
}

// maxMethods bounds the methods that are named where one is refused. A document
// may have any number (OpenAPI 3.2).
const maxMethods = 64

// arrive takes the operation that a path ends with, or notes the methods that
// there are.
func (w *walk) arrive(slots []slot) bool {
	w.slot = w.choose(slots, w.method)
	if w.slot == nil && w.method == http.MethodHead {
		w.slot = w.choose(slots, http.MethodGet)
	}
	if w.slot != nil {
		return true
	}
	for i := range slots {
		if len(w.refused) == maxMethods {
			break
		}
		if method := slots[i].operation.Method; w.served(&slots[i]) && !slices.Contains(w.refused, method) {
			w.refused = append(w.refused, method)
		}
	}
	return false
}

// choose returns the operation with a method: of several the one of which the
// query has most of what it asks for, then one that asks for nothing, then the
// first.
func (w *walk) choose(slots []slot, method string) *slot {
	var best *slot
	score := -2
	for i := range slots {
		s := &slots[i]
		if w.steps--; w.steps < 0 {
			break
		}
		if s.operation.Method != method || !w.served(s) {
			continue
		}
		if fits := w.query.satisfied(s.conditions); fits > score {
			best, score = s, fits
		}
	}
	return best
}

// served reports whether an operation is found below the base path.
func (w *walk) served(s *slot) bool { return w.base == nil || w.base.sets[s.set] }

// arguments names the texts that were met on the way.
func (w *walk) arguments() []Argument {
	s := w.slot
	if len(s.names)+len(s.conditions) == 0 {
		return nil
	}
	list := make([]Argument, len(s.names), len(s.names)+len(s.conditions))
	for i, name := range s.names {
		list[i] = Argument{Name: name, Text: w.texts[i]}
	}
	for _, c := range s.conditions {
		if c.argument == "" {
			continue
		}
		if text, given := w.query.value(c.name); given {
			list = append(list, Argument{Name: c.argument, Text: text})
		}
	}
	return list
}
