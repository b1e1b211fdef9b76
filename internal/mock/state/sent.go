package state

import (
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/sample"
)

// answerSent answers a request whose body says something that nobody can read
// afterwards, as an order that is final: the answer is the usual one, with the
// values that were sent where it has members of their names.
func (s *State) answerSent(req *intake.Request) (a *answer.Answer, handled bool) {
	sent, ok := req.Body.(sample.Object)
	if !ok || req.Content == nil || !slices.Contains([]string{http.MethodPost, http.MethodPut, http.MethodPatch}, req.Method) {
		return nil, false
	}
	code := status(req.Operation)
	n := jsonSchema(response(req.Operation, code))
	usual, _ := s.answers.Value(req, code)
	o, ok := usual.(sample.Object)
	if !ok || n == nil {
		return nil, false
	}
	shown := s.saying(o, s.own(sent, n, req.Content.Schema, 0), s.formOf(n))
	if sample.Same(o, shown) || !s.lets(n, shown) && s.lets(n, o) { // an example that breaks its schema is no better
		return nil, false
	}
	a, refusal := s.answers.With(req, code, shown)
	return a, refusal == nil
}

// saying returns an object with the values of another that it may have by
// itself, one by one.
func (s *State) saying(o, sent sample.Object, f *form) sample.Object {
	out := membersOf(o)
	for _, m := range membersOf(sent).list {
		p, known := f.property(m.Name)
		if known && !p.WriteOnly && s.lets(p.Node, m.Value) {
			out.set(m.Name, m.Value)
		}
	}
	return out.object()
}
