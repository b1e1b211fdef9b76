// Package base knows, of each operation, a request that the API accepts, and
// sends others that differ from it in one place. Whatever such a request is
// answered then follows from that place.
package base

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/pool"
	"github.com/apisteward/steward/internal/verify/session"
)

// Base is what is known of the requests that an operation accepts. It is for
// one goroutine at a time.
type Base struct {
	Operation *contract.Operation
	Accepted  *call.Exchange // with few arguments and members; nil while none is known

	session *session.Session
	phase   call.Phase
	media   *contract.Media // of the body; nil for whichever comes first
	model   *call.Case      // what requests are made from while none was accepted
	spare   *call.Case      // names things that are not used up yet
	unique  [][]string      // places in the body that need a new value in each request
	asked   bool            // it was tried which those are
	guessed bool            // it was tried whether the members named like them may be changed
	certain bool            // they may not, so that nothing is guessed
	made    int             // new values that were made
	rebind  bool            // what requests name is looked up anew
	lost    int             // times when that did not help
}

// New returns what is known of an operation from the requests that were sent
// so far. Requests are counted to a phase.
func New(s *session.Session, op *contract.Operation, phase call.Phase) *Base {
	b := &Base{Operation: op, session: s, phase: phase, rebind: consumes(op)}
	b.Accepted, _ = s.Tally.Bases(op)
	b.made = s.Random("renew", op.Name()).IntN(1_000_000) + 1000*s.Tally.Of(op).Requests // behind what others made
	return b
}

// NewAs is New for bodies of one of the media types that the operation takes.
func NewAs(s *session.Session, op *contract.Operation, phase call.Phase, media *contract.Media) *Base {
	b := New(s, op, phase)
	b.media, b.made = media, b.made+1_000_000
	if b.Accepted != nil && (b.Accepted.Case.Body == nil || b.Accepted.Case.Body.Media != media) {
		b.Accepted = nil
	}
	return b
}

// consumes reports whether an operation uses up what a request names: the
// thing itself, or its entity tag.
func consumes(op *contract.Operation) bool {
	if op.Method == "DELETE" {
		return true
	}
	for _, p := range op.Parameters {
		if p.In == "header" && (p.Name == "If-Match" || p.Name == "If-Unmodified-Since") {
			return true
		}
	}
	return false
}

// Variation is a change of one place of a request.
type Variation struct {
	call.Subject
	Intent call.Intent
	Keys   []string // keys and indexes of what is changed in the body; nil for any other place
	Place  []string // keys and indexes of what it is about, at Keys or within
	// Apply changes the place; it reports false for a request that does not
	// have it. It is nil for no change.
	Apply func(c *call.Case) bool
	// Opaque says that more than the document decides about the value: that it
	// is refused says nothing.
	Opaque bool
	// Adds says that what is put in the body may name things, which then are
	// given names that exist; what stands at Place stays as it is.
	Adds bool
	// Same sends the base once more with the names that it had, even if it
	// used them up.
	Same bool
	// Above is another variation that this one changes further, in the place
	// that it is about; nil where it changes the base.
	Above *Variation

	accepted *call.Exchange
}

// Model is the request that variations change; nil when none can be made.
func (b *Base) Model() *call.Case {
	if b.Accepted != nil {
		return b.Accepted.Case
	}
	return b.model
}

// Make makes the request of a variation; nil when it does not apply.
func (b *Base) Make(ctx context.Context, v *Variation) (*call.Case, error) {
	c, err := b.copy(ctx, v.Same)
	if c == nil || err != nil {
		return nil, err
	}
	c.Subject, c.Intent = v.Subject, v.Intent
	switch {
	case v.Opaque, v.Apply == nil:
		c.Base = nil
	case v.Above != nil:
		c.Base = v.Above.accepted
	}
	b.renew(c, v.Keys)
	if v.Apply != nil && !v.Apply(c) {
		return nil, nil
	}
	if v.Adds {
		return c, b.complete(ctx, c, v.Place)
	}
	return c, nil
}

