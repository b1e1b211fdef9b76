package check

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// securityNotEnforced finds successes for requests without the credentials
// that the operation needs. Whether a thing may be seen by other consumers
// stands in no document: that they get it is a failure only where the
// operation says that it forbids some.
func (c *Context) securityNotEnforced(x *call.Exchange) []failure.Failure {
	op, access := x.Case.Operation, x.Case.Access
	if access == call.Granted || call.Open(op) || !x.OK() || !sound(x) {
		return nil
	}
	f := failure.New("security-not-enforced", x, c.securityOf(op))
	if x.Case.Subject.Soft || access == call.Other && !exactly(op, 403) {
		f = warning(f)
	}
	return one(f, "A request "+withCredentials(access)+" was answered with success.", "401 or 403; the operation needs "+needs(op), statusText(x.Status))
}

// sound reports whether a request lacks nothing but credentials.
func sound(x *call.Exchange) bool {
	return x.Case.Intent == call.Valid || x.Case.Base != nil && x.Case.Base.OK()
}

func withCredentials(a call.Access) string {
	switch a {
	case call.Anonymous:
		return "without credentials"
	case call.Foreign:
		return "with credentials of a scheme that the operation does not take"
	case call.Other:
		return "with the credentials of another consumer"
	}
	return "with wrong credentials"
}

// securityOf is where the document asks for credentials.
func (c *Context) securityOf(op *contract.Operation) *contract.Node {
	return firstOf(op.Node.Get("security"), c.Doc.Root.Get("security"), op.Node)
}

// needs lists the ways in: "bearer, or apiKey and user".
func needs(op *contract.Operation) string {
	var ways []string
	for _, way := range op.Security {
		var names []string
		for _, use := range way.Schemes {
			names = append(names, use.Name)
		}
		ways = append(ways, strings.Join(names, " and "))
	}
	return strings.Join(ways, ", or ")
}
