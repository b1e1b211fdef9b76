package state

import (
	"net/http"
	"strconv"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/mock/intake"
	"github.com/apisteward/steward/internal/resource"
)

// exchange is one request about things of a kind.
type exchange struct {
	*State
	req  *intake.Request
	kind *kind
	keys []string // that the path has, of the kind and its parents; fewer where it ends above
}

// readKeys reads the names in the path; it is false when one is missing or is
// no name.
func (x *exchange) readKeys() bool {
	for _, p := range resource.PathParameters(x.req.Operation) {
		if len(x.keys) == len(x.kind.Keys) {
			break
		}
		v, ok := x.req.Argument("path", p.Name)
		if !ok {
			return false
		}
		text, ok := keyText(v)
		if !ok {
			return false
		}
		x.keys = append(x.keys, text)
	}
	return true
}

// keyText is a value as a name in a path.
func keyText(v any) (string, bool) {
	if b, ok := v.(bool); ok {
		return strconv.FormatBool(b), true
	}
	return resource.Text(v)
}

// above are the keys of a thing's parent that the path has; ok is false where
// it has too few of them.
func (x *exchange) above() (keys []string, ok bool) {
	if x.kind.parent == nil {
		return nil, true
	}
	n := len(x.kind.parent.Keys)
	if n > len(x.keys) {
		return nil, false
	}
	return x.keys[:n], true
}

// absent is the answer about something that is not there, or nil when it is.
func (x *exchange) absent(is presence) *answer.Answer {
	if is >= assumed {
		return nil
	}
	if is == gone && x.req.Operation.Documents("410") {
		return x.refuse(x.req, http.StatusGone, fault.New(fault.NotFound, "It was there, and is deleted."))
	}
	return x.refuse(x.req, http.StatusNotFound, fault.New(fault.NotFound, "This mock has no such thing; what was created since it started is there until it is deleted."))
}

// read answers a request that changes nothing.
func (x *exchange) read(do task) (*answer.Answer, bool) {
	switch do {
	case list:
		return x.list()
	case show:
		return x.show()
	}
	x.mu.RLock()
	_, is := x.tree.look(x.kind, x.keys)
	x.mu.RUnlock()
	a := x.absent(is)
	return a, a != nil
}

// show answers with one thing.
func (x *exchange) show() (*answer.Answer, bool) {
	x.mu.RLock()
	at, is := x.tree.look(x.kind, x.keys)
	var t *thing
	if is == present {
		t = at.thing
	}
	x.mu.RUnlock()
	if a := x.absent(is); a != nil {
		return a, true
	}
	if t == nil {
		return nil, false
	}
	return x.answers.UnlessKnown(x.req, x.likeRead(x.answer(t, status(x.req.Operation, http.StatusOK)), t)), true
}

// likeRead gives the answer of a HEAD that the document has by itself the body
// that reading would have: its length is told (RFC 9110, section 9.3.2).
func (x *exchange) likeRead(a *answer.Answer, t *thing) *answer.Answer {
	if x.req.Operation.Method != http.MethodHead || x.kind.Read == nil || a.Status != http.StatusOK || a.Body != nil {
		return a
	}
	req := *x.req
	req.Operation = x.kind.Read
	read := (&exchange{State: x.State, req: &req, kind: x.kind, keys: x.keys}).answer(t, status(x.kind.Read, http.StatusOK))
	if read.Status != http.StatusOK {
		return a
	}
	a = withHeader(a, "Content-Type", read.Header.Get("Content-Type"))
	a.Body = read.Body
	return a
}

// list answers with several things.
func (x *exchange) list() (*answer.Answer, bool) {
	keys, below := x.above()
	x.mu.RLock()
	var things []entry
	is := present
	if below {
		var at *node
		if at, is = x.tree.look(x.kind.parent, keys); at != nil {
			things = at.below[x.kind].entries(nil)
		}
	} else {
		things = everywhere(x.tree.root, x.kind, nil)
	}
	x.mu.RUnlock()
	if a := x.absent(is); a != nil {
		return a, true
	}
	if len(things) == 0 && !x.kind.kept {
		return nil, false
	}
	a, handled := x.State.list(x.req, things)
	if !handled {
		return nil, false
	}
	return x.answers.UnlessKnown(x.req, x.tagged(a, tagOf(a))), true
}

// everywhere are the things of a kind below all parents, appended to list.
func everywhere(n *node, k *kind, list []entry) []entry {
	list = n.below[k].entries(list)
	for up := k.parent; up != nil; up = up.parent {
		if b := n.below[up]; b != nil {
			for _, inner := range b.order {
				list = everywhere(inner, k, list)
			}
		}
	}
	return list
}

// answer shows a thing as an operation answers it with a status.
func (x *exchange) answer(t *thing, status int) *answer.Answer {
	return x.tagged(x.with(status, x.body(t, status)), t.tag)
}

// body is the value of the body of an answer that shows a thing; nil for none.
func (x *exchange) body(t *thing, status int) any {
	r := response(x.req.Operation, status)
	if r == nil || len(r.Content) == 0 {
		return nil
	}
	sh := x.shapeOf(x.kind, x.req.Operation, status)
	if sh.thing == nil {
		v, _ := x.answers.Value(x.req, status)
		return v
	}
	value := x.view(t, sh.thing)
	if len(sh.at) == 0 {
		return value
	}
	around, _ := x.answers.Value(x.req, status)
	return changed(around, sh.at, value)
}

// with is an answer with a body, or the refusal to give one.
func (x *exchange) with(status int, v any) *answer.Answer {
	a, refusal := x.answers.With(x.req, status, v)
	if refusal != nil {
		return x.refuse(x.req, refusal.Status, refusal.Fault)
	}
	return a
}
