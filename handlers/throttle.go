package handlers

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/fault"
)

// limitRate counts the request for its key, or for its address when it has
// none, and tells what is left.
func (s *server) limitRate(next echo.HandlerFunc) echo.HandlerFunc {
	if s.limiter == nil {
		return next
	}
	return func(c echo.Context) error {
		if err := s.charge(c.Response(), s.payer(c.Request())); err != nil {
			return err
		}
		return next(c)
	}
}

// charge counts one request of a caller, and fails with TooMany when there are
// none left.
func (s *server) charge(w http.ResponseWriter, caller string) error {
	if s.limiter == nil {
		return nil
	}
	left, reset, ok := s.limiter.take(caller)
	seconds := strconv.Itoa(int(math.Ceil(reset.Seconds())))
	header := w.Header()
	header.Set("RateLimit-Policy", fmt.Sprintf(`"default";q=%d;w=%d`, s.limiter.limit, int(window/time.Second)))
	header.Set("RateLimit", fmt.Sprintf(`"default";r=%d;t=%s`, left, seconds))
	if ok {
		return nil
	}
	header.Set("Retry-After", seconds)
	return fault.New(fault.TooMany, "%d requests a minute are allowed; try again in %s seconds.", s.limiter.limit, seconds)
}

// payer names who pays for a request.
func (s *server) payer(r *http.Request) string {
	if p := exchangeOf(r.Context()).principal; p != nil {
		return "key " + p.KeyID
	}
	return "address " + s.address(r)
}
