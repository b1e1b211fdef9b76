package runtime

import (
	"context"
	"crypto/rand"
	"fmt"
	mathrand "math/rand/v2"
	"time"
)

// Clock is where a client takes time and chance from, so that tests need not
// wait. Fields that are nil are taken from the system.
type Clock struct {
	Now    func() time.Time
	Sleep  func(ctx context.Context, d time.Duration) error // returns ctx.Err() when ctx ends first
	Random func() float64                                   // at least 0, less than 1
	Key    func() string                                    // a new idempotency key
}

// complete fills in what is nil.
func (c Clock) complete() Clock {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Sleep == nil {
		c.Sleep = sleep
	}
	if c.Random == nil {
		c.Random = mathrand.Float64
	}
	if c.Key == nil {
		c.Key = newKey
	}
	return c
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// newKey returns a random UUID (RFC 9562, section 5.4) as a structured string
// (RFC 9651, section 3.3.3), which the draft of the Idempotency-Key header asks
// for.
func newKey() string {
	var b [16]byte
	rand.Read(b[:])
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf(`"%x-%x-%x-%x-%x"`, b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
