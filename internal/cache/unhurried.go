package cache

import "context"

// Unhurried returns a context for computing a value that others may wait for
// too: it ends when ctx would for its deadline, and not because the caller went
// away.
func Unhurried(ctx context.Context) (context.Context, context.CancelFunc) {
	free := context.WithoutCancel(ctx)
	if at, limited := ctx.Deadline(); limited {
		return context.WithDeadline(free, at)
	}
	return free, func() {}
}
