package check

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// undocumentedStatus finds statuses that the operation does not document. What
// a request that follows the document is answered with has to be there; of
// what others are answered with HTTP says a good deal, and much is left open.
func (c *Context) undocumentedStatus(x *call.Exchange) []failure.Failure {
	op := x.Case.Operation
	if x.Response() != nil || x.Status < 200 || asksToWait(x) {
		return nil
	}
	v := c.statusVerdict(x)
	if v == fine {
		return nil
	}
	f := failure.New("undocumented-status", x, responsesOf(op))
	if v == doubtful {
		f = warning(f)
	}
	return one(f, "The status "+statusText(x.Status)+" is not documented.", documented(op), excerpt(x))
}

// verdict is how much is wrong.
type verdict uint8

const (
	fine verdict = iota
	doubtful
	wrong
)

// when is wrong if something is certain, and doubtful otherwise.
func when(certain bool) verdict {
	if certain {
		return wrong
	}
	return doubtful
}

func (c *Context) statusVerdict(x *call.Exchange) verdict {
	switch {
	case x.Status < 300:
		return wrong
	case x.Status < 400:
		return redirectVerdict(x)
	case x.Status >= 500:
		return fine // judged by server-error
	case ofHTTP(x):
		return fine
	case x.Case.Access != call.Granted:
		return accessVerdict(x)
	}
	switch x.Case.Intent {
	case call.Valid:
		return c.validVerdict(x)
	case call.Invalid:
		return c.invalidVerdict(x)
	}
	return when((x.Status == 400 || x.Status == 422) && exactly(x.Case.Operation, 400, 422))
}

// ofHTTP reports whether a status is HTTP's own, which no document needs to
// list: sizes for any request, and for those that are wrong on purpose also
// methods and media types.
func ofHTTP(x *call.Exchange) bool {
	switch x.Status {
	case http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong, http.StatusRequestHeaderFieldsTooLarge:
		return true
	case http.StatusMethodNotAllowed, http.StatusNotAcceptable, http.StatusUnsupportedMediaType, http.StatusLengthRequired, http.StatusExpectationFailed:
		return x.Case.Intent != call.Valid
	}
	return false
}

// accessVerdict is for requests with other credentials than those that were
// given. Where the document says how it refuses them, it is held to that.
func accessVerdict(x *call.Exchange) verdict {
	refused := x.Status == 401 || x.Status == 403
	unknown := x.Case.Access == call.Anonymous || x.Case.Access == call.Wrong
	return when(refused && unknown && exactly(x.Case.Operation, 401, 403))
}

// validVerdict leaves open whether credentials may do what was asked.
func (c *Context) validVerdict(x *call.Exchange) verdict {
	if x.Status == 401 || x.Status == 403 {
		return when(call.Open(x.Case.Operation))
	}
	return wrong
}

// invalidVerdict is for requests that are wrong on purpose. An operation that
// documents how it answers them is held to that, unless something else may
// have been in the way first.
func (c *Context) invalidVerdict(x *call.Exchange) verdict {
	op := x.Case.Operation
	says := exactly(op, 400, 422)
	switch x.Status {
	case 401, 403:
		return when(says && call.Open(op))
	case 404, 410:
		return when(says && (x.Case.Known || !hasPathArguments(op)) && !inPath(x.Case.Subject))
	case 402, 409, 412, 423, 428:
		return doubtful
	}
	return when(says)
}

func hasPathArguments(op *contract.Operation) bool {
	for _, p := range op.Parameters {
		if p.In == "path" {
			return true
		}
	}
	return false
}
