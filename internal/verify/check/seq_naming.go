package check

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
)

// naming is how answers name one thing.
type naming struct {
	member    string // that holds the name; "" when it is not known
	parameter string // that the name stands in, in paths
	name      string
}

// namingOf is how a request about one thing names it: by the last parameter of
// its path, which was taken from a member of an earlier answer.
func namingOf(x *call.Exchange) (n naming, ok bool) {
	at := strings.LastIndex(x.Case.Operation.Path, "{")
	if at < 0 {
		return naming{}, false
	}
	name, _, _ := strings.Cut(x.Case.Operation.Path[at+1:], "}")
	a := x.Case.Argument("path", name)
	if a == nil || a.Raw != nil {
		return naming{}, false
	}
	if n.name, ok = resource.Text(sample.Plain(a.Value)); !ok {
		return naming{}, false
	}
	n.parameter = name
	if a.From != nil && a.From.Template == "" && a.From.Header == "" {
		_, last, _ := cutLast(a.From.Pointer)
		n.member = contract.UnescapePointer(last)
	}
	return n, true
}

func cutLast(pointer string) (before, last string, ok bool) {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 {
		return "", pointer, false
	}
	return pointer[:i], pointer[i+1:], true
}

// found is the name of the thing that an answer is about, in the answer itself
// or an object in it.
func (n naming) found(v any) (string, bool) {
	o, isObject := v.(map[string]any)
	if !isObject || n.member == "" {
		return "", false
	}
	if text, ok := resource.Text(o[n.member]); ok {
		return text, true
	}
	for _, inner := range o {
		if child, isObject := inner.(map[string]any); isObject {
			if text, ok := resource.Text(child[n.member]); ok {
				return text, true
			}
		}
	}
	return "", false
}

// shows reports whether an element of a list is the thing. When it is not known
// which member has the name, any may have it; sure asks for one that names
// things for certain.
func (n naming) shows(item any, sure bool) bool {
	o, isObject := item.(map[string]any)
	if !isObject {
		text, ok := resource.Text(item)
		return ok && text == n.name
	}
	if text, ok := resource.Text(o[n.member]); ok {
		return text == n.name
	}
	for member, v := range o {
		text, ok := resource.Text(v)
		if !ok {
			continue
		}
		if strings.HasSuffix(text, "/"+n.name) || text == n.name && (!sure || n.isCalled(member)) {
			return true
		}
	}
	return false
}

// isCalled reports whether a member is called like what names a thing.
func (n naming) isCalled(member string) bool {
	switch strings.ToLower(member) {
	case strings.ToLower(n.parameter), "id", "_id", "uuid", "guid", "key", "slug":
		return true
	}
	return false
}

// isGone reports whether an answer says that there is nothing.
func isGone(x *call.Exchange) bool {
	return x.Status == http.StatusNotFound || x.Status == http.StatusGone
}

// isStored reports whether an answer was kept by a cache between (RFC 9111,
// section 5.1), which may not know yet what has changed.
func isStored(x *call.Exchange) bool {
	age := x.Header.Get("Age")
	return age != "" && age != "0"
}

// isDone reports whether what a request asked for was done, and not only taken
// to be done later.
func isDone(x *call.Exchange) bool { return x.OK() && x.Status != http.StatusAccepted }

// elementShowing is the element of a page that is the thing, or nil; see shows.
func (c *Context) elementShowing(x *call.Exchange, n naming, sure bool) (item any, listed bool) {
	_, items, ok := c.listed(x)
	if !ok {
		return nil, false
	}
	for _, item := range items {
		if n.shows(item, sure) {
			return item, true
		}
	}
	return nil, true
}
