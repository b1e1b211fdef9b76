package session

import (
	"sync/atomic"

	"github.com/apisteward/steward/internal/verify/call"
)

// Progress is how far a verification has come. It is safe for concurrent use.
type Progress struct {
	phase       atomic.Value // call.Phase
	done, total atomic.Int64
}

// Enter begins a phase of which nothing is known yet.
func (p *Progress) Enter(phase call.Phase) {
	p.done.Store(0)
	p.total.Store(0)
	p.phase.Store(phase)
}

// Expect adds to the steps that the phase has.
func (p *Progress) Expect(steps int) { p.total.Add(int64(steps)) }

// Advance counts a step as done.
func (p *Progress) Advance() { p.done.Add(1) }

// At is the phase, and its steps; total is 0 while they are not known.
func (p *Progress) At() (phase call.Phase, done, total int64) {
	phase, _ = p.phase.Load().(call.Phase)
	return phase, p.done.Load(), p.total.Load()
}
