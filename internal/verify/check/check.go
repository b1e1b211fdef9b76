// Package check holds what an API's answers are held against, one check a
// file. Checks are pure: exchanges in, failures out.
package check

import (
	"slices"
	"time"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// Context is what checks know besides the exchanges. It is safe for concurrent
// use.
type Context struct {
	Doc             *contract.Document
	Judge           *schema.Judge
	MaxResponseTime time.Duration // 0 for any
	// Granted reports whether credentials were given for an operation.
	Granted func(op *contract.Operation) bool
	// NotJudged is told, from several goroutines, what of an operation's
	// answers no check can judge: "bodies of application/xml". It may be nil.
	NotJudged func(op *contract.Operation, what string)
}

// notJudged tells that something could not be judged.
func (c *Context) notJudged(x *call.Exchange, what string) {
	if c.NotJudged != nil {
		c.NotJudged(x.Case.Operation, what)
	}
}

// Exchange judges one exchange: what the answer is, and whether it fits what
// was sent. It returns the most telling failures only: none follows from
// another, and each cause is there once.
func (c *Context) Exchange(x *call.Exchange) []failure.Failure {
	return distinct(append(c.judge(x), c.slowResponse(x)...))
}

// judge goes from what makes an answer worthless to what is wrong inside one.
func (c *Context) judge(x *call.Exchange) []failure.Failure {
	for _, judge := range [...]func(*call.Exchange) []failure.Failure{c.noResponse, c.serverError, c.methodNotAllowed} {
		if found := judge(x); len(found) > 0 {
			return found
		}
	}
	if x.Status == 0 || x.Case.SentMethod() != x.Case.Operation.Method {
		return nil // the document says nothing of such answers
	}
	for _, judge := range [...]func(*call.Exchange) []failure.Failure{
		c.securityNotEnforced, c.unsupportedMediaType, c.notAcceptable, c.invalidAccepted, // the answer may repeat what is wrong
		c.malformedBody, c.undocumentedStatus,
	} {
		if found := judge(x); len(found) > 0 {
			return found
		}
	}
	found := append(c.body(x), c.responseHeaders(x)...)
	return append(found, c.validRefused(x)...)
}

// body judges the body of a documented response.
func (c *Context) body(x *call.Exchange) []failure.Failure {
	for _, judge := range [...]func(*call.Exchange) []failure.Failure{c.missingBody, c.undocumentedMediaType} {
		if found := judge(x); len(found) > 0 {
			return found
		}
	}
	return c.content(x)
}

// distinct leaves one failure of each cause, of its greatest weight.
func distinct(found []failure.Failure) []failure.Failure {
	kept := found[:0]
	for _, f := range found {
		i := slices.IndexFunc(kept, func(k failure.Failure) bool { return k.ID == f.ID })
		if i < 0 {
			kept = append(kept, f)
		} else if f.Level > kept[i].Level {
			kept[i] = f
		}
	}
	return kept
}
