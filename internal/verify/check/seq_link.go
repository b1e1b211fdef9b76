package check

import (
	"net/http"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// brokenLink judges an answer, and requests that a link of the document makes
// of it (OpenAPI 3.0.3, section 4.7.20), of which the last counts. The request
// is about the link object. That it is refused says something only when
// nothing else in it was made up.
func brokenLink(_ *Context, q call.Sequence) []failure.Failure {
	source, target := q.Steps[0], q.Last()
	if len(q.Steps) < 2 || !source.OK() {
		return nil
	}
	refused := target.Status == http.StatusBadRequest || target.Status == http.StatusUnprocessableEntity
	if !isGone(target) && !(refused && isLinked(target.Case)) {
		return nil
	}
	f := failure.New(q.Check, source, firstOf(target.Case.Subject.Node, source.Case.Operation.Node))
	return one(f, "A link of the answer leads nowhere: "+target.Case.Operation.Name()+" does not know what it names.",
		"a success for what the answer names", statusText(target.Status))
}

// isLinked reports whether everything in a request was taken from answers.
func isLinked(c *call.Case) bool {
	if c.Body != nil {
		return false
	}
	for _, a := range c.Arguments {
		if a.From == nil {
			return false
		}
	}
	return true
}
