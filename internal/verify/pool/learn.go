package pool

import (
	"net/http"

	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/call"
)

// maxShown is how many things are learned from one list.
const maxShown = 8

// Learn takes from an answer what it says of things: those that it shows or
// created exist, those that it deleted do not.
func (p *Pool) Learn(x *call.Exchange) {
	op := x.Case.Operation
	if x.Method != op.Method || x.Case.Access != call.Granted {
		return
	}
	switch {
	case x.OK():
		p.learnSuccess(x)
	case x.Status == http.StatusNotFound || x.Status == http.StatusGone:
		if r := p.graph.Of(op); r.Has(op) && x.Case.Intent != call.Invalid {
			if keys := keysOf(r, x.Case); keys != nil {
				p.mu.Lock()
				defer p.mu.Unlock()
				p.shelf(r).forget(nameOf(keys))
			}
		}
	}
}

func (p *Pool) learnSuccess(x *call.Exchange) {
	op := x.Case.Operation
	for _, r := range p.graph.Made(op) {
		p.put(p.created(r, x), true)
	}
	if r := p.graph.Listed(op); r != nil && p.wants(r) {
		for _, t := range p.shown(r, x, maxShown) {
			p.put(t, false)
		}
	}
	r := p.graph.Of(op)
	if r == nil {
		return
	}
	keys := keysOf(r, x.Case)
	switch {
	case keys == nil:
	case !r.Has(op):
		p.touched(r, keys, x)
	case op.Method == http.MethodDelete:
		p.Forget(thing(r, keys, nil))
	default:
		p.seen(r, keys, x)
	}
}

// put learns that a thing exists. One that was deleted or reserved is only
// learned again when it was made again.
func (p *Pool) put(t *Thing, made bool) {
	if t == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.shelf(t.Resource)
	if made {
		s.ignored.remove(t.Name())
		s.failed = 0
	}
	if s.ignored.set[t.Name()] {
		return
	}
	e := s.put(t)
	e.shared = e.shared || made && p.making[t.Made.Case]
	if made && t.Made.Header.Get("ETag") != "" {
		e.tag = &call.Binding{Exchange: t.Made, Header: "ETag"}
	}
}

// wants reports whether more things of a resource are worth knowing.
func (p *Pool) wants(r *resource.Resource) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.shelf(r).things) < maxThings/2
}

// seen learns from an answer about one thing, at its own path.
func (p *Pool) seen(r *resource.Resource, keys []Key, x *call.Exchange) {
	var made *call.Exchange
	if x.Method == http.MethodPut && r.Upsert && x.Status == http.StatusCreated {
		made = x
	}
	p.put(thing(r, keys, made), made != nil)
	if x.Header.Get("ETag") == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if e := p.shelf(r).byName[nameOf(keys)]; e != nil {
		e.tag = &call.Binding{Exchange: x, Header: "ETag"}
	}
}

// touched learns that something was done to a thing, or to what stands below
// it: an action may have changed it, so it is only sure again when it is seen.
func (p *Pool) touched(r *resource.Resource, keys []Key, x *call.Exchange) {
	if call.SafeMethod(x.Method) || len(p.graph.Made(x.Case.Operation)) > 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if e := p.shelf(r).byName[nameOf(keys)]; e != nil {
		e.sure = false
	}
}

// Created returns the thing that an exchange created; nil when it did not, or
// does not say what.
func (p *Pool) Created(r *resource.Resource, x *call.Exchange) *Thing {
	if x == nil || !x.OK() {
		return nil
	}
	return p.created(r, x)
}

// Located returns the thing that the Location of an exchange leads to, or nil.
func (p *Pool) Located(r *resource.Resource, x *call.Exchange) *Thing { return p.located(r, x) }
