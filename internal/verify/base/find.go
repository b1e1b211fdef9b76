package base

import (
	"context"
	"strconv"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// maxRandom is how many requests of random form are tried where neither the
// least nor the most is accepted.
const maxRandom = 5

// Find finds a request that is accepted, where none is known: with what is
// required, with everything, or with something in between. Whatever it sends
// is judged.
func (b *Base) Find(ctx context.Context) error {
	for i := range 2 + maxRandom {
		if b.Accepted != nil {
			return nil
		}
		more, err := b.attempt(ctx, i)
		if !more || err != nil {
			return err
		}
	}
	return nil
}

// attempt makes and sends the n-th request. It reports whether another is worth
// a try.
func (b *Base) attempt(ctx context.Context, n int) (more bool, err error) {
	c := b.form(n)
	if b.model != nil && compose.Pieces(c) == compose.Pieces(b.model) && n == 1 {
		return true, nil
	}
	x, err := b.try(ctx, c)
	switch {
	case x == nil || err != nil:
		return false, err
	case x.Status == 409 && !b.asked && b.Accepted == nil:
		found, err := b.findUnique(ctx)
		return !found, err
	}
	return !x.OK() && worthMore(x), nil
}

// form is the n-th request that is tried.
func (b *Base) form(n int) *call.Case {
	form := compose.Random
	switch n {
	case 0:
		form = compose.Minimal
	case 1:
		form = compose.Full
	}
	random := b.session.Random("base", b.Operation.Name(), strconv.Itoa(n))
	c := b.session.Composer.Compose(b.Operation, form, random)
	if b.media != nil {
		c.Body = b.session.Composer.Payload(b.media, form, random)
		c.Intent = b.session.Composer.Intent(c)
	}
	return c
}

// try sends a request that follows the document, and keeps it if it is the
// first that is accepted.
func (b *Base) try(ctx context.Context, c *call.Case) (*call.Exchange, error) {
	c.Phase = b.phase
	if _, err := b.session.Pool.Bind(ctx, c); err != nil {
		return nil, err
	}
	if b.model == nil {
		b.model = c.Clone()
	}
	b.renew(c, nil)
	x, _, err := b.session.Try(ctx, c)
	if x == nil || err != nil {
		return nil, err
	}
	b.keep(x)
	return x, nil
}

// keep keeps the first request that is accepted.
func (b *Base) keep(x *call.Exchange) {
	if b.Accepted == nil && x.OK() && x.Case.Intent == call.Valid {
		b.Accepted = x
	}
}

// worthMore reports whether an answer leaves it open that a request of another
// form is accepted.
func worthMore(x *call.Exchange) bool {
	switch x.Status {
	case 0, 401, 403, 404, 405, 410, 429:
		return false
	}
	return true
}
