package casefile

import (
	"context"
	"slices"
	"time"

	"github.com/apisteward/steward/internal/verify/call"
)

// waits are how long an API is given to show what it answered before: about a
// second together, as in a verification.
func waits() []time.Duration {
	return []time.Duration{50 * time.Millisecond, 150 * time.Millisecond, 300 * time.Millisecond, 500 * time.Millisecond}
}

// settle judges several steps, and asks again, with growing waits, while they
// fail for an answer that may come late.
func (r *replay) settle(ctx context.Context) Result {
	result := r.judge()
	if result.Verdict == Fixed {
		return r.elsewhere(ctx, result)
	}
	first, ok := r.repeatable()
	for _, wait := range waits() {
		if !ok || result.Verdict != StillFailing || r.Sender.Settings().Sleep(ctx, wait) != nil {
			break
		}
		r.forget(first)
		for i := first; i < len(r.file.Steps); i++ {
			if stop := r.step(ctx, i); stop != nil {
				return r.stopped(i, stop)
			}
		}
		result = r.judge()
	}
	return result
}

// elsewhere looks on the pages after a single one, since what showed a failure
// may have moved there.
func (r *replay) elsewhere(ctx context.Context, fixed Result) Result {
	if len(r.file.Judged) > 1 || slices.Contains(statusChecks[:], r.file.Failure.Check) {
		return fixed
	}
	pages, _, _ := r.walked(ctx, r.done[r.file.Judged[0]])
	for _, x := range pages {
		for _, f := range r.Check.Exchange(x) {
			if r.same(f) {
				again := r.result(StillFailing, f.Text)
				again.Failure, again.Exchanges = &f, append(again.Exchanges, x)
				return again
			}
		}
	}
	return fixed
}

// repeatable is the first of the steps at the end that only read what the steps
// before have done. ok is false when there are none.
func (r *replay) repeatable() (first int, ok bool) {
	first = len(r.file.Steps)
	for first > 0 && r.inQuestion(first-1) && call.SafeMethod(r.method(first-1)) {
		first--
	}
	changing := slices.ContainsFunc(r.file.Judged, func(i int) bool { return i < first })
	return first, changing && first < len(r.file.Steps)
}

// method is the method of a step.
func (r *replay) method(i int) string {
	if m := r.file.Steps[i].Method; m != "" {
		return m
	}
	if op := r.operation(r.file.Steps[i].Operation); op != nil {
		return op.Method
	}
	return ""
}

// forget takes back all steps from one on.
func (r *replay) forget(first int) {
	r.done = r.done[:first]
	for i := range r.pages {
		if i >= first {
			delete(r.pages, i)
		}
	}
}
