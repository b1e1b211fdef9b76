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

// stage is a phase and how much of the budget may be used up when it ends. What
// a phase leaves is for the next.
type stage struct {
	phase call.Phase
	until float64
	run   func(ctx context.Context, r *run) error
}

func stages() []stage {
	return []stage{
		{call.Examples, 0.2, func(ctx context.Context, r *run) error { return coverage.Examples(ctx, r.session) }},
		{call.Workflows, 0.6, func(ctx context.Context, r *run) error { return r.workflows(ctx) }},
		{call.Stateful, 0.5, func(ctx context.Context, r *run) error { return stateful.Run(ctx, r.session) }},
		{call.Stateful, 0.7, func(ctx context.Context, r *run) error { return reading.Run(ctx, r.session) }},
		{call.Coverage, 1, func(ctx context.Context, r *run) error { return coverage.Run(ctx, r.session) }},
		{call.Fuzzing, 1, func(ctx context.Context, r *run) error { return fuzzing.Run(ctx, r.session) }},
	}
}

// wanted are the stages of some phases. The last one may use up everything.
func wanted(phases []call.Phase) []stage {
	list := slices.DeleteFunc(stages(), func(st stage) bool { return !slices.Contains(phases, st.phase) })
	if len(list) > 0 {
		list[len(list)-1].until = 1
	}
	return list
}

// phases runs the phases that are wanted. stopped says why they ended early.
func (r *run) phases(ctx context.Context) (stopped string, err error) {
	for _, st := range wanted(r.settings.Phases) {
		r.session.Progress.Enter(st.phase)
		r.session.Sender.Limit(int64(float64(r.settings.MaxRequests) * st.until))
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
