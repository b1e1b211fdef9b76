package base

import (
	"context"
	"strings"

	"github.com/apisteward/steward/internal/verify/call"
)

// maxLost is after how many requests for which other things did not help none
// are looked up any more.
const maxLost = 3

// recover looks whether an answer follows from something else than what the
// request is about: what it names is gone or was changed by another request,
// or what it brings is there already. It reports whether the variation is to
// be sent again. An answer that says nothing of the variation is left with
// nothing to accuse.
func (b *Base) recover(ctx context.Context, v *Variation, x *call.Exchange, attempt int) (again bool, err error) {
	switch {
	case v.Same, strings.HasPrefix(v.Where, "path "): // there is no such thing, on purpose
		return false, nil
	case attempt > 0 && stale(x):
		b.lost++
		if b.undeserved(v, x, attempt) {
			_, err = b.explain(ctx, v, x, attempt)
		}
		return false, err
	case b.undeserved(v, x, attempt):
		again, err = b.explain(ctx, v, x, attempt)
	case attempt > 0:
		return false, nil
	case x.Status == 409 && !b.asked:
		again, err = b.findUnique(ctx)
	}
	if !again && err == nil && attempt == 0 && stale(x) && b.lost < maxLost && named(x.Case) {
		b.rebind, again = true, true
	}
	if again {
		disown(x)
	}
	return again, err
}

// stale reports whether an answer says that what was named is not there, or is
// not as it was.
func stale(x *call.Exchange) bool {
	switch x.Status {
	case 404, 409, 410, 412, 428:
		return true
	}
	return false
}

// named reports whether a request names anything.
func named(c *call.Case) bool {
	for _, a := range c.Arguments {
		if a.In == "path" || a.From != nil {
			return true
		}
	}
	return c.Body != nil && len(c.Body.From) > 0
}

// undeserved reports whether a request was refused that should not have been,
// so that it has to be seen whether its base still is accepted.
func (b *Base) undeserved(v *Variation, x *call.Exchange, attempt int) bool {
	return v.Intent == call.Valid && v.Apply != nil && x.Case.Base != nil && x.Status >= 400 && x.Status < 500 && (attempt > 0 || !stale(x))
}

// explain sends what the variation changes again, with the same names. Where
// that is refused as well, what it brings is there already, or what it names is
// gone: then the variation may be worth another try.
func (b *Base) explain(ctx context.Context, v *Variation, x *call.Exchange, attempt int) (again bool, err error) {
	c := x.Case.Base.Case.Clone()
	c.Phase, c.Base, c.Subject = b.phase, nil, call.Subject{}
	for _, a := range x.Case.Arguments {
		if a.From != nil {
			c.Set(a)
		}
	}
	b.fresh(c)
	b.renew(c, nil)
	control, _, err := b.session.Try(ctx, c)
	if err != nil {
		return false, err
	}
	if control != nil && control.OK() {
		doubtful, err := b.doubtful(ctx, v, x)
		if doubtful {
			disown(x)
		}
		return false, err
	}
	disown(x)
	if attempt == 0 && !b.asked {
		return b.findUnique(ctx)
	}
	return false, nil
}

// disown makes the answer to a request say nothing of what was changed in it.
func disown(x *call.Exchange) {
	x.Case.Known, x.Case.Base = false, nil
}
