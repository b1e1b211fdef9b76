package intake

import (
	"fmt"

	"github.com/apisteward/steward/internal/fault"
)

// sum is the error for all that is wrong with a request, that of its body
// included; nil for none.
func (x *reading) sum(body *fault.Error) *fault.Error {
	if body == nil && len(x.fields) == 0 {
		return nil
	}
	e := &fault.Error{Kind: fault.Invalid, Fields: x.fields}
	if body != nil {
		e.Kind, e.Err = body.Kind, body.Err
		e.Fields = append(e.Fields, body.Fields...)
	}
	switch {
	case x.refused:
		e.Kind, e.Detail = fault.Unauthenticated, x.wanted()
	case body != nil && (body.Kind != fault.Invalid || len(x.fields) == 0):
		e.Detail = body.Detail
	case len(e.Fields) == 1:
		e.Detail = fmt.Sprintf("The request does not follow the document: %s %s.", e.Fields[0].Place, e.Fields[0].Detail)
	default:
		e.Detail = "The request does not follow the document in several places."
	}
	e.Fields = e.Fields[:min(len(e.Fields), mostFields)]
	return e
}
