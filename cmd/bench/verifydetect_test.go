package main

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// guesser accuses the operation of every switch that is on at its 50th, 150th, ... request, and the health check always.
func guesser(_ context.Context, a attempt) (trial, error) {
	done := trial{Accused: []accusation{{Operation: "GET /health", Check: "odd", First: 1}}}
	for i, s := range a.Switches {
		if first := 50 + 100*i; a.Requests == 0 || first <= a.Requests {
			done.Accused = append(done.Accused, accusation{Operation: s.Operation, Check: s.ID, First: first})
		}
	}
	return done, nil
}

func TestDetection(t *testing.T) {
	list := [][]verifytest.Switch{
		{{ID: "a", Operation: "GET /parts"}, {ID: "b", Operation: "GET /customers"}},
		{{ID: "c", Operation: "GET /parts"}},
	}
	for _, stops := range []bool{true, false} {
		c := &contestant{try: guesser, Stops: stops}
		if err := c.detect(t.Context(), list); err != nil {
			t.Fatal(err)
		}
		if len(c.Conforming) != conformingSeeds || len(c.Wrong) != 0 || len(c.Found) != 3 || c.Found[1].First != 150 {
			t.Errorf("it came to %+v", c)
		}
		if want := []int{2, 3, 3}; !slices.Equal(c.Within, want) {
			t.Errorf("%v are found within the budgets, want %v", c.Within, want)
		}
	}
}

func TestDetectionEndsWithAnAttemptThatFails(t *testing.T) {
	broken := errors.New("no")
	c := &contestant{try: func(context.Context, attempt) (trial, error) { return trial{}, broken }}
	if err := c.detect(t.Context(), nil); !errors.Is(err, broken) {
		t.Errorf("it ended with %v", err)
	}
}
