package state

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// task is what an operation does to things.
type task uint8

const (
	pass    task = iota // something else, with a thing that has to be there
	list                // shows several
	show                // shows one
	create              // makes one
	replace             // gives one another value, or makes it
	update              // changes some of one
	act                 // does something to one, and shows it
	remove              // deletes one
)

func (t task) writes() bool { return t > show }

// isAboutOne reports whether there has to be a thing first.
func (t task) isAboutOne() bool { return t != list && t != create }

// duty is what an operation does, and to things of which kind.
type duty struct {
	kind *kind // nil for operations that are about nothing that is remembered
	do   task
}

// assign finds out what all operations do.
func (s *State) assign() {
	s.duties = map[*contract.Operation]duty{}
	singles := map[*contract.Operation]*kind{}
	for _, r := range s.graph.Resources {
		for _, op := range []*contract.Operation{r.Read, r.Replace, r.Update, r.Delete} {
			if op != nil && r.IsSingle() {
				singles[op] = s.kinds[r]
			}
		}
	}
	for _, op := range s.doc.Operations() {
		if d := s.dutyOf(op, singles[op]); d.kind != nil {
			s.duties[op] = d
		}
	}
}

func (s *State) dutyOf(op *contract.Operation, single *kind) duty {
	if !succeeds(op) {
		return duty{s.kinds[s.graph.Of(op)], pass}
	}
	if single != nil {
		return duty{single, taskAt(op)}
	}
	if k := s.madeBy(op); k != nil {
		return duty{k, create}
	}
	k := s.kinds[s.graph.Of(op)]
	if k != nil && k.Has(op) {
		return duty{k, taskAt(op)}
	}
	if r := s.graph.Listed(op); r != nil && op.Method == http.MethodGet {
		return duty{s.kinds[r], list}
	}
	if k != nil && (op.Method == http.MethodPost || op.Method == http.MethodPut) && s.showsThing(k, op) {
		return duty{k, act}
	}
	return duty{k, pass}
}

// succeeds reports whether an operation documents a success: what only leads
// elsewhere is answered as usual.
func succeeds(op *contract.Operation) bool {
	for _, r := range op.Responses {
		if strings.HasPrefix(r.Status, "2") || r.Status == "default" {
			return true
		}
	}
	return false
}

// madeBy is the kind that an operation makes: of several the one that can be
// read and stands where it is made.
func (s *State) madeBy(op *contract.Operation) *kind {
	var best *kind
	list := s.graph.Made(op)
	for _, r := range list {
		k := s.kinds[r]
		if !k.homely && len(list) > 1 {
			continue
		}
		if best == nil || best.Read == nil && k.Read != nil {
			best = k
		}
	}
	return best
}

// taskAt is what an operation does at the path of a thing.
func taskAt(op *contract.Operation) task {
	switch op.Method {
	case http.MethodGet, http.MethodHead:
		return show
	case http.MethodPut:
		return replace
	case http.MethodPatch:
		return update
	case http.MethodPost:
		return act
	case http.MethodDelete:
		return remove
	}
	return pass
}

// showsThing reports whether an operation answers what reading a thing does.
func (s *State) showsThing(k *kind, op *contract.Operation) bool {
	if k.Read == nil {
		return false
	}
	one, other := jsonSchema(response(op, status(op, 200, 201))), jsonSchema(response(k.Read, status(k.Read)))
	return one != nil && s.doc.Resolve(one) == s.doc.Resolve(other)
}
