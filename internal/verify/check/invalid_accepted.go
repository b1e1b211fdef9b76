package check

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// invalidAccepted finds successes for requests that the document forbids. In a
// multi-status answer (RFC 4918, section 13) the refusal stands inside; and
// HTTP allows to ignore Accept (RFC 9110, section 12.5.1).
func (c *Context) invalidAccepted(x *call.Exchange) []failure.Failure {
	if x.Case.Intent != call.Invalid || x.Case.Access != call.Granted || !x.OK() || x.Status == http.StatusMultiStatus {
		return nil
	}
	if x.Case.Subject.Keyword == "accept" {
		return nil
	}
	f := failure.New("invalid-request-accepted", x, firstOf(c.forbidden(x.Case.Subject), x.Case.Operation.Node))
	if x.Case.Subject.Soft {
		f = warning(f)
	}
	text := "A request that the document forbids was accepted"
	if what := about(x.Case.Subject); what != "" {
		text += ": " + what
	}
	return one(f, text+".", refusals(x.Case.Operation), statusText(x.Status))
}

// forbidden is the word that a case breaks. An empty value is forbidden by the
// schema of a parameter, as every other wrong one.
func (c *Context) forbidden(s call.Subject) *contract.Node {
	if s.Keyword == "allowEmptyValue" {
		return firstOf(c.Doc.Resolve(s.Node.Get("schema")), s.Node)
	}
	return s.Node
}

// inPath reports whether a case is about a parameter in the path.
func inPath(s call.Subject) bool {
	for n := s.Node; n != nil; n = n.Parent() {
		if n.Get("in").Text() == "path" {
			return true
		}
	}
	return strings.HasPrefix(s.Where, "path ")
}
