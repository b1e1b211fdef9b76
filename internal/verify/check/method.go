package check

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// methodNotAllowed finds methods that the document does not have for a path
// and that were not refused with 405 and Allow (RFC 9110, section 15.5.6). The
// cause is the path's, whichever operation it was found with. HEAD and OPTIONS
// are answered by many servers of their own accord.
func (c *Context) methodNotAllowed(x *call.Exchange) []failure.Failure {
	op, method := x.Case.Operation, x.Case.SentMethod()
	if x.Status == 0 || method == op.Method || method == http.MethodHead || method == http.MethodOptions || c.hasMethod(x, method) {
		return nil
	}
	f := failure.New("method-not-allowed", x, op.Item)
	f.ID = failure.NewID(op.Path, f.Check, f.Place.Pointer, f.Class)
	switch x.Status {
	case http.StatusMethodNotAllowed:
		if len(x.Header["Allow"]) > 0 {
			return nil
		}
		return one(f, "405 Method Not Allowed came without the header Allow.", "Allow: "+c.allowed(op), "no Allow")
	case http.StatusNotImplemented, http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests:
		return nil
	case http.StatusNotFound, http.StatusGone:
		if !knownPath(x) {
			return nil
		}
	}
	if x.Status < 200 || x.Status/100 == 3 {
		return nil
	}
	return one(f, method+" is not documented for the path, and was answered with "+statusText(x.Status)+".",
		"405 with Allow: "+c.allowed(op), statusText(x.Status))
}

// knownPath reports whether a path was seen to lead to something.
func knownPath(x *call.Exchange) bool {
	base := x.Case.Base
	return !hasPathArguments(x.Case.Operation) || x.Case.Known || base != nil && base.OK()
}

// hasMethod reports whether the document has the method for the path that was
// asked for, be it by another template: /users/{id} beside /users/me.
func (c *Context) hasMethod(x *call.Exchange, method string) bool {
	path := x.Case.Operation.Path
	for _, op := range c.Doc.Operations() {
		same := strings.Count(op.Path, "/") == strings.Count(path, "/") && call.MatchPath(op.Path, x.URL) != nil
		if op.Method == method && (op.Path == path || same) {
			return true
		}
	}
	return false
}

// allowed lists the methods that the document has for a path.
func (c *Context) allowed(op *contract.Operation) string {
	var list []string
	for _, other := range c.Doc.Operations() {
		if other.Path == op.Path {
			list = append(list, other.Method)
		}
	}
	return strings.Join(list, ", ")
}
