package check

import (
	"bytes"
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// validRefused finds refusals of requests that the document allows, where the
// evidence is strong: the request is the document's own example, or differs
// in one place from one that was accepted.
func (c *Context) validRefused(x *call.Exchange) []failure.Failure {
	s := x.Case.Subject
	if x.Case.Intent != call.Valid || x.Case.Access != call.Granted || s.Soft || !refuses(x) {
		return nil
	}
	op := x.Case.Operation
	base := x.Case.Base
	switch {
	case x.Case.Phase == call.Examples && expectsSuccess(x.Case) && c.mayEnter(op) && c.selfContained(x.Case) && !aboutOthers(x):
		f := failure.New("valid-request-refused", x, op.Node)
		return one(f, "The document's own example was refused.", "a success, as the document shows it", excerpt(x))
	case base != nil && base.OK():
		f := failure.New("valid-request-refused", x, firstOf(s.Node, op.Node))
		return one(f, "A request that the document allows was refused; it differs from one that was accepted only in one place: "+about(s)+".",
			"a success, as for the request before", excerpt(x))
	}
	return nil
}

func expectsSuccess(c *call.Case) bool { return c.Status == "" || strings.HasPrefix(c.Status, "2") }

// mayEnter reports whether credentials were given where some are needed.
func (c *Context) mayEnter(op *contract.Operation) bool {
	return call.Open(op) || c.Granted == nil || c.Granted(op)
}

// refuses reports whether an answer says that the request itself was wrong,
// and not that something is missing, taken or forbidden. What names a thing
// that is gone is judged by the checks of creating and reading.
func refuses(x *call.Exchange) bool {
	switch x.Status {
	case http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusNotAcceptable, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity:
		return !aboutTaken(x)
	}
	return false
}

// aboutTaken reports whether a refusal sounds as if something could be used
// only once: many APIs say 400 or 422 where HTTP has 409.
func aboutTaken(x *call.Exchange) bool {
	return mentions(x, "already", "duplicate", "unique", "taken", "in use", "conflict")
}

// aboutOthers reports whether a refusal sounds as if it were about other things
// than the request, or about the time: 400 or 422 instead of 404 and 409.
func aboutOthers(x *call.Exchange) bool {
	return mentions(x, "not found", "not exist", "n't exist", "unknown", "no such", "expired", "in the past", "in the future", "quota", "limit")
}

func mentions(x *call.Exchange, words ...string) bool {
	text := bytes.ToLower(x.Answer)
	return slices.ContainsFunc(words, func(word string) bool { return bytes.Contains(text, []byte(word)) })
}
