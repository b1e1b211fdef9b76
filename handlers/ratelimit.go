package handlers

import (
	"container/list"
	"sync"
	"time"
)

// window is the time in which the limit holds.
const window = time.Minute

// maxCallers bounds the callers that a limiter remembers; beyond it, the one
// whose window began first is forgotten.
const maxCallers = 50_000

// limiter counts requests of each caller in windows that begin with its first
// one. It is safe for concurrent use.
type limiter struct {
	limit int
	now   func() time.Time

	mu      sync.Mutex
	callers map[string]*list.Element
	began   *list.List // of *allowance, oldest window first
}

// allowance is what one caller has used up.
type allowance struct {
	caller string
	used   int
	began  time.Time
}

func newLimiter(limit int, now func() time.Time) *limiter {
	return &limiter{limit: limit, now: now, callers: make(map[string]*list.Element), began: list.New()}
}

// take counts a request. It returns how many are left and when there are more,
// and whether this one is within the limit.
func (l *limiter) take(caller string) (left int, reset time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.forget(now)
	a := l.allowanceOf(caller, now)
	reset = window - now.Sub(a.began)
	if a.used >= l.limit {
		return 0, reset, false
	}
	a.used++
	return l.limit - a.used, reset, true
}

// forget drops callers whose window is over.
func (l *limiter) forget(now time.Time) {
	for first := l.began.Front(); first != nil; first = l.began.Front() {
		if now.Sub(first.Value.(*allowance).began) < window && l.began.Len() < maxCallers {
			return
		}
		delete(l.callers, l.began.Remove(first).(*allowance).caller)
	}
}

func (l *limiter) allowanceOf(caller string, now time.Time) *allowance {
	if at, known := l.callers[caller]; known {
		return at.Value.(*allowance)
	}
	a := &allowance{caller: caller, began: now}
	l.callers[caller] = l.began.PushBack(a)
	return a
}
