package main

import (
	"context"

	"github.com/apisteward/steward/internal/verify/verifytest"
)

// budgets are numbers of requests after which what was found is counted.
func budgets() []int { return []int{100, 1000, 10_000} }

// conformingSeeds are the seeds of attempts without any switch, whose accusations are due to none.
const conformingSeeds = 3

// contestant is a verifier and what it came to.
type contestant struct {
	Name       string
	try        func(context.Context, attempt) (trial, error)
	Stops      bool // it can be told to end after a number of requests; what others had found by then is told from their order
	Conforming []trial
	Found      []finding // with any number of requests
	Wrong      []accusation
	Within     []int // how many switches were found within each of the budgets
}

func (t verifyTools) contestants() (ours, theirs *contestant) {
	steward := t.stewardVerifier()
	ours = &contestant{Name: steward.Name, Stops: true, try: func(ctx context.Context, a attempt) (trial, error) { return t.try(ctx, steward, a) }}
	return ours, &contestant{Name: t.schemathesisVerifier().Name, try: t.trySchemathesis}
}

// detect lets a contestant try itself on the conforming workshop, and on all batches of switches.
func (c *contestant) detect(ctx context.Context, list [][]verifytest.Switch) error {
	c.Conforming = make([]trial, conformingSeeds)
	if err := together(ctx, conformingSeeds, func(ctx context.Context, i int) (err error) {
		c.Conforming[i], err = c.try(ctx, attempt{Seed: i + 1})
		return err
	}); err != nil {
		return err
	}
	found, wrong, err := c.search(ctx, list, 0)
	if err != nil {
		return err
	}
	c.Found, c.Wrong = found, wrong
	for _, budget := range budgets() {
		within := found
		if c.Stops {
			if within, _, err = c.search(ctx, list, budget); err != nil {
				return err
			}
		}
		c.Within = append(c.Within, countIf(within, func(f finding) bool { return f.within(budget) }))
	}
	return nil
}

// search tries all batches with so many requests, 0 for any number.
func (c *contestant) search(ctx context.Context, list [][]verifytest.Switch, requests int) (found []finding, wrong []accusation, err error) {
	trials := make([]trial, len(list))
	err = together(ctx, len(list), func(ctx context.Context, i int) (err error) {
		trials[i], err = c.try(ctx, attempt{Switches: list[i], Seed: 1, Requests: requests})
		return err
	})
	for i, batch := range list {
		f, w := findings(batch, trials[i], c.Conforming)
		found, wrong = append(found, f...), append(wrong, w...)
	}
	return found, wrong, err
}

func countIf[T any](list []T, is func(T) bool) int {
	n := 0
	for _, item := range list {
		if is(item) {
			n++
		}
	}
	return n
}
