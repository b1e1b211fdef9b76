package check

import (
	"net/http"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// createdNotReadable judges a creation, and reads of what it created, of which
// the last counts: those before were made too early perhaps.
func createdNotReadable(_ *Context, q call.Sequence) []failure.Failure {
	create, read := q.Steps[0], q.Last()
	if len(q.Steps) < 2 || !isDone(create) {
		return nil
	}
	switch read.Status {
	case http.StatusNotFound, http.StatusGone, http.StatusBadRequest, http.StatusUnprocessableEntity:
	default:
		return nil
	}
	f := failure.New(q.Check, create, create.Case.Operation.Node)
	return one(f, "What was created cannot be read with "+read.Case.Operation.Name()+".",
		statusText(http.StatusOK)+" for what "+create.Case.Operation.Name()+" answered with "+statusText(create.Status), statusText(read.Status))
}

// createdNotListed judges a creation, a read of what it created unless that
// cannot be read, and all pages of the list that it belongs to.
func createdNotListed(c *Context, q call.Sequence) []failure.Failure {
	create := q.Steps[0]
	if len(q.Steps) < 2 || !isDone(create) {
		return nil
	}
	n, pages := naming{}, q.Steps[1:]
	if read, ok := namingOf(pages[0]); ok && pages[0].Case.Operation.Path != q.Last().Case.Operation.Path {
		if !pages[0].OK() {
			return nil
		}
		n, pages = read, pages[1:]
	} else if n, ok = guessedNaming(create); !ok {
		return nil
	}
	for _, page := range pages {
		item, listed := c.elementShowing(page, n, false)
		if !listed || item != nil || isStored(page) {
			return nil
		}
	}
	if len(pages) == 0 {
		return nil
	}
	f := failure.New(q.Check, q.Last(), q.Last().Case.Operation.Node)
	return one(f, "What was created with "+create.Case.Operation.Name()+" is not listed.",
		"the created "+short(n.name)+" on one of the pages", "all pages without it")
}

// guessedNaming is how a creation names what it created, where nothing was
// asked about it since.
func guessedNaming(create *call.Exchange) (naming, bool) {
	v, _ := create.Value()
	for _, member := range []string{"id", "uuid", "key", "slug", "name"} {
		n := naming{member: member}
		if name, ok := n.found(v); ok {
			return naming{member: member, name: name}, true
		}
	}
	return naming{}, false
}

// wrongLocation judges a creation, a read of what it created, and reads of where
// its Location leads to, of which the last counts (RFC 9110, section 10.2.2).
func wrongLocation(_ *Context, q call.Sequence) []failure.Failure {
	create, located := q.Steps[0], q.Last()
	if len(q.Steps) < 3 || !isDone(create) || !q.Steps[1].OK() {
		return nil
	}
	f := failure.New(q.Check, create, locationOf(create))
	at := short(create.Header.Get("Location"))
	switch {
	case isGone(located), located.Status == http.StatusBadRequest:
		return one(f, "Location leads nowhere.", "the address of what was created", at+", which is answered with "+statusText(located.Status))
	case !located.OK():
		return nil
	}
	n, ok := namingOf(q.Steps[1])
	if !ok {
		return nil
	}
	read, _ := q.Steps[1].Value()
	other, _ := located.Value()
	right, ok1 := n.found(read)
	wrong, ok2 := n.found(other)
	if !ok1 || !ok2 || right == wrong {
		return nil
	}
	return one(f, "Location leads to something else than what was created.", "the address of "+short(right), at+", which is the address of "+short(wrong))
}

// locationOf is where the document promises Location, or the operation.
func locationOf(x *call.Exchange) *contract.Node {
	if r := x.Response(); r != nil {
		for _, h := range r.Headers {
			if http.CanonicalHeaderKey(h.Name) == "Location" {
				return h.Node
			}
		}
	}
	return x.Case.Operation.Node
}
