package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

func TestTogetherDoesEverything(t *testing.T) {
	done := make([]bool, 100)
	if err := together(t.Context(), len(done), func(_ context.Context, i int) error {
		done[i] = true
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for i, ok := range done {
		if !ok {
			t.Errorf("%d is left out", i)
		}
	}
}

func TestTogetherEndsAtAFailure(t *testing.T) {
	failure, begun := errors.New("no"), new(atomic.Int64)
	err := together(t.Context(), 10_000, func(_ context.Context, i int) error {
		begun.Add(1)
		if i == 3 {
			return failure
		}
		return nil
	})
	if !errors.Is(err, failure) {
		t.Errorf("it ended with %v", err)
	}
	if begun.Load() == 10_000 {
		t.Error("all others were begun")
	}
}
