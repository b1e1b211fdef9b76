package state

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/listing"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/wire"
)

// lister answers an operation that lists things. It is immutable.
type lister struct {
	*listing.List
	state    *State
	status   int
	response *contract.Response
	body     *contract.Node // schema of the whole answer
	most     int            // elements that an answer may have; 0 for any number
	least    int            // that it must have
}

// listerOf returns what answers an operation; nil where it lists nothing.
func (s *State) listerOf(op *contract.Operation) *lister {
	if known, ok := s.listers.Load(op); ok {
		return known.(*lister)
	}
	known, _ := s.listers.LoadOrStore(op, s.newLister(op))
	return known.(*lister)
}

func (s *State) newLister(op *contract.Operation) *lister {
	known, ok := listing.Of(s.doc, op)
	if !ok {
		return nil
	}
	l := &lister{List: known, state: s, status: status(op)}
	if l.response = response(op, l.status); l.response == nil {
		return nil
	}
	for _, m := range l.response.Content {
		if m.Schema != nil && wire.IsJSON(m.Type) {
			l.body = m.Schema
			break
		}
	}
	array, ok := l.array()
	if !ok {
		return nil
	}
	if array.MaxItems != nil {
		l.most = max(int(min(*array.MaxItems, 1<<30)), 1)
	}
	if array.MinItems != nil {
		l.least = int(min(*array.MinItems, 1<<30))
	}
	return l
}

// array is what the document says of the array of elements.
func (l *lister) array() (*contract.Schema, bool) {
	n := l.body
	if key := l.key(); key != "" {
		p, ok := property.At(l.state.doc, l.body, []string{key})
		if !ok {
			return nil, false
		}
		n = p.Node
	}
	if n == nil {
		return nil, false
	}
	return property.Resolved(l.state.doc, n), true
}

// key is the member of an answer that has the elements; "" when they are the
// answer.
func (l *lister) key() string {
	return contract.UnescapePointer(strings.TrimPrefix(l.Items, "/"))
}

// lets reports whether a schema of an answer lets a value through.
func (s *State) lets(n *contract.Node, v any) bool {
	return n == nil || s.judge.Valid(n, schema.Response, sample.Plain(v))
}
