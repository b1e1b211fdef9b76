package check

import (
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// undocumentedMediaType finds bodies of media types that the response does not
// document, or of none. A body where none is documented is a warning: the
// document may only be silent.
func (c *Context) undocumentedMediaType(x *call.Exchange) []failure.Failure {
	r := x.Response()
	if r == nil || bodiless(x) || len(x.Answer) == 0 || mediaOf(r, x) != nil {
		return nil
	}
	f := failure.New("undocumented-media-type", x, responseContent(x.Case.Operation, r))
	arrived := short(x.Header.Get("Content-Type"))
	switch {
	case len(r.Content) == 0:
		return one(warning(f), "The answer has a body, and the document shows none for "+r.Status+".", "no body", orNone(arrived))
	case arrived == "":
		return one(f, "The answer has a body without a Content-Type.", mediaTypes(r), "no Content-Type")
	}
	return one(f, "The body is of a media type that is not documented for "+r.Status+".", mediaTypes(r), arrived)
}

func orNone(contentType string) string {
	if contentType == "" {
		return "a body without a Content-Type"
	}
	return contentType
}
