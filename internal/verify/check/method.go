package check

import (
	"net/http"
	"net/url"
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
	u, err := url.Parse(x.URL)
	if err != nil {
		return true
	}
	path := strings.Split(u.EscapedPath(), "/")
	for _, op := range c.Doc.Operations() {
		if op.Method == method && (op.Path == x.Case.Operation.Path || leadsTo(op.Path, path)) {
			return true
		}
	}
	return false
}

// leadsTo reports whether the end of a path fits a template.
func leadsTo(template string, path []string) bool {
	parts := strings.Split(strings.TrimPrefix(template, "/"), "/")
	if len(parts) > len(path) {
		return false
	}
	path = path[len(path)-len(parts):]
	for i, part := range parts {
		if part != path[i] && !strings.Contains(part, "{") {
			return false
		}
	}
	return true
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
