package check

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// fewest is how many different requests an operation must have refused before
// that says something about the operation.
const fewest = 3

// Refused judges everything that was sent to one operation at the end of a
// run: it is a failure that no request was ever accepted although the document
// allows what was sent, and nothing in it had to be known from elsewhere. nil
// is that nothing can be said.
func (c *Context) Refused(op *contract.Operation, exchanges []*call.Exchange) *failure.Failure {
	if !c.mayEnter(op) || c.needsKnowledge(op) {
		return nil
	}
	var smallest *call.Exchange
	refused := 0
	for _, x := range exchanges {
		if x.Case.SentMethod() != op.Method {
			continue
		}
		switch {
		case x.OK(), x.Status/100 == 3:
			return nil
		case x.Case.Intent != call.Valid || x.Case.Access != call.Granted:
		case aboutOthers(x) || !refuses(x) && !isMissing(x):
			return nil // something else is in the way
		default:
			refused++
			if smallest == nil || len(x.Body)+len(x.URL) < len(smallest.Body)+len(smallest.URL) {
				smallest = x
			}
		}
	}
	if refused < fewest && (refused == 0 || len(op.Parameters) > 0 || op.Body != nil) {
		return nil
	}
	f := failure.New("valid-request-refused", smallest, op.Node)
	f = one(f, "The operation accepts no request, although the document allows all that were sent and nothing in them has to be known from elsewhere.",
		"a success for some request", excerpt(smallest))[0]
	return &f
}

// isMissing reports whether an answer says that the operation is not there:
// nothing else can be, since the path names nothing.
func isMissing(x *call.Exchange) bool {
	return (x.Status == http.StatusNotFound || x.Status == http.StatusGone) && !hasPathArguments(x.Case.Operation)
}

// needsKnowledge reports whether a request needs something that cannot be made
// up from the document.
func (c *Context) needsKnowledge(op *contract.Operation) bool {
	for _, p := range op.Parameters {
		node := p.Schema
		if node == nil && len(p.Content) > 0 {
			node = p.Content[0].Schema
		}
		if p.In == "path" && c.keyword(node, "enum") == nil || p.Required && opaque(c.Doc, p.Name, node) {
			return true
		}
	}
	if op.Body == nil {
		return false
	}
	for _, m := range op.Body.Content {
		if opaque(c.Doc, "", m.Schema) {
			return true
		}
	}
	return false
}
