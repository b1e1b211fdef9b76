package pool

import (
	"context"
	"math/rand/v2"
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

const (
	maxFailed   = 2 // creations in a row that failed before a resource is given up
	maxConflict = 5 // random requests more that are made up when what is there is in the way
	maxNested   = 4 // things that are created for the sake of others
)

// forms are the requests that are made up to create something, in their order.
func forms() []compose.Form {
	return []compose.Form{compose.Minimal, compose.Full, compose.Random, compose.Random, compose.Random}
}

// create makes a thing whose first keys are those in want, and returns nil when
// that does not work.
func (p *Pool) create(ctx context.Context, r *resource.Resource, want []Key, b binding) (*Thing, error) {
	op := p.creator(r)
	if op == nil || b.has(r) || !p.mayCreate(r) {
		return nil, nil
	}
	b.within = append(b.within[:len(b.within):len(b.within)], r)
	conflicts := 0
	list := forms()
	for i := 0; i < len(list); i++ {
		x, err := p.attempt(ctx, op, list[i], want, b)
		if err != nil {
			return nil, err
		}
		if x == nil || hopeless(x.Status) {
			break
		}
		if t := p.Created(r, x); t != nil {
			return t, nil
		}
		if x.Status == http.StatusConflict && conflicts < maxConflict {
			conflicts++
			list = append(list, compose.Random)
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shelf(r).failed++
	return nil, nil
}

// attempt makes up a request that creates, and sends it.
func (p *Pool) attempt(ctx context.Context, op *contract.Operation, form compose.Form, want []Key, b binding) (*call.Exchange, error) {
	random := p.random(op)
	c := p.composer.Compose(op, form, random)
	c.Phase = b.phase
	Plain(c)
	Refresh(p.composer, c, random)
	p.choose(c, random)
	if r := p.graph.Of(op); r != nil {
		(&Thing{Resource: r, Keys: want}).Bind(p.composer, c)
	}
	if _, err := p.bind(ctx, c, b); err != nil {
		return nil, err
	}
	c.Intent = p.composer.Intent(c)
	p.mark(c, true)
	defer p.mark(c, false)
	return p.try(ctx, c)
}

// choose names a thing that is made by PUT as hardly any other is named: an
// example may name one that is there.
func (p *Pool) choose(c *call.Case, random *rand.Rand) {
	if r := p.graph.Of(c.Operation); !r.Has(c.Operation) || c.Operation != r.Creator() {
		return
	}
	params := resource.PathParameters(c.Operation)
	if a, ok := p.composer.Argument(c.Operation, params[len(params)-1], compose.Random, random); ok {
		c.Set(a)
	}
}

// Plain leaves out of a request what it can do without besides its body: an
// option may make it do something else, as to try only.
func Plain(c *call.Case) {
	c.Arguments = slices.DeleteFunc(c.Arguments, func(a call.Argument) bool { return a.Parameter != nil && !a.Parameter.Required })
}

// mark notes that a case is on its way, so that what it creates is not given
// to anybody else.
func (p *Pool) mark(c *call.Case, making bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if making {
		p.making[c] = true
	} else {
		delete(p.making, c)
	}
}

// hopeless reports whether an answer says that another request would fare no
// better.
func hopeless(status int) bool {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusMethodNotAllowed, http.StatusNotImplemented:
		return true
	}
	return false
}

func (p *Pool) mayCreate(r *resource.Resource) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shelf(r).failed < maxFailed
}

// createShared is create for a thing that others may use as well: while one is
// being created, others wait for it instead of creating their own.
func (p *Pool) createShared(ctx context.Context, r *resource.Resource, want []Key, b binding) (*Thing, error) {
	for {
		p.mu.Lock()
		s := p.shelf(r)
		going := s.creating
		if going == nil {
			s.creating = make(chan struct{})
			p.mu.Unlock()
			break
		}
		p.mu.Unlock()
		if len(b.within) > 0 { // waiting while others may wait for us could last for ever
			return p.create(ctx, r, want, b)
		}
		select {
		case <-going:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if t := p.take(r, want, false); t != nil {
			return t, nil
		}
		if !p.mayCreate(r) {
			return nil, nil
		}
	}
	t, err := p.create(ctx, r, want, b)
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.shelf(r)
	close(s.creating)
	s.creating = nil
	return t, err
}

// Make makes a thing that is reserved: see Reserve. It is nil when that does
// not work. The error is that of Try.
func (p *Pool) Make(ctx context.Context, r *resource.Resource, phase call.Phase) (*Thing, error) {
	t, err := p.create(ctx, r, nil, binding{phase: phase})
	if t != nil {
		p.Reserve(t)
	}
	return t, err
}
