package session

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// counting returns lines of several steps that note their order.
func counting(steps ...int) (lines []Line, order *[]int) {
	var mu sync.Mutex
	order = &[]int{}
	for i, n := range steps {
		done := 0
		lines = append(lines, func(context.Context) (bool, error) {
			mu.Lock()
			defer mu.Unlock()
			*order = append(*order, i)
			done++
			return done < n, nil
		})
	}
	return lines, order
}

func TestRoundsTakeOneStepOfEachLineInTurn(t *testing.T) {
	lines, order := counting(3, 1, 2)
	if err := Rounds(t.Context(), 1, lines); err != nil {
		t.Fatal(err)
	}
	if want := []int{0, 1, 2, 0, 2, 0}; !slices.Equal(*order, want) {
		t.Errorf("order %v, want %v", *order, want)
	}
}

func TestRoundsDoEveryStepWithManyWorkers(t *testing.T) {
	steps := make([]int, 50)
	total := 0
	for i := range steps {
		steps[i] = 1 + i%7
		total += steps[i]
	}
	lines, order := counting(steps...)
	if err := Rounds(t.Context(), 8, lines); err != nil {
		t.Fatal(err)
	}
	if len(*order) != total {
		t.Errorf("%d steps were done, want %d", len(*order), total)
	}
}

func TestRoundsEndWithTheFirstError(t *testing.T) {
	broken := errors.New("broken")
	var after atomic.Int32
	lines := []Line{
		func(context.Context) (bool, error) { return false, broken },
		func(context.Context) (bool, error) { after.Add(1); return true, nil },
	}
	if err := Rounds(t.Context(), 1, lines); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	if after.Load() != 0 {
		t.Errorf("%d steps were done after the error", after.Load())
	}
}

// A budget that is used up is no reason to break off requests that are on their
// way.
func TestRoundsFinishWhatHasBegunAfterAnError(t *testing.T) {
	begun, broken := make(chan struct{}), make(chan struct{})
	var during error
	lines := []Line{
		func(context.Context) (bool, error) { <-begun; defer close(broken); return false, errors.New("broken") },
		func(ctx context.Context) (bool, error) {
			close(begun)
			<-broken
			for range 1000 {
				runtime.Gosched() // Rounds hears of the error meanwhile
			}
			during = ctx.Err()
			return false, nil
		},
	}
	if err := Rounds(t.Context(), 2, lines); err == nil || during != nil {
		t.Errorf("error %v; the other step saw %v", err, during)
	}
}

func TestRoundsEndWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	line := func(context.Context) (bool, error) { cancel(); return true, nil }
	if err := Rounds(ctx, 2, []Line{line}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}
