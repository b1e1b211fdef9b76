package pool

import (
	"context"
	"net/http"

	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/call"
)

// fate is what becomes of a thing by a request.
type fate uint8

const (
	use     fate = iota // it is read, or changed in a way that it survives
	change              // something is done to it: a fresh one is better
	destroy             // it is gone: a fresh one, or none
)

// fate judges a request by its method and where it stands.
func (p *Pool) fate(r *resource.Resource, c *call.Case) fate {
	op := c.Operation
	switch {
	case call.SafeMethod(op.Method) || len(p.graph.Made(op)) > 0:
		return use
	case op.Method == http.MethodDelete && r.Has(op):
		return destroy
	case r.Has(op) && op.Method != http.MethodPost:
		return use
	}
	return change
}

// thing returns a thing for a request, which is made when there is none.
func (p *Pool) thing(ctx context.Context, r *resource.Resource, want []Key, f fate, b binding) (*Thing, error) {
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
func (p *Pool) take(r *resource.Resource, want []Key, itself bool) *Thing {
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
	if e == nil && p.creator(r) != nil && s.failed < maxFailed {
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
func (p *Pool) discover(ctx context.Context, r *resource.Resource, want []Key, b binding) (*Thing, error) {
	if t := p.take(r, want, false); t != nil || r.List == nil || p.may(r.List) == nil {
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
