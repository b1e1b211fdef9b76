package access

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

const (
	usedEvery = time.Minute // how often the last use of one key is written
	usedMost  = 4096        // keys whose last write is remembered
)

// used hands the last uses of keys from requests to Run. It never makes a
// request wait.
type used struct {
	mu      sync.Mutex
	written map[string]time.Time // by key id
	uses    chan use
}

type use struct {
	key string
	at  time.Time
}

func newUsed() *used {
	return &used{written: make(map[string]time.Time), uses: make(chan use, 256)}
}

// note passes on a use unless one was within the last minute. With nobody to
// take it on, it is lost.
func (u *used) note(key string, at time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if last, ok := u.written[key]; ok && at.Sub(last) < usedEvery {
		return
	}
	select {
	case u.uses <- use{key, at}:
	default:
		return
	}
	if len(u.written) >= usedMost {
		clear(u.written)
	}
	u.written[key] = at
}

// Run writes when keys were last used, until the context ends; then it writes
// what is left and returns. Failures are logged: a use is no reason to fail.
func (s *Service) Run(ctx context.Context, log *slog.Logger) {
	write := context.WithoutCancel(ctx)
	for {
		select {
		case use := <-s.used.uses:
			s.writeUse(write, use, log)
		case <-ctx.Done():
			for len(s.used.uses) > 0 {
				s.writeUse(write, <-s.used.uses, log)
			}
			return
		}
	}
}

func (s *Service) writeUse(ctx context.Context, use use, log *slog.Logger) {
	if err := s.store.UsedKey(ctx, use.key, use.at); err != nil {
		log.WarnContext(ctx, "the last use of a key was not written", "key", use.key, "error", err)
	}
}
