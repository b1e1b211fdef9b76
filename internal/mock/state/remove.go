package state

import (
	"net/http"

	"github.com/apisteward/steward/internal/mock/answer"
)

// remove deletes a thing, and everything below it.
func (x *exchange) remove() (*answer.Answer, bool) {
	n, is := x.tree.look(x.kind, x.keys)
	if a := x.absent(is); a != nil {
		return a, true
	}
	code := status(x.req.Operation, http.StatusNoContent, http.StatusOK)
	var body any
	if is == present {
		if a := x.precondition(n.thing); a != nil {
			return a, true
		}
		body = x.body(n.thing, code)
	} else {
		body, _ = x.answers.Value(x.req, code)
	}
	a := x.with(code, body)
	if a.Status/100 != 2 { // the consumer does not accept the answer
		return a, true
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.tree.bury(x.tree.reach(x.kind, x.keys))
	return a, true
}
