package verifytest

import (
	"fmt"
	"slices"
	"testing"
)

// manner shows a behaviour: a sequence of requests, and what is seen of its
// answers. Calm servers leave 503 and 429 out.
type manner struct {
	id       string
	sequence func(*visitor) any
	want     string
}

func manners() []manner {
	return slices.Concat(optionalManners(), thingManners(), httpManners())
}

func TestAwkwardBehaviours(t *testing.T) {
	for _, m := range manners() {
		t.Run(m.id, func(t *testing.T) {
			t.Parallel()
			opts := Options{Without: calm()}
			if slices.Contains(calm(), m.id) {
				opts.Without = nil
			}
			if got := fmt.Sprint(m.sequence(visit(t, opts))); got != m.want {
				t.Errorf("saw %s, want %s", got, m.want)
			}
		})
	}
}

// Whatever is optional is not there when it is left out.
func TestOptionalBehavioursCanBeLeftOut(t *testing.T) {
	for _, m := range optionalManners() {
		t.Run(m.id, func(t *testing.T) {
			t.Parallel()
			if got := fmt.Sprint(m.sequence(visit(t, Options{Without: append(calm(), m.id)}))); got == m.want {
				t.Errorf("saw %s all the same", got)
			}
		})
	}
}

func TestEveryBehaviourIsShown(t *testing.T) {
	shown := map[string]int{}
	for _, m := range manners() {
		shown[m.id]++
	}
	for _, b := range Behaviours() {
		if shown[b.ID] != 1 {
			t.Errorf("%s is shown %d times", b.ID, shown[b.ID])
		}
		delete(shown, b.ID)
	}
	for id := range shown {
		t.Errorf("%s is no behaviour", id)
	}
	if n := len(Awkward()); n < 25 {
		t.Errorf("there are %d only", n)
	}
}

// often counts in how many of so many answers something is seen.
func often(times int, see func() bool) (n int) {
	for range times {
		if see() {
			n++
		}
	}
	return n
}
