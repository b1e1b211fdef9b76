package check

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// unsupportedMediaType finds successes for bodies of media types that the
// operation does not document. It is a failure where the operation says how
// it refuses them.
func (c *Context) unsupportedMediaType(x *call.Exchange) []failure.Failure {
	op := x.Case.Operation
	if x.Case.Subject.Keyword != "contentType" || x.Case.Intent != call.Invalid || x.Case.Access != call.Granted || !x.OK() || op.Body == nil {
		return nil
	}
	f := failure.New("unsupported-media-type", x, firstOf(op.Body.Node, op.Node))
	if x.Case.Subject.Soft || call.ResponseFor(op, http.StatusUnsupportedMediaType) == nil {
		f = warning(f)
	}
	return one(f, "A body of a media type that is not documented was accepted.",
		"415; documented are "+typesOf(op.Body), statusText(x.Status)+" to "+orNone(short(x.Sent.Get("Content-Type"))))
}

func typesOf(b *contract.Body) string { return mediaTypes(&contract.Response{Content: b.Content}) }
