// Package session is what the phases of one verification share: they give it
// requests, and it sends them, learns from the answers, judges them and counts.
package session

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/check"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/failure"
	"github.com/apisteward/steward/internal/verify/pool"
)

// Session is one verification. It is safe for concurrent use.
type Session struct {
	Doc        *contract.Document
	Operations []*contract.Operation // those that are to be verified, in the order of the text
	Composer   *compose.Composer
	Sender     *call.Sender
	Check      *check.Context
	Pool       *pool.Pool
	Found      *failure.Collector
	Tally      *Tally
	Progress   *Progress
	Seed       uint64
	Workers    int
	Fuzz       int // requests of the fuzzing phase to each operation
	Safe       bool

	smuggled smuggled
	touched  touched
}

// Random returns a source of randomness that depends only on the seed and the
// names, not on what else runs.
func (s *Session) Random(names ...string) *rand.Rand {
	h := s.Seed ^ 0xcbf29ce484222325
	for _, name := range names {
		for _, c := range []byte(name + "\x00") {
			h = (h ^ uint64(c)) * 0x100000001b3
		}
	}
	return rand.New(rand.NewPCG(s.Seed, h))
}

// Try sends a case, learns from the answer and judges it. A case that cannot
// be sent is counted as skipped, and gives neither an exchange nor an error;
// errors end the phase: the budget is used up, or the time is over.
func (s *Session) Try(ctx context.Context, c *call.Case) (*call.Exchange, []failure.Failure, error) {
	x, err := s.Send(ctx, c)
	if x == nil || err != nil {
		return nil, nil, err
	}
	found, _ := s.Examine(x)
	return x, found, nil
}

// Examine judges an exchange, and keeps what it finds. fresh are those of the
// failures whose causes were not known before.
func (s *Session) Examine(x *call.Exchange) (found, fresh []failure.Failure) {
	found = slices.DeleteFunc(s.Check.Exchange(x), func(f failure.Failure) bool { return s.smuggled.follows(&f) })
	for _, f := range found {
		if s.Found.Add(f) {
			fresh = append(fresh, f)
		}
	}
	return found, fresh
}

// Send is Try without judging: for requests that prepare others, and for
// shrinking.
func (s *Session) Send(ctx context.Context, c *call.Case) (*call.Exchange, error) {
	x, err := s.Sender.Send(ctx, c)
	var cannot *call.UnsendableError
	if errors.As(err, &cannot) {
		s.Tally.Skip(c.Operation, cannot.Reason)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s.Tally.Count(x)
	s.touched.note(x)
	s.Pool.Learn(x)
	return x, nil
}

// Judge judges exchanges that belong together, and keeps what it finds.
func (s *Session) Judge(q call.Sequence) []failure.Failure {
	found := s.Check.Sequence(q)
	for _, f := range found {
		s.Found.Add(f)
	}
	return found
}

// Conclude judges the operations that accepted no request in the whole run,
// after the last phase.
func (s *Session) Conclude() {
	for _, op := range s.Operations {
		count := s.Tally.Of(op)
		if refused := count.Refused(); len(refused) > 0 {
			if f := s.Check.Refused(op, refused); f != nil {
				s.Found.Add(*f)
			}
		}
	}
}
