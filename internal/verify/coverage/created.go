package coverage

import (
	"context"
	"sync"
	"time"

	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/pool"
	"github.com/apisteward/steward/internal/verify/session"
)

// created is what valid variations created: some of it may be lost or spoiled,
// which only shows when it is read.
type created struct {
	mu   sync.Mutex
	made []made
}

type made struct {
	thing *pool.Thing
	by    *call.Exchange
}

// note notes what an accepted variation created.
func (cr *created) note(s *session.Session, v *base.Variation, x *call.Exchange) {
	if x == nil || !x.OK() || v.Intent != call.Valid || call.SafeMethod(x.Method) {
		return
	}
	for _, r := range s.Pool.Graph().Resources {
		if r.Create != x.Case.Operation || r.Read == nil {
			continue
		}
		if t := s.Pool.Created(r, x); t != nil {
			cr.mu.Lock()
			cr.made = append(cr.made, made{t, x})
			cr.mu.Unlock()
		}
	}
}

// read reads all of it that nothing else was done to. It comes when nothing
// else is going on.
func (cr *created) read(ctx context.Context, s *session.Session) error {
	for _, m := range cr.made {
		if err := m.read(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// waits are how long an API is given to show what it created.
func waits() []time.Duration {
	return []time.Duration{50 * time.Millisecond, 200 * time.Millisecond, 750 * time.Millisecond}
}

// read reads one thing, again after a while when it is not there or not as it
// was sent.
func (m *made) read(ctx context.Context, s *session.Session) error {
	c := s.Composer.Compose(m.thing.Resource.Read, compose.Minimal, nil)
	c.Phase = call.Coverage
	m.thing.Bind(s.Composer, c)
	c.Intent, c.Known = s.Composer.Intent(c), true
	for _, wait := range append(waits(), 0) {
		x, err := s.Send(ctx, c.Clone())
		if x == nil || err != nil || s.Touched(x.URL) {
			return err
		}
		steps := []*call.Exchange{m.by, x}
		lost, spoiled := call.Sequence{Check: "created-not-readable", Steps: steps}, call.Sequence{Check: "update-not-kept", Steps: steps}
		if len(s.Check.Exchange(x)) > 0 || len(s.Check.Sequence(lost))+len(s.Check.Sequence(spoiled)) == 0 {
			s.Examine(x)
			return nil
		}
		if wait == 0 {
			s.Judge(lost)
			s.Judge(spoiled)
			return nil
		}
		if err := s.Sender.Settings().Sleep(ctx, wait); err != nil {
			return err
		}
	}
	return nil
}
