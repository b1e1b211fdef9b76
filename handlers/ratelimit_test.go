package handlers

import (
	"strconv"
	"testing"
	"time"
)

func TestLimiterCountsEachCallerInItsWindow(t *testing.T) {
	now := time.Unix(0, 0)
	l := newLimiter(2, func() time.Time { return now })
	for i, want := range []struct {
		left int
		ok   bool
	}{{1, true}, {0, true}, {0, false}, {0, false}} {
		if left, _, ok := l.take("a"); left != want.left || ok != want.ok {
			t.Errorf("request %d: %d left, %v", i+1, left, ok)
		}
	}
	if left, reset, ok := l.take("b"); left != 1 || reset != window || !ok {
		t.Errorf("another caller: %d left for %v, %v", left, reset, ok)
	}
	now = now.Add(window - time.Second)
	if _, reset, ok := l.take("a"); ok || reset != time.Second {
		t.Errorf("just before the end: %v until there are more, %v", reset, ok)
	}
	now = now.Add(time.Second)
	if left, _, ok := l.take("a"); left != 1 || !ok {
		t.Errorf("in the next window: %d left, %v", left, ok)
	}
}

func TestLimiterRemembersSoMany(t *testing.T) {
	now := time.Unix(0, 0)
	l := newLimiter(1, func() time.Time { return now })
	for i := range 2 * maxCallers {
		l.take(strconv.Itoa(i))
	}
	if len(l.callers) > maxCallers || l.began.Len() != len(l.callers) {
		t.Errorf("%d callers are remembered, in a list of %d", len(l.callers), l.began.Len())
	}
	now = now.Add(window)
	l.take("last")
	if len(l.callers) != 1 {
		t.Errorf("%d callers are remembered when their windows are over", len(l.callers))
	}
}
