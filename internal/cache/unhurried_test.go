package cache_test

import (
	"context"
	"testing"
	"time"

	"github.com/apisteward/steward/internal/cache"
)

func TestUnhurriedOutlivesTheCallerAndNotTheDeadline(t *testing.T) {
	asked, leave := context.WithCancel(t.Context())
	ctx, cancel := cache.Unhurried(asked)
	defer cancel()
	leave()
	if err := ctx.Err(); err != nil {
		t.Errorf("it ends with its caller: %v", err)
	}
	late, cancelLate := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancelLate()
	ctx, cancel = cache.Unhurried(late)
	defer cancel()
	if ctx.Err() == nil {
		t.Error("it outlives the deadline")
	}
}
