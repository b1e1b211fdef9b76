package verify

import (
	"context"
	"errors"
	"slices"

	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/coverage"
	"github.com/apisteward/steward/internal/verify/fuzzing"
	"github.com/apisteward/steward/internal/verify/reading"
	"github.com/apisteward/steward/internal/verify/stateful"
)

// stage is a phase and how much it may use of what is left of the budget. What
// it leaves is for the next.
type stage struct {
	phase call.Phase
	share float64
	run   func(ctx context.Context, r *run) error
}

func stages() []stage {
	return []stage{
		{call.Examples, 0.1, func(ctx context.Context, r *run) error { return coverage.Examples(ctx, r.session) }},
		{call.Workflows, 0.5, func(ctx context.Context, r *run) error { return r.workflows(ctx) }},
		{call.Stateful, 0.22, func(ctx context.Context, r *run) error { return stateful.Run(ctx, r.session) }},
		{call.Stateful, 0.21, func(ctx context.Context, r *run) error { return reading.Run(ctx, r.session) }},
		{call.Coverage, 1, func(ctx context.Context, r *run) error { return coverage.Run(ctx, r.session) }},
		{call.Fuzzing, 1, func(ctx context.Context, r *run) error { return fuzzing.Run(ctx, r.session) }},
	}
}

// wanted are the stages of some phases. The last one may use up everything.
func wanted(phases []call.Phase) []stage {
	list := slices.DeleteFunc(stages(), func(st stage) bool { return !slices.Contains(phases, st.phase) })
	if len(list) > 0 {
		list[len(list)-1].share = 1
	}
	return list
}

// phases runs the phases that are wanted. stopped says why they ended early.
func (r *run) phases(ctx context.Context) (stopped string, err error) {
	for _, st := range wanted(r.settings.Phases) {
		r.session.Progress.Enter(st.phase)
		r.session.Sender.Limit(r.limit(st.share))
		err := st.run(ctx, r)
		switch {
		case errors.Is(err, call.ErrBudget):
		case errors.Is(err, call.ErrGone):
			return "the API does not answer any more", nil
		case ctx.Err() != nil:
			return "it was interrupted", nil
		case err != nil:
			return "", err
		}
	}
	return "", nil
}

// limit is after how many requests, counted from the first, a phase ends that
// may use a share of what is left; 0 without a budget.
func (r *run) limit(share float64) int64 {
	if r.settings.MaxRequests == 0 {
		return 0
	}
	sent := r.session.Sender.Sent()
	return sent + int64(share*float64(r.settings.MaxRequests-sent))
}
