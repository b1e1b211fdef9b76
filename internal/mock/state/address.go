package state

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// base is the path of the request, encoded, with the prefix that consumers see.
func (s *State) base(req *intake.Request) string {
	path := req.URL.EscapedPath()
	if s.prefix != "" && !strings.HasPrefix(path, s.prefix+"/") && path != s.prefix {
		return s.prefix + path
	}
	return path
}

// address is where a thing can be read, encoded, with whatever stands before
// the path that the document has.
func (s *State) address(req *intake.Request, k *kind, keys []string) string {
	front := s.base(req)
	for range strings.Count(req.Operation.Path, "/") {
		front = front[:max(strings.LastIndexByte(front, '/'), 0)]
	}
	return front + expand(k.Path, keys)
}

// expand fills the parameters of a path template in, in their order.
func expand(template string, keys []string) string {
	var b strings.Builder
	for _, key := range keys {
		before, rest, open := strings.Cut(template, "{")
		_, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			break
		}
		b.WriteString(before)
		b.WriteString(wire.Escape(key))
		template = after
	}
	b.WriteString(template)
	return b.String()
}

// located tells where a new thing is, where the document has that or the thing
// can be read.
func (x *exchange) located(a *answer.Answer, t *thing) *answer.Answer {
	h := documents(response(x.req.Operation, a.Status), "Location")
	if a.Status/100 != 2 || h == nil && (x.kind.Read == nil || a.Status != http.StatusCreated) {
		return a
	}
	to := x.address(x.req, x.kind, t.keys)
	if h != nil && property.Resolved(x.doc, h.ValueSchema()).Format == "uri" {
		to = origin(x.req.Request) + to
	}
	return withHeader(a, "Location", to)
}

// origin is the scheme and host that a request came to.
func origin(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// belonging gives a thing the names of those that it stands below, in members
// that are called like these.
func (x *exchange) belonging(d *draft, keys []string, o sample.Object) sample.Object {
	for k := x.kind.parent; k != nil; k = k.parent {
		for i, key := range k.Keys {
			if i < len(k.Keys)-k.Own {
				continue
			}
			if p := d.memberNaming(k, key); p != "" {
				if v, ok := x.typed(x.below(x.kind.schema, []string{p}), keys[i]); ok && x.fitsValue(x.below(x.kind.schema, []string{p}), v) {
					o = o.With(p, v)
				}
			}
		}
	}
	return o
}

// memberNaming is the member of a thing that has a key of what it stands below,
// unless the consumer said something of it, or "".
func (d *draft) memberNaming(k *kind, key string) string {
	wanted := []string{property.Letters(key), k.Name + property.Letters(key), k.Name + "id"}
	if key == "id" {
		wanted = wanted[1:]
	}
	for _, p := range d.form.list {
		_, said := d.sent.Get(p.Name)
		own := slices.ContainsFunc(d.kind.names, func(at []string) bool { return len(at) == 1 && at[0] == p.Name })
		if !said && !own && slices.Contains(wanted, property.Letters(p.Name)) {
			return p.Name
		}
	}
	return ""
}

// pointerOf is a place as a JSON pointer.
func pointerOf(place []string) string {
	var b strings.Builder
	b.WriteByte('#')
	for _, key := range place {
		b.WriteByte('/')
		b.WriteString(contract.EscapePointer(key))
	}
	return b.String()
}
