package state

import (
	"maps"
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
)

// header is a header of the request, whether the document has it or not.
func (x *exchange) header(name string) (value string, given bool) {
	values := x.req.Header.Values(name)
	return strings.Join(values, ", "), len(values) > 0
}

// takes reports whether the operation has a header parameter.
func (x *exchange) takes(name string) bool {
	for _, p := range x.req.Operation.Parameters {
		if p.In == "header" && http.CanonicalHeaderKey(p.Name) == http.CanonicalHeaderKey(name) {
			return true
		}
	}
	return false
}

// precondition is the refusal to change a thing that is not as the consumer
// knows it (RFC 9110, section 13.1.1), or where the consumer does not say (RFC
// 6585, section 3); nil where nothing stands against it.
func (x *exchange) precondition(t *thing) *answer.Answer {
	if tags, given := x.header("If-None-Match"); given && tags == "*" && x.req.Operation.Documents("412") {
		return x.stale()
	}
	if !x.takes("If-Match") && !x.req.Operation.Documents("412") {
		return nil
	}
	tags, given := x.header("If-Match")
	switch {
	case given && !etag.MatchesStrongly(tags, t.tag):
		return x.stale()
	case !given && x.req.Operation.Documents("428"):
		return x.refuse(x.req, http.StatusPreconditionRequired,
			fault.New(fault.Unconditional, "If-Match with the entity tag of what is to be changed is required."))
	}
	return nil
}

func (x *exchange) stale() *answer.Answer {
	return x.refuse(x.req, http.StatusPreconditionFailed, fault.New(fault.Stale, "It was changed since; read it again."))
}

// tagged gives an answer the entity tag of what it shows, where the document
// has one.
func (x *exchange) tagged(a *answer.Answer, tag string) *answer.Answer {
	if documents(response(x.req.Operation, a.Status), "ETag") == nil {
		return a
	}
	return withHeader(a, "Etag", tag)
}

// withHeader returns a copy of an answer with a header; name is canonical.
func withHeader(a *answer.Answer, name, value string) *answer.Answer {
	b := *a
	b.Header = maps.Clone(a.Header)
	if b.Header == nil {
		b.Header = http.Header{}
	}
	b.Header[name] = []string{value}
	return &b
}

// tagOf is the entity tag of the body of an answer.
func tagOf(a *answer.Answer) string {
	if a.Status != http.StatusOK {
		return ""
	}
	return etag.Of(a.Body)
}
