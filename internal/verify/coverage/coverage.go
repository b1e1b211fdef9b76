// Package coverage makes the deterministic cases of a verification: the
// document's own examples, and for every operation what its document says of
// requests, one word at a time.
package coverage

import (
	"context"
	"iter"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/fuzzing"
	"github.com/apisteward/steward/internal/verify/session"
)

// Run sends, to each operation, requests that differ in one place from one
// that was accepted: values at and beyond every bound, what is missing, wrong
// credentials, methods, media types and so on. Operations take turns, and each
// begins with what tells most, so that a small budget finds much. Its errors
// are those of Session.Try.
func Run(ctx context.Context, s *session.Session) error {
	chosen := forMethods(s.Operations)
	made := new(created)
	lines := make([]session.Line, 0, len(s.Operations))
	for _, op := range s.Operations {
		l := &line{made: made, plan: plan{session: s, base: base.New(s, op, call.Coverage), methods: chosen[op.Path] == op}}
		if !s.Safe || call.SafeMethod(op.Method) {
			lines = append(lines, l.step)
			defer l.end()
			for _, other := range otherBodies(s, op, made) {
				lines = append(lines, other.step)
				defer other.end()
			}
		}
	}
	s.Progress.Expect(len(lines))
	if err := session.Rounds(ctx, s.Workers, lines); err != nil {
		return err
	}
	if err := made.read(ctx, s); err != nil {
		return err
	}
	if err := others(ctx, s); err != nil {
		return err
	}
	if _, limited := s.Sender.Left(); limited {
		return nil // finding more is worth more
	}
	return fuzzing.ShrinkAll(ctx, s, call.Coverage)
}

// otherBodies are lines for the bodies of an operation besides those of the
// media type that comes first, of which nothing but the body is varied.
func otherBodies(s *session.Session, op *contract.Operation, made *created) []*line {
	var lines []*line
	for i, media := range compose.Writable(op) {
		if i > 0 && media.Schema != nil {
			lines = append(lines, &line{made: made, plan: plan{session: s, base: base.NewAs(s, op, call.Coverage, media), bodyOnly: true}})
		}
	}
	return lines
}

// plan is what is to be sent to one operation.
type plan struct {
	session *session.Session
	base    *base.Base
	methods bool // the undocumented methods of the path are part of it
	// bodyOnly says that the rest is varied by another plan.
	bodyOnly bool
}

func (p *plan) operation() *contract.Operation { return p.base.Operation }

// The most variations that are sent to an operation that accepted no request:
// few where its answers say that it does not come to look at requests at all.
const (
	maxRefused = 40
	maxAway    = 5
)

// line sends the variations of a plan, one a step.
type line struct {
	plan
	sent int
	made *created
	next func() (*base.Variation, bool)
	stop func()
}

// step finds the base of the operation first, and then sends variations: two or
// three where the document says more of requests than elsewhere.
func (l *line) step(ctx context.Context) (more bool, err error) {
	turns := 1
	if l.next != nil {
		turns += min(len(l.operation().Parameters), 1)
		if l.operation().Body != nil {
			turns++
		}
	}
	for range turns {
		if more, err = l.turn(ctx); !more || err != nil {
			break
		}
	}
	return more, err
}

// turn is one part of a step.
func (l *line) turn(ctx context.Context) (more bool, err error) {
	if l.next == nil {
		known := l.base.Accepted != nil
		err := l.base.Find(ctx)
		l.next, l.stop = iter.Pull(l.variations())
		if !known || err != nil {
			return err == nil, err
		}
	}
	v, ok := l.next()
	if !ok || l.inVain() {
		l.session.Progress.Advance()
		return false, nil
	}
	l.sent++
	x, _, err := l.base.Send(ctx, v)
	if err != nil {
		return false, err
	}
	l.made.note(l.session, v, x)
	return true, nil
}

// end ends the making of variations.
func (l *line) end() {
	if l.stop != nil {
		l.stop()
	}
}

// inVain reports whether more variations of a request that was not accepted
// would tell nothing.
func (l *line) inVain() bool {
	if l.base.Accepted != nil {
		return false
	}
	count := l.session.Tally.Of(l.operation())
	last := count.Last()
	if last == nil || last.Status < 400 || last.Status >= 500 || last.Status == 401 || last.Status == 403 || last.Status == 404 || last.Status == 405 || last.Status == 410 {
		return l.sent >= maxAway
	}
	return l.sent >= maxRefused
}
