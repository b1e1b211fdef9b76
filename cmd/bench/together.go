package main

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// together calls f for every index below n, as many at once as there are processors, and returns what failed. After a failure
// it begins no other.
func together(ctx context.Context, n int, f func(ctx context.Context, i int) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var (
		wait sync.WaitGroup
		free = make(chan struct{}, runtime.NumCPU())
		errs = make([]error, n)
	)
	for i := range n {
		free <- struct{}{}
		if ctx.Err() != nil {
			errs[i] = context.Cause(ctx)
			break
		}
		wait.Go(func() {
			defer func() { <-free }()
			if errs[i] = f(ctx, i); errs[i] != nil {
				cancel()
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}
