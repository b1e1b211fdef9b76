package main

import (
	"context"
	"time"
)

// purgeEvery is how often replies kept for Idempotency-Key are looked through.
// They are not given out once they have expired, so that only room is at stake.
const purgeEvery = time.Hour

// keepHouse removes what has expired, at once and then every hour, until the
// context ends. Another process may do the same on the same database.
func (d *daemon) keepHouse(ctx context.Context) {
	for {
		switch n, err := d.store.PurgeReplies(ctx); {
		case ctx.Err() != nil:
			return
		case err != nil:
			d.log.Warn("expired replies were not removed", "error", err)
		case n > 0:
			d.log.Info("removed expired replies", "replies", n)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(purgeEvery):
		}
	}
}
