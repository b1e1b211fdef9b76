package check

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/wire"
)

// missingBody finds answers without a body where only such media types are
// documented as cannot be empty: nothing is no JSON, but a text of length 0.
func (c *Context) missingBody(x *call.Exchange) []failure.Failure {
	r := x.Response()
	if r == nil || bodiless(x) || len(x.Answer) > 0 || x.Err != nil || !neverEmpty(r, x) {
		return nil
	}
	f := failure.New("missing-body", x, responseContent(x.Case.Operation, r))
	return one(f, "The "+statusText(x.Status)+" has no body, and the document promises one.", mediaTypes(r), "an empty body")
}

// neverEmpty reports whether what arrived, or everything that could have, is
// of a format in which nothing is empty.
func neverEmpty(r *contract.Response, x *call.Exchange) bool {
	if m := mediaOf(r, x); m != nil && x.MediaType() != "" {
		return solid(x.MediaType())
	}
	for _, m := range r.Content {
		if !solid(m.Type) {
			return false
		}
	}
	return len(r.Content) > 0
}

func solid(mediaType string) bool {
	essence, _ := parseMedia(mediaType)
	return wire.IsJSON(essence) && !sequential(essence) || essence == "application/xml" || strings.HasSuffix(essence, "+xml")
}
