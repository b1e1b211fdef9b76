package stateful

import (
	"context"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/pool"
)

// step is a part of what is done with the things of a resource.
type step func(ctx context.Context) error

// thread is what is done with the things of one resource.
type thread struct {
	*driver
	*resource.Resource                    // without the operations that are not to be verified
	kind               *resource.Resource // with all
	steps              []step             // that are left
	base               *base.Base
	made               int                          // requests to create
	owned              map[string]bool              // names of what was created
	alive              *life                        // the thing that steps work on; nil for none
	gone               *death                       // of the first thing; nil for none that is sure
	first              *call.Exchange               // read of the first thing, as it was created
	lost               bool                         // created things cannot be read, so that nothing else can be said of them
	deaf               map[*contract.Operation]bool // updates of which nothing is kept
	unlisted           bool                         // what is created is not listed
}

// life is one thing, made for this verification and nobody else's.
type life struct {
	*pool.Thing
	first  *call.Exchange // read that found it first, or nil
	read   *call.Exchange // latest that found it, or nil
	update *call.Exchange // latest that was accepted, or nil
	before *call.Exchange // latest by another operation, or nil
}

// next does the next step.
func (t *thread) next(ctx context.Context) (more bool, err error) {
	do := t.steps[0]
	t.steps = t.steps[1:]
	defer t.Progress.Advance()
	if err := do(ctx); err != nil {
		return false, err
	}
	return len(t.steps) > 0, nil
}

// stop leaves out all further steps.
func (t *thread) stop() {
	for range t.steps {
		t.Progress.Advance()
	}
	t.steps = nil
}

// about is a request to an operation on a thing; nil when there is none.
func (t *thread) about(ctx context.Context, op *contract.Operation, l *life, form compose.Form) (*call.Case, error) {
	c := t.Composer.Compose(op, form, t.Random("stateful", op.Name(), string(rune('0'+form))))
	return c, t.name(ctx, c, l)
}

// name makes a request be about a thing.
func (t *thread) name(ctx context.Context, c *call.Case, l *life) error {
	c.Phase = call.Stateful
	l.Bind(t.Composer, c)
	return t.Pool.Complete(ctx, c)
}
