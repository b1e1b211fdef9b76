// Package fuzzing sends requests that a seed makes up: most follow the
// document, the others break it in one place. What fails is made smaller.
package fuzzing

import (
	"context"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/verify/session"
)

// usual is how many requests each operation gets unless the session says.
const usual = 40

// Run sends made-up requests to each operation, as many as the session says.
// The n-th of an operation follows from the seed alone, as far as it does not
// name things. Its errors are those of Session.Try.
func Run(ctx context.Context, s *session.Session) error {
	var lines []session.Line
	together := max(s.Workers/max(len(s.Operations), 1), 1)
	for _, op := range s.Operations {
		n := count(s, op)
		if n == 0 || s.Safe && !call.SafeMethod(op.Method) {
			continue
		}
		for first := range min(together, n) {
			l := &line{session: s, base: base.New(s, op, call.Fuzzing), next: first, stride: together, count: n}
			lines = append(lines, l.step)
		}
	}
	s.Progress.Expect(len(lines))
	if err := session.Rounds(ctx, s.Workers, lines); err != nil {
		return err
	}
	return ShrinkAll(ctx, s, call.Fuzzing)
}

// count is how many requests an operation gets: few where little can differ,
// or where each uses something up.
func count(s *session.Session, op *contract.Operation) int {
	n := s.Fuzz
	if n == 0 {
		n = usual
	}
	varied := 0
	for _, p := range op.Parameters {
		if p.In != "path" && !compose.Ignored(p) {
			varied++
		}
	}
	switch {
	case len(compose.Writable(op)) > 0:
		return n
	case varied == 0:
		return 0
	case op.Method == "DELETE":
		return min(n, 5)
	}
	return min(n, 10*varied)
}

// line sends requests of one operation, one a step: every one, or every n-th
// where there are more workers than operations.
type line struct {
	session  *session.Session
	base     *base.Base
	begun    bool
	next     int
	stride   int
	count    int
	narrowed int // refusals that were looked into
}

func (l *line) step(ctx context.Context) (more bool, err error) {
	if !l.begun {
		l.begun = true
		if err := l.base.Find(ctx); err != nil {
			return false, err
		}
		if l.base.Model() == nil || l.base.Accepted == nil && l.hopeless() {
			l.session.Progress.Advance()
			return false, nil
		}
	}
	if err := l.send(ctx, l.next); err != nil {
		return false, err
	}
	if l.next += l.stride; l.next >= l.count {
		l.session.Progress.Advance()
	}
	return l.next < l.count, nil
}

// hopeless reports whether all requests to an operation are refused for what
// stands outside of them.
func (l *line) hopeless() bool {
	c := l.session.Tally.Of(l.base.Operation)
	last := c.Last()
	return last == nil || last.Status == 401 || last.Status == 403 || last.Status == 0
}

// send sends the n-th request.
func (l *line) send(ctx context.Context, n int) error {
	random := l.session.Random("fuzzing", l.base.Operation.Name(), strconv.Itoa(n))
	if n%3 == 2 {
		return l.broken(ctx, random)
	}
	return l.valid(ctx, random)
}
