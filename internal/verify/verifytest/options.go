package verifytest

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// The credentials that the server knows.
const (
	APIKey           = "wk-program-2f6c8a11"
	BearerToken      = "wk-person-91b7c3d0"
	OtherBearerToken = "wk-person-5e0f77aa"
	AdminKey         = "wk-admin-c0ffee42"
)

// Options say how a server behaves. The zero value conforms.
type Options struct {
	Switches []string // ids of [Switches]
	Without  []string // ids of optional [Behaviours]
	Seed     uint64   // of ids, and of every order that is not fixed
	// Now is the clock, time.Now unless given.
	Now func() time.Time
	// Wait passes time, until the context ends. It sleeps unless given.
	Wait func(context.Context, time.Duration)
	// Slow is how long an answer takes that a switch makes slow; 400 ms unless given.
	Slow time.Duration
}

// Validate returns an error that names the first id that does not exist.
func (o Options) Validate() error {
	for _, id := range o.Switches {
		if !slices.ContainsFunc(Switches(), func(s Switch) bool { return s.ID == id }) {
			return fmt.Errorf("there is no switch %q", id)
		}
	}
	for _, id := range o.Without {
		if !slices.ContainsFunc(Behaviours(), func(b Behaviour) bool { return b.ID == id && b.Optional }) {
			return fmt.Errorf("there is no awkward behaviour %q to leave out", id)
		}
	}
	return nil
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Wait == nil {
		o.Wait = sleep
	}
	if o.Slow == 0 {
		o.Slow = 400 * time.Millisecond
	}
	return o
}

func sleep(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

func set(ids []string) map[string]bool {
	m := make(map[string]bool, len(ids))
	for _, id := range ids {
		m[id] = true
	}
	return m
}
