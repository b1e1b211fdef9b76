package stateful

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/pool"
)

// begin creates a thing and reads it.
func (t *thread) begin(ctx context.Context) error {
	l, err := t.create(ctx, nil)
	if err != nil {
		return err
	}
	if l == nil {
		t.stop()
		return nil
	}
	if err := t.look(ctx, l); err != nil || t.lost {
		t.stop()
		return err
	}
	t.alive, t.first = l, l.read
	return t.located(ctx, l)
}

// create creates a thing as a variation of a request that was accepted; nil
// stands for that request. It returns nil when that is refused, or when the
// answer does not say what was created.
func (t *thread) create(ctx context.Context, v *base.Variation) (*life, error) {
	if t.Create == nil {
		if v != nil {
			return nil, nil
		}
		thing, err := t.Pool.Make(ctx, t.kind, call.Stateful)
		if thing == nil || err != nil {
			return nil, err
		}
		return &life{Thing: thing}, nil
	}
	if t.base == nil {
		t.base = base.New(t.Session, t.Create, call.Stateful)
		x := t.base.Accepted
		if err := t.base.Find(ctx); err != nil || t.base.Accepted == nil {
			return nil, err
		}
		if x == nil && v == nil {
			return t.own(t.base.Accepted), nil
		}
	}
	if t.base.Accepted == nil {
		return nil, nil
	}
	if v == nil {
		v = &base.Variation{Intent: t.base.Accepted.Case.Intent}
	}
	v.Opaque = true
	v.Apply = t.anew(v.Apply)
	x, _, err := t.base.Send(ctx, v)
	if err != nil || x == nil {
		return nil, err
	}
	return t.own(x), nil
}

// anew makes what applies a variation make a request that creates for sure: one
// without options, which was not sent before.
func (t *thread) anew(apply func(*call.Case) bool) func(*call.Case) bool {
	return func(c *call.Case) bool {
		t.made++
		pool.Plain(c)
		pool.Refresh(t.Composer, c, t.Random("anew", c.Operation.Name(), strconv.Itoa(t.made)))
		return apply == nil || apply(c)
	}
}

// own takes what an exchange created for this verification alone.
func (t *thread) own(x *call.Exchange) *life {
	thing := t.Pool.Created(t.kind, x)
	if thing == nil || x.Status == http.StatusAccepted || t.owned[thing.Name()] {
		return nil
	}
	t.owned[thing.Name()] = true
	t.Pool.Reserve(thing)
	return &life{Thing: thing}
}

// look reads a thing for the first time. Where its name is not beyond doubt
// nobody is accused: then the name may be wrong.
func (t *thread) look(ctx context.Context, l *life) error {
	if t.Read == nil {
		return nil
	}
	c, err := t.about(ctx, t.Read, l, compose.Minimal)
	if err != nil {
		return err
	}
	if doubtful, err := t.isDoubtful(ctx, l, c); doubtful || err != nil {
		return err
	}
	x, found, err := t.settle(ctx, "created-not-readable", c, l.Made)
	if err != nil {
		return err
	}
	t.lost = t.lost || len(found) > 0
	if x != nil && x.OK() {
		l.first, l.read = x, x
	}
	return nil
}

// isDoubtful reports whether a thing cannot be read since its name was taken
// from the wrong place. Where Location has another name that is right, it is
// taken instead.
func (t *thread) isDoubtful(ctx context.Context, l *life, c *call.Case) (bool, error) {
	other := t.Pool.Located(t.kind, l.Made)
	if other != nil && other.Name() == l.Name() {
		other = nil
	}
	if other == nil && !l.Guessed {
		return false, nil
	}
	x, err := t.Send(ctx, c)
	if err != nil || x == nil || x.OK() {
		return false, err
	}
	if other == nil {
		return true, nil
	}
	read, err := t.about(ctx, t.Read, &life{Thing: other}, compose.Minimal)
	if err != nil {
		return false, err
	}
	if x, err = t.Send(ctx, read); err != nil || x == nil || !x.OK() {
		return l.Guessed, err
	}
	t.Pool.Reserve(other)
	l.Thing = other
	*c = *read
	return false, nil
}

// located follows the Location of what was created, unless it is the address
// that was read already.
func (t *thread) located(ctx context.Context, l *life) error {
	at := l.Made.Header.Get("Location")
	if at == "" || l.Made.Status != 201 || l.read == nil {
		return nil
	}
	from, err := url.Parse(l.Made.URL)
	if err != nil {
		return nil
	}
	to, err := from.Parse(at)
	if err != nil || !call.SameHost(from, to) || to.String() == l.read.URL {
		return nil
	}
	c, err := t.about(ctx, t.Read, l, compose.Minimal)
	if err != nil {
		return err
	}
	c.Target, c.TargetFrom = to.String(), &call.Binding{Exchange: l.Made, Header: "Location"}
	_, _, err = t.settle(ctx, "wrong-location", c, l.Made, l.read)
	return err
}
