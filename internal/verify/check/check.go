// Package check holds what an API's answers are held against, one check a
// file. Checks are pure: exchanges in, failures out.
package check

import (
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
// another.
func (c *Context) Exchange(x *call.Exchange) []failure.Failure {
	return nil
}
