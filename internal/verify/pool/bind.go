package pool

import (
	"context"
	"slices"

	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/call"
)

// binding is what is being bound.
type binding struct {
	phase  call.Phase
	within []*resource.Resource // whose things are being created, outermost first
}

func (b *binding) has(r *resource.Resource) bool {
	return slices.Contains(b.within, r) || len(b.within) == maxNested
}

// Bind gives the arguments and members of a case that name other things the
// names of things that exist, creating them where there are none, and records
// where the names came from. Of a case that destroys what it names, that is a
// thing that nobody else uses. It comes before a case is made different on
// purpose: only arguments that were taken from an answer, are encoded by hand
// or are known from the user stay as they are.
//
// known reports whether whatever the case names is known to exist; c.Known is
// set to it. The error is that of Try.
func (p *Pool) Bind(ctx context.Context, c *call.Case) (known bool, err error) {
	known, err = p.bind(ctx, c, binding{phase: c.Phase})
	c.Known = known && err == nil
	return c.Known, err
}

// Complete is Bind for a case whose path names what it is about already. An
// entity tag from an earlier answer is looked up anew.
func (p *Pool) Complete(ctx context.Context, c *call.Case) error {
	if param := call.HeaderParameter(c.Operation, "If-Match"); param != nil {
		if a := c.Argument("header", param.Name); a != nil && a.From != nil {
			c.Unset("header", param.Name)
		}
	}
	if _, err := p.bindReferences(ctx, c, binding{phase: c.Phase}); err != nil {
		return err
	}
	return p.bindCondition(ctx, c)
}

func (p *Pool) bind(ctx context.Context, c *call.Case, b binding) (bool, error) {
	known, err := p.bindPath(ctx, c, b)
	if err != nil {
		return false, err
	}
	named, err := p.bindReferences(ctx, c, b)
	if err != nil {
		return false, err
	}
	return known && named, p.bindCondition(ctx, c)
}

// bindPath names a thing in the path of a case.
func (p *Pool) bindPath(ctx context.Context, c *call.Case, b binding) (known bool, err error) {
	r := p.graph.Of(c.Operation)
	if r == nil || c.Target != "" {
		return true, nil
	}
	want, given := p.given(r, c)
	if given {
		return true, nil
	}
	creating := r.Upsert && c.Operation == r.Creator() && b.creates(r)
	if creating {
		return p.bindParent(ctx, c, r, want, b)
	}
	t, err := p.thing(ctx, r, want, p.fate(r, c), b)
	switch {
	case err != nil:
		return false, err
	case t == nil:
		_, err := p.bindParent(ctx, c, r, want, b)
		return false, err
	}
	t.Bind(p.composer, c)
	return p.isSure(t), nil
}

// creates reports whether things of a resource are what is being created.
func (b *binding) creates(r *resource.Resource) bool {
	return len(b.within) > 0 && b.within[len(b.within)-1] == r
}

// bindParent names a thing that a new one is to stand below.
func (p *Pool) bindParent(ctx context.Context, c *call.Case, r *resource.Resource, want []Key, b binding) (bool, error) {
	if r.Parent == nil {
		return true, nil
	}
	t, err := p.thing(ctx, r.Parent, want[:min(len(want), len(r.Parent.Keys))], use, b)
	if t == nil || err != nil {
		return false, err
	}
	t.Bind(p.composer, c)
	return true, nil
}

// given returns the keys at the front of a path that are fixed already; all
// reports whether that are all of them.
func (p *Pool) given(r *resource.Resource, c *call.Case) (want []Key, all bool) {
	for i, param := range resource.PathParameters(c.Operation) {
		if i == len(r.Keys) {
			break
		}
		a := c.Argument("path", param.Name)
		if a == nil {
			return want, false
		}
		_, known := p.known.Value(c.Operation, param, nil)
		if !known && a.From == nil && a.Raw == nil {
			return want, false
		}
		want = append(want, Key{a.Value, a.From})
	}
	return want, len(want) == len(r.Keys)
}
