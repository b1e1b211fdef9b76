package check

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/wire"
)

// serverError finds statuses of 500 and above. 500 says that something went
// wrong which nobody meant, and counts even where it is documented.
func (c *Context) serverError(x *call.Exchange) []failure.Failure {
	if x.Status < 500 || excused(x) {
		return nil
	}
	f := failure.New("server-error", x, x.Case.Operation.Node)
	return one(f, "The API failed with "+statusText(x.Status)+".", expectedInstead(x.Case), excerpt(x))
}

// excused reports whether a status of 500 or above is no failure of the API:
// it says when to come back, does not know a method or a feature that the
// document does not have either, or is documented as what may happen.
func excused(x *call.Exchange) bool {
	op := x.Case.Operation
	switch x.Status {
	case http.StatusInternalServerError:
		return false
	case http.StatusNotImplemented:
		return x.Case.Intent == call.Invalid || x.Case.SentMethod() != op.Method || exactly(op, x.Status)
	case http.StatusServiceUnavailable:
		if x.Header.Get("Retry-After") != "" {
			return true
		}
		r := x.Response()
		return r != nil && r.Status != "default"
	}
	return exactly(op, x.Status)
}

// expectedInstead is what a case should have been answered with.
func expectedInstead(c *call.Case) string {
	if c.Intent == call.Invalid || c.Access != call.Granted {
		return refusals(c.Operation)
	}
	return documented(c.Operation)
}

// excerpt is the status with the beginning of a body that people can read.
func excerpt(x *call.Exchange) string {
	media := x.MediaType()
	if len(x.Answer) == 0 || media != "text/plain" && !wire.IsJSON(media) {
		return statusText(x.Status)
	}
	return statusText(x.Status) + ": " + beginning(x.Answer)
}

// asksToWait reports whether an answer is about how much is asked, and not
// about what.
func asksToWait(x *call.Exchange) bool {
	return x.Status == http.StatusTooManyRequests || x.Status == http.StatusServiceUnavailable && x.Header.Get("Retry-After") != ""
}

// responsesOf is where an operation documents its responses.
func responsesOf(op *contract.Operation) *contract.Node {
	return firstOf(op.Node.Get("responses"), op.Node)
}
