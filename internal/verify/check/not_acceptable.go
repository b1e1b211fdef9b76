package check

import (
	"net/http"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// notAcceptable finds bodies of media types that were not asked for, where the
// operation documents 406: others may send what they have (RFC 9110, section
// 12.5.1).
func (c *Context) notAcceptable(x *call.Exchange) []failure.Failure {
	op := x.Case.Operation
	if x.Case.Subject.Keyword != "accept" || !x.OK() || bodiless(x) || len(x.Answer) == 0 {
		return nil
	}
	if !exactly(op, http.StatusNotAcceptable) || acceptable(x.Case.Accept, x.MediaType()) {
		return nil
	}
	if r := x.Response(); x.Case.Intent == call.Valid && r != nil && mediaOf(r, x) == nil {
		return nil // one that is not documented at all: undocumented-media-type says so
	}
	f := failure.New("not-acceptable", x, call.ResponseFor(op, http.StatusNotAcceptable).Node)
	return one(f, "The body is of a media type that was not asked for, and the operation documents 406.",
		"406, or "+short(x.Case.Accept), statusText(x.Status)+" with "+orNone(short(x.Header.Get("Content-Type"))))
}
