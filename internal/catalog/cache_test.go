package catalog

import (
	"errors"
	"sync"
	"testing"
)

func TestCacheComputesOnce(t *testing.T) {
	c := newCache[string, int](10)
	var wg sync.WaitGroup
	computed := 0
	begun := make(chan struct{})
	for range 20 {
		wg.Go(func() {
			<-begun
			if v, err := c.get("a", 1, func() (int, error) { computed++; return 7, nil }); v != 7 || err != nil {
				t.Errorf("get = %d, %v", v, err)
			}
		})
	}
	close(begun)
	wg.Wait()
	if computed != 1 {
		t.Errorf("computed %d times, want once", computed)
	}
}

func TestCacheKeepsWhatWasUsedLast(t *testing.T) {
	c := newCache[string, string](10)
	get := func(key string, cost int64) (computed bool) {
		c.get(key, cost, func() (string, error) { computed = true; return key, nil })
		return computed
	}
	get("a", 4)
	get("b", 4)
	if get("a", 4) {
		t.Error("a was dropped with room left")
	}
	get("c", 4) // b is the one not used for longest
	if get("a", 4) || get("c", 4) {
		t.Error("a or c was dropped in place of b")
	}
	if !get("b", 4) {
		t.Error("b was kept beyond the room")
	}
	get("large", 100)
	if get("large", 100) {
		t.Error("the newest was dropped, though it is kept whatever its cost")
	}
	if !get("c", 4) {
		t.Error("c was kept beside what takes all room")
	}
}

func TestCacheKeepsNoErrors(t *testing.T) {
	c := newCache[string, int](10)
	failure := errors.New("no luck")
	if _, err := c.get("a", 1, func() (int, error) { return 0, failure }); !errors.Is(err, failure) {
		t.Errorf("get = %v, want the failure", err)
	}
	func() {
		defer func() { recover() }()
		c.get("a", 1, func() (int, error) { panic("worse") })
	}()
	if v, err := c.get("a", 1, func() (int, error) { return 7, nil }); v != 7 || err != nil {
		t.Errorf("get after failures = %d, %v; want 7", v, err)
	}
	if c.put("b", 1, 8); c.order.Len() != 2 {
		t.Errorf("%d entries, want 2", c.order.Len())
	}
	if v, _ := c.get("b", 1, nil); v != 8 {
		t.Errorf("get after put = %d, want 8", v)
	}
}
