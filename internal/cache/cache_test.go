package cache

import (
	"errors"
	"sync"
	"testing"
)

func TestCacheComputesOnce(t *testing.T) {
	c := New[string, int](10)
	var wg sync.WaitGroup
	computed := 0
	begun := make(chan struct{})
	for range 20 {
		wg.Go(func() {
			<-begun
			if v, err := c.Get("a", func() (int, int64, error) { computed++; return 7, 1, nil }); v != 7 || err != nil {
				t.Errorf("Get = %d, %v", v, err)
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
	c := New[string, string](10)
	get := func(key string, cost int64) (computed bool) {
		c.Get(key, func() (string, int64, error) { computed = true; return key, cost, nil })
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

func TestCacheMakesRoomForWhatTookLongest(t *testing.T) {
	c := New[string, int](10)
	c.Get("slow", func() (int, int64, error) {
		c.Put("quick", 8, 1) // computed meanwhile, and used later
		return 2, 9, nil
	})
	recomputed := false
	c.Get("quick", func() (int, int64, error) { recomputed = true; return 1, 1, nil })
	if !recomputed {
		t.Error("both are kept, beyond the room")
	}
	if v, _ := c.Get("slow", nil); v != 2 {
		t.Error("the value computed last was dropped")
	}
}

func TestCacheKeepsNoErrors(t *testing.T) {
	c := New[string, int](10)
	failure := errors.New("no luck")
	if _, err := c.Get("a", func() (int, int64, error) { return 0, 1, failure }); !errors.Is(err, failure) {
		t.Errorf("Get = %v, want the failure", err)
	}
	func() {
		defer func() { recover() }()
		c.Get("a", func() (int, int64, error) { panic("worse") })
	}()
	if v, err := c.Get("a", func() (int, int64, error) { return 7, 1, nil }); v != 7 || err != nil {
		t.Errorf("Get after failures = %d, %v; want 7", v, err)
	}
	if c.Put("b", 1, 8); c.order.Len() != 2 {
		t.Errorf("%d entries, want 2", c.order.Len())
	}
	if v, _ := c.Get("b", nil); v != 8 {
		t.Errorf("Get after put = %d, want 8", v)
	}
}
