// Package reading asks an API for what its document promises of reading and
// of conditions: pages, filters, orders, entity tags, HEAD. It runs alone,
// since whatever changes lists would disturb it.
package reading

import (
	"context"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/paging"
	"github.com/apisteward/steward/internal/verify/session"
)

// Run asks everything. An error ends the verification, or the budget is used
// up.
func Run(ctx context.Context, s *session.Session) error {
	r := &reader{s}
	for _, op := range s.Operations {
		for _, ask := range []func(context.Context, *contract.Operation) error{r.list, r.tags, r.writes, r.heads} {
			if err := ask(ctx, op); err != nil {
				return err
			}
		}
	}
	return nil
}

type reader struct{ *session.Session }

// base is a request to an operation that was accepted, or nil.
func (r *reader) base(ctx context.Context, op *contract.Operation) (*call.Exchange, error) {
	c := r.Composer.Compose(op, compose.Minimal, nil)
	c.Phase = call.Stateful
	if _, err := r.Pool.Bind(ctx, c); err != nil {
		return nil, err
	}
	return r.accepted(ctx, c)
}

// accepted sends a request and returns the exchange if it succeeded.
func (r *reader) accepted(ctx context.Context, c *call.Case) (*call.Exchange, error) {
	x, _, err := r.Try(ctx, c)
	if err != nil || x == nil || !x.OK() {
		return nil, err
	}
	return x, nil
}

// list asks an operation that lists.
func (r *reader) list(ctx context.Context, op *contract.Operation) error {
	known, ok := paging.Of(r.Doc, op)
	if !ok {
		return nil
	}
	l := &lister{reader: r, List: known, size: large}
	x, err := r.base(ctx, op)
	if err != nil || x == nil {
		return err
	}
	l.start = x.Case
	if err := l.widen(ctx, x); err != nil {
		return err
	}
	if err := l.fill(ctx); err != nil {
		return err
	}
	if bad, err := l.pages(ctx); bad || err != nil {
		return err // filters and orders are asked for page by page
	}
	if err := l.filters(ctx); err != nil {
		return err
	}
	return l.orders(ctx)
}
