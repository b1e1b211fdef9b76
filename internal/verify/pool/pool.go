// Package pool knows which things of an API exist, finds their names in
// answers, and gives them to the requests that name things.
package pool

import (
	"context"
	"math/rand/v2"
	"sync"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// Pool is the things that are known to exist. It is safe for concurrent use.
type Pool struct {
	finder
	try  Try
	seed uint64

	mu       sync.Mutex
	shelves  map[*resource.Resource]*shelf
	attempts map[*contract.Operation]uint64 // requests made up for it so far
	making   map[*call.Case]bool            // those that are on their way
	known    compose.Known

	permitted map[*contract.Operation]bool // nil for all
}

// Try sends a case; a nil exchange without an error is one that could not be
// sent.
type Try func(ctx context.Context, c *call.Case) (*call.Exchange, error)

// New returns an empty Pool, which creates things when they are needed.
func New(doc *contract.Document, composer *compose.Composer, try Try) *Pool {
	return &Pool{
		finder: finder{resource.NewGraph(doc), composer}, try: try, known: composer.Known(),
		shelves: map[*resource.Resource]*shelf{}, attempts: map[*contract.Operation]uint64{}, making: map[*call.Case]bool{},
	}
}

// Seed decides what created things hold. Two runs with different seeds hardly
// get into each other's way. It is set before anything is bound.
func (p *Pool) Seed(seed uint64) { p.seed = seed }

// Permit lets the Pool send requests of its own to some operations only. It is
// said before anything is bound.
func (p *Pool) Permit(ops []*contract.Operation) {
	p.permitted = map[*contract.Operation]bool{}
	for _, op := range ops {
		p.permitted[op] = true
	}
}

// may returns an operation if requests may be sent to it, else nil.
func (p *Pool) may(op *contract.Operation) *contract.Operation {
	if p.permitted != nil && !p.permitted[op] {
		return nil
	}
	return op
}

// creator is the operation that makes things of a resource, or nil.
func (p *Pool) creator(r *resource.Resource) *contract.Operation { return p.may(r.Creator()) }

// Graph is what the document says of things.
func (p *Pool) Graph() *resource.Graph { return p.graph }

// random returns a new source of randomness for an operation.
func (p *Pool) random(op *contract.Operation) *rand.Rand {
	p.mu.Lock()
	p.attempts[op]++
	nth := p.attempts[op]
	p.mu.Unlock()
	h := uint64(0xcbf29ce484222325)
	for _, c := range []byte(op.Name()) {
		h = (h ^ uint64(c)) * 0x100000001b3
	}
	return rand.New(rand.NewPCG(p.seed^h, nth))
}

// shelf returns the shelf of a resource. The lock is held.
func (p *Pool) shelf(r *resource.Resource) *shelf {
	s := p.shelves[r]
	if s == nil {
		s = newShelf()
		p.shelves[r] = s
	}
	return s
}

// Reserve takes a thing out of the pool: nobody else is given it, and what
// answers say of it is not learned any more.
func (p *Pool) Reserve(t *Thing) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shelf(t.Resource).remove(t.Name())
}

// Forget says that a thing does not exist any more, and nothing below it does.
func (p *Pool) Forget(t *Thing) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forget(t.Resource, t.Name())
}

func (p *Pool) forget(r *resource.Resource, name string) {
	p.shelf(r).remove(name)
	for child, s := range p.shelves {
		if child.Below(r) {
			s.forgetBelow(name)
		}
	}
}
