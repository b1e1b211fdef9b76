package check

import (
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// writeOnlyReturned finds properties that are only for requests (OpenAPI
// 3.0.3, section 4.7.24.2). Their values are never shown.
func (c *Context) writeOnlyReturned(x *call.Exchange, v judged) []failure.Failure {
	faults, ok := c.Judge.WriteOnly(v.schema, v.value)
	if !ok {
		return nil // told by what judges the schema itself
	}
	var found []failure.Failure
	for _, fault := range faults {
		f := failure.New("write-only-returned", x, fault.Schema)
		found = append(found, one(f, "The body has "+partOf(fault)+", which is write-only.",
			"no property "+quoted(fault.Property), "a value that is not shown, since it may be secret")...)
	}
	return found
}
