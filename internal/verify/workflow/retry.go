package workflow

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/verify/call"
)

// beforeRetry waits, and runs what an action names, before a step is repeated.
// It returns how the workflow ends when that does not succeed.
func (s *transaction) beforeRetry(ctx context.Context, f *frame, a *action, r result) (*ended, error) {
	wait := s.wait(a, r.exchange)
	s.outcome.Steps[r.outcome].Then = fmt.Sprintf("%s after %s (%s)", a.kind, wait, a.name)
	if wait > maxWait && wait > seconds(a.retryAfter) {
		return &ended{status: Skipped, reason: fmt.Sprintf("the API asks to wait %s before a retry", wait)}, nil
	}
	if wait > 0 {
		if err := s.Sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
	if w := s.File.workflow(a.workflowID); w != nil {
		return s.refresh(ctx, f, w)
	}
	st := f.workflow.step(a.stepID)
	if st == nil {
		return nil, nil
	}
	before, err := s.once(ctx, f, st)
	if err != nil {
		return nil, err
	}
	found := s.judge(f, st, before, nil)
	switch before.status {
	case Skipped:
		return &ended{status: Skipped, reason: f.tell(st, before, "could not be run")}, nil
	case Failed:
		broken := s.broke(f, st, before, found)
		return &broken, nil
	}
	return nil, nil
}

// refresh runs a workflow before a step is repeated.
func (s *transaction) refresh(ctx context.Context, f *frame, w *Workflow) (*ended, error) {
	e, err := s.workflow(ctx, w, f.scope.inputs, f.depth+1)
	if err != nil || e.status == Passed {
		return nil, err
	}
	return &ended{status: e.status, reason: e.reason, cause: e.cause}, nil
}

// wait is how long to wait before a retry: as long as the answer says (RFC
// 9110, section 10.2.3), else as long as the action says.
func (s *transaction) wait(a *action, x *call.Exchange) time.Duration {
	if x != nil {
		value := strings.TrimSpace(x.Header.Get("Retry-After"))
		if n, err := strconv.Atoi(value); err == nil && n >= 0 {
			return seconds(float64(n))
		}
		if at, err := http.ParseTime(value); err == nil {
			return max(at.Sub(s.Now()), 0)
		}
	}
	return seconds(a.retryAfter)
}

// seconds turns seconds into a duration, which is at most a year.
func seconds(n float64) time.Duration {
	return time.Duration(math.Min(n, 365*24*3600) * float64(time.Second))
}
