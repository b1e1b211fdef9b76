package state

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/mock/answer"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
)

// act does something to a thing: it gives it what the body says, and what the
// name of the operation says it becomes.
func (x *exchange) act() (*answer.Answer, bool) {
	n, is := x.tree.look(x.kind, x.keys)
	if a := x.absent(is); a != nil {
		return a, true
	}
	if is != present || x.kind.schema == nil {
		return nil, false
	}
	if a := x.precondition(n.thing); a != nil {
		return a, true
	}
	d, ok := x.draftOf(x.address(x.req, x.kind, x.keys))
	if !ok {
		return nil, false
	}
	o := d.merged(n.thing.value, d.sent, x.kind.schema, d.asks)
	word := x.req.Operation.Path[strings.LastIndexAny(x.req.Operation.Path, "/:")+1:]
	if !strings.Contains(word, "{") {
		o = d.become(o, word)
	}
	if !x.fitsValue(x.kind.schema, o) {
		o = n.thing.value
	}
	return x.settle(d, n.thing, o, http.StatusOK, http.StatusCreated, http.StatusAccepted), true
}

// become gives members that have a list of words the one that an action leads
// to: "cancelled" after "cancel".
func (d *draft) become(o sample.Object, action string) sample.Object {
	for _, p := range d.form.list {
		for _, n := range property.Resolved(d.doc, p.Node).Enum {
			if _, said := d.sent.Get(p.Name); !said && isPast(n.Text(), action) {
				return o.With(p.Name, n.Text())
			}
		}
	}
	return o
}

// isPast reports whether a word says that an action was done.
func isPast(word, action string) bool {
	stem := strings.TrimSuffix(strings.ToLower(action), "e")
	stem = strings.TrimSuffix(stem, "y")
	rest, ok := strings.CutPrefix(strings.ToLower(word), stem)
	return ok && len(stem) > 2 && slices.Contains([]string{"ed", "d", "led", "ped", "ted", "ned", "ied", "med"}, rest)
}
