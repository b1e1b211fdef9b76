package resource

import (
	"context"
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/verify/call"
)

// binding is what is being bound.
type binding struct {
	phase  call.Phase
	within []*Resource // whose things are being created, outermost first
}

func (b *binding) has(r *Resource) bool {
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
	if param := headerParameter(c.Operation, "If-Match"); param != nil {
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
	creating := r.Upsert && c.Operation == r.creator() && b.creates(r)
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
func (b *binding) creates(r *Resource) bool {
	return len(b.within) > 0 && b.within[len(b.within)-1] == r
}

// bindParent names a thing that a new one is to stand below.
func (p *Pool) bindParent(ctx context.Context, c *call.Case, r *Resource, want []Key, b binding) (bool, error) {
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
func (p *Pool) given(r *Resource, c *call.Case) (want []Key, all bool) {
	for i, param := range PathParameters(c.Operation) {
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

// fate is what becomes of a thing by a request.
type fate uint8

const (
	use     fate = iota // it is read, or changed in a way that it survives
	change              // something is done to it: a fresh one is better
	destroy             // it is gone: a fresh one, or none
)

// fate judges a request by its method and where it stands.
func (p *Pool) fate(r *Resource, c *call.Case) fate {
	op := c.Operation
	switch {
	case call.SafeMethod(op.Method) || len(p.graph.made[op]) > 0:
		return use
	case op.Method == http.MethodDelete && r.Has(op):
		return destroy
	case r.Has(op) && op.Method != http.MethodPost:
		return use
	}
	return change
}

// thing returns a thing for a request, which is made when there is none.
func (p *Pool) thing(ctx context.Context, r *Resource, want []Key, f fate, b binding) (*Thing, error) {
	if t := p.take(r, want, f != use); t != nil {
		return t, nil
	}
	if f != use {
		t, err := p.create(ctx, r, want, b)
		if err != nil {
			return nil, err
		}
		if t != nil {
			return p.own(t), nil
		}
		if f == destroy {
			return nil, nil
		}
		return p.take(r, want, false), nil
	}
	t, err := p.createShared(ctx, r, want, b)
	if t != nil || err != nil {
		return t, err
	}
	return p.discover(ctx, r, want, b)
}

// own takes a thing that was just created out of the pool.
func (p *Pool) own(t *Thing) *Thing {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shelf(t.Resource).remove(t.Name())
	return t
}

// take returns a thing of the pool, or nil: for itself one that was made and
// nobody was given, and is taken out; else one that is as sure as possible.
func (p *Pool) take(r *Resource, want []Key, itself bool) *Thing {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.shelf(r)
	prefix := nameOf(want)
	fits := func(e *entry) bool { return len(e.Name()) >= len(prefix) && e.Name()[:len(prefix)] == prefix }
	if itself {
		e := s.find(func(e *entry) bool { return e.Made != nil && !e.shared && e.sure && fits(e) })
		if e == nil {
			return nil
		}
		s.remove(e.Name())
		return e.Thing
	}
	e := s.find(func(e *entry) bool { return e.sure && e.Made != nil && fits(e) })
	if e == nil && r.creator() != nil && s.failed < maxFailed {
		return nil
	}
	if e == nil {
		e = s.find(fits)
	}
	if e == nil {
		return nil
	}
	e.shared = true
	return e.Thing
}

// isSure reports whether a thing is known to exist still. One that is not in
// the pool any more was taken out for whoever asks.
func (p *Pool) isSure(t *Thing) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := p.shelf(t.Resource).byName[t.Name()]
	return e == nil || e.sure
}

// discover looks for things in a list, once for each parent.
func (p *Pool) discover(ctx context.Context, r *Resource, want []Key, b binding) (*Thing, error) {
	if t := p.take(r, want, false); t != nil || r.List == nil {
		return t, nil
	}
	p.mu.Lock()
	s := p.shelf(r)
	name := nameOf(want)
	again := s.asked[name] || len(s.asked) >= maxThings || b.has(r)
	s.asked[name] = true
	p.mu.Unlock()
	if again {
		return nil, nil
	}
	b.within = append(b.within[:len(b.within):len(b.within)], r)
	if _, err := p.attempt(ctx, r.List, 0, want, b); err != nil {
		return nil, err
	}
	return p.take(r, want, false), nil
}
