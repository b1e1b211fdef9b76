package fuzzing

import (
	"context"
	"math/rand/v2"

	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// maxNarrowed bounds the refusals of one operation that are looked into.
const maxNarrowed = 4

// valid sends a request that follows the document. Names of things stay as in
// the base. When it is refused, what in it is refused is looked for.
func (l *line) valid(ctx context.Context, random *rand.Rand) error {
	made := l.session.Composer.Compose(l.base.Operation, compose.Random, random)
	c, err := l.base.Make(ctx, &base.Variation{
		Subject: call.Subject{Where: "request", Text: "made up by the seed"}, Opaque: true,
		Apply: func(c *call.Case) bool { replace(c, made); return true },
	})
	if c == nil || err != nil {
		return err
	}
	if err := l.session.Pool.Complete(ctx, c); err != nil {
		return err
	}
	c.Intent = l.session.Composer.Intent(c)
	x, _, err := l.session.Try(ctx, c)
	if x == nil || err != nil {
		return err
	}
	l.base.Used(x)
	refused := x.Status == 400 || x.Status == 422
	if !refused || c.Intent != call.Valid || l.base.Accepted == nil || l.narrowed == maxNarrowed {
		return nil
	}
	l.narrowed++
	return l.base.Narrow(ctx, x)
}

// replace gives a request what another holds, names of things excepted.
func replace(c, made *call.Case) {
	var kept []call.Argument
	for _, a := range c.Arguments {
		if a.In == "path" || a.From != nil {
			kept = append(kept, a)
		}
	}
	c.Arguments = kept
	for _, a := range made.Arguments {
		if c.Argument(a.In, a.Name) == nil {
			c.Set(a)
		}
	}
	c.Body = made.Clone().Body
}
