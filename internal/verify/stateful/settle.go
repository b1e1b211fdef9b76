package stateful

import (
	"context"
	"time"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// waits are how long an API is given, before it is accused, to show what it
// answered before: about one and a half seconds together.
func waits() []time.Duration {
	return []time.Duration{
		25 * time.Millisecond, 50 * time.Millisecond, 100 * time.Millisecond, 200 * time.Millisecond,
		400 * time.Millisecond, 800 * time.Millisecond,
	}
}

// settle sends a request, as often as it takes until a check finds nothing in
// the steps that are given with the answer as the last one. It returns the last
// answer, nil when the request cannot be sent, and what the check finds in the
// end, which is kept. An answer that it finds nothing in is judged by itself.
func (d *driver) settle(ctx context.Context, check string, c *call.Case, steps ...*call.Exchange) (x *call.Exchange, found []failure.Failure, err error) {
	var q call.Sequence
	never, err := d.insist(ctx, func() (bool, error) {
		if x, err = d.Send(ctx, c.Clone()); x == nil || err != nil {
			return true, err
		}
		q = call.Sequence{Check: check, Steps: append(append([]*call.Exchange(nil), steps...), x)}
		return len(d.Check.Sequence(q)) == 0, nil
	})
	switch {
	case x == nil || err != nil:
		return nil, nil, err
	case never:
		return x, d.Judge(q), nil
	}
	if c.Target == "" { // else it may be something else than the operation's
		d.Examine(x)
	}
	return x, nil, nil
}

// insist asks again, with growing waits, while an API does not show what is
// right. It reports whether it never did.
func (d *driver) insist(ctx context.Context, right func() (bool, error)) (never bool, err error) {
	for _, wait := range append(waits(), 0) {
		if ok, err := right(); ok || err != nil {
			return false, err
		}
		if wait == 0 {
			break
		}
		if err := d.Sender.Settings().Sleep(ctx, wait); err != nil {
			return false, err
		}
	}
	return true, nil
}
