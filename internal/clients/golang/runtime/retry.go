package runtime

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"
)

// How long a repetition waits: a random time up to the base, doubled with each
// attempt, up to the cap; and never less than the API asks for, unless that is
// longer than it is worth waiting for.
const (
	backoffBase = 500 * time.Millisecond
	backoffCap  = 8 * time.Second
	longestWait = 60 * time.Second
)

// exchange sends a draft, again if need be, and returns the last reply,
// whatever its status.
func (c *core) exchange(ctx context.Context, d *draft, s *settings) (*reply, error) {
	refreshed := false
	for attempt := 0; ; attempt++ {
		got, err := c.attempt(ctx, d, s)
		if !refreshed && err == nil && got.status == http.StatusUnauthorized && d.repeatable() && c.refresh(d.op, s) {
			refreshed = true
			attempt--
			continue
		}
		wait, again := s.again(ctx, d, got, err, attempt)
		if !again {
			return got, err
		}
		s.logger.LogAttrs(ctx, slog.LevelDebug, "repeating a call", slog.String("operation", d.op.id),
			slog.Int("attempt", attempt+2), slog.Duration("wait", wait), slog.String("reason", reason(got, err)))
		if err := s.clock.Sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// again decides whether a call is repeated, and after what time.
func (s *settings) again(ctx context.Context, d *draft, got *reply, err error, attempt int) (time.Duration, bool) {
	if attempt >= s.retries || !d.op.idempotent || !d.repeatable() || ctx.Err() != nil {
		return 0, false
	}
	wait := time.Duration(s.clock.Random() * float64(min(backoffCap, backoffBase<<min(attempt, 10))))
	if err != nil {
		var connection *ConnectionError
		return wait, errors.As(err, &connection) && !lasting(err)
	}
	if !passing(got.status) {
		return 0, false
	}
	asked := retryAfter(got.header, s.clock.Now())
	return max(wait, asked), asked <= longestWait
}

// repeatable reports whether the body can be sent once more.
func (d *draft) repeatable() bool { return d.payload == nil || d.payload.again }

// lasting reports whether an attempt would meet the same failure again: a
// certificate that is not trusted, or a host that does not exist.
func lasting(err error) bool {
	var certificate *tls.CertificateVerificationError
	var host *net.DNSError
	return errors.As(err, &certificate) || errors.As(err, &host) && host.IsNotFound
}

// passing reports whether a status may pass by itself.
func passing(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// retryAfter reads Retry-After (RFC 9110, section 10.2.3): seconds or a date.
// It is 0 when there is none.
func retryAfter(header http.Header, now time.Time) time.Duration {
	text := header.Get("Retry-After")
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, 1e9) * float64(time.Second))
	}
	if date, err := http.ParseTime(text); err == nil {
		return max(0, date.Sub(now))
	}
	return 0
}

func reason(got *reply, err error) string {
	if err != nil {
		return err.Error()
	}
	return http.StatusText(got.status)
}
