package session

import (
	"context"
	"sync"
)

// Line is work on one thing, one step after the other. Each call does a step
// and reports whether there is another.
type Line func(ctx context.Context) (more bool, err error)

// Rounds works on several lines with several workers: first one step of each
// line in their order, then a second of each, and so on. A line is never worked
// on by two workers at once. It ends when all lines are done, or with the first
// error, after which the steps that have begun are finished.
func Rounds(ctx context.Context, workers int, lines []Line) error {
	if len(lines) == 0 {
		return nil
	}
	going, end := context.WithCancelCause(ctx)
	defer end(nil)
	queue := make(chan Line, len(lines))
	for _, line := range lines {
		queue <- line
	}
	var left, running sync.WaitGroup
	left.Add(len(lines))
	for range min(max(workers, 1), len(lines)) {
		running.Go(func() {
			for line := range queue {
				more, err := false, context.Cause(going)
				if err == nil {
					more, err = line(ctx)
				}
				if err != nil {
					end(err)
				}
				if more && err == nil {
					queue <- line
				} else {
					left.Done()
				}
			}
		})
	}
	left.Wait()
	close(queue)
	running.Wait()
	return context.Cause(going)
}