// complete names things that exist in a body, but for one place.
func (b *Base) complete(ctx context.Context, c *call.Case, except []string) error {
	before, there := compose.At(c.Body.Value, except)
	if err := b.session.Pool.Complete(ctx, c); err != nil {
		return err
	}
	if after, _ := compose.At(c.Body.Value, except); !there || sample.Same(before, after) {
		return nil
	}
	c.Body.Value, _ = compose.With(c.Body.Value, except, before)
	pointer := compose.Pointer(except)
	c.Body.From = slices.DeleteFunc(c.Body.From, func(m call.BoundMember) bool { return m.Pointer == pointer })
	return nil
}

// copy is the request that is changed, with names of things that exist.
func (b *Base) copy(ctx context.Context, same bool) (*call.Case, error) {
	model := b.Model()
	if model == nil {
		return nil, nil
	}
	rebind := b.rebind && !same
	if rebind && b.spare != nil {
		model = b.spare
	}
	c := model.Clone()
	c.Phase, c.Status, c.Base = b.phase, "", b.Accepted
	if rebind && b.spare == nil {
		release(c)
		if _, err := b.session.Pool.Bind(ctx, c); err != nil {
			return nil, err
		}
		b.spare = c.Clone()
	}
	b.fresh(c)
	return c, nil
}

// fresh gives a request another key where one tells repeated requests from
// others.
func (b *Base) fresh(c *call.Case) {
	b.made++
	pool.Refresh(b.session.Composer, c, b.session.Random("fresh", b.Operation.Name(), strconv.Itoa(b.made)))
}

// release forgets where names came from, so that others may be put in.
func release(c *call.Case) {
	for i := range c.Arguments {
		c.Arguments[i].From = nil
	}
	if c.Body != nil {
		c.Body.From = nil
	}
}

// Send sends a variation and judges the answer. fresh are the failures whose
// causes were not known before. Both are nil for a variation that does not
// apply or cannot be sent. Errors are those of Session.Try.
func (b *Base) Send(ctx context.Context, v *Variation) (x *call.Exchange, fresh []failure.Failure, err error) {
	if err := b.guess(ctx); err != nil {
		return nil, nil, err
	}
	for attempt := 0; ; attempt++ {
		x, again, err := b.send(ctx, v, attempt)
		if x == nil || err != nil {
			return nil, nil, err
		}
		_, fresh := b.session.Examine(x)
		if x.OK() {
			b.note(v, x)
		}
		if !again {
			return x, fresh, nil
		}
	}
}

// Used notes what an answer to a request of Make means for the things that it
// named: a refusal leaves them as they were.
func (b *Base) Used(x *call.Exchange) {
	if x.Status < 400 || x.Status >= 500 || stale(x) {
		b.spare = nil
	}
}

// send sends a variation once, and reports whether to send it again since the
// answer says nothing of it.
func (b *Base) send(ctx context.Context, v *Variation, attempt int) (x *call.Exchange, again bool, err error) {
	c, err := b.Make(ctx, v)
	if c == nil || err != nil {
		return nil, false, err
	}
	x, err = b.session.Send(ctx, c)
	if x == nil || err != nil {
		return nil, false, err
	}
	b.Used(x)
	again, err = b.recover(ctx, v, x, attempt)
	return x, again, err
}

// note keeps what an accepted request means for others.
func (b *Base) note(v *Variation, x *call.Exchange) {
	if v.Intent == call.Valid {
		v.accepted = x
		return
	}
	if v.Intent != call.Invalid || len(v.Place) == 0 || x.Case.Body == nil || x.Case.Body.Raw != nil {
		return
	}
	value, there := compose.At(x.Case.Body.Value, v.Place)
	member := v.Place[len(v.Place)-1]
	if strings.Trim(member, "0123456789") == "" {
		member = "*" // an element
	}
	b.session.Smuggle(member, value, !there)
}

// Refresh gives a request that was sent before names of things that were not
// used up, and new values where they have to be new.
func (b *Base) Refresh(ctx context.Context, c *call.Case) error {
	if b.rebind && !strings.HasPrefix(c.Subject.Where, "path ") {
		release(c)
		if _, err := b.session.Pool.Bind(ctx, c); err != nil {
			return err
		}
	}
	b.fresh(c)
	if c.Intent != call.Invalid {
		b.renew(c, nil)
	}
	return nil
}
