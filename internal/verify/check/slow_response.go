package check

import (
	"fmt"
	"time"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// slowResponse finds answers that took longer than they may.
func (c *Context) slowResponse(x *call.Exchange) []failure.Failure {
	if c.MaxResponseTime <= 0 || x.Status == 0 || x.Duration <= c.MaxResponseTime {
		return nil
	}
	f := failure.New("slow-response", x, x.Case.Operation.Node)
	return one(f, fmt.Sprintf("The answer took longer than %v.", c.MaxResponseTime),
		fmt.Sprintf("an answer within %v", c.MaxResponseTime), x.Duration.Round(time.Millisecond).String())
}
