package verifytest

import (
	"net/http"
	"time"
)

// throttle refuses the first request (503), and short bursts of later ones
// (429), the next of which is always four times as far away. Both say when to
// come again, in one of the two ways of RFC 9110, 10.2.3.
func (s *Server) throttle() (rep reply, refused bool) {
	s.requests++
	if s.requests == 1 && !s.without["starting"] {
		rep = problem(http.StatusServiceUnavailable, "Starting")
		rep.header = header("Retry-After", "1")
		return rep, true
	}
	if s.without["throttling"] {
		return reply{}, false
	}
	for n := 150; n <= s.requests; n *= 4 {
		if n == s.requests {
			s.refusing = 3
		}
	}
	if s.refusing == 0 {
		return reply{}, false
	}
	s.refusing--
	rep = problem(http.StatusTooManyRequests, "Too many requests")
	rep.header = header("Retry-After", "1")
	if s.refusing%2 == 1 {
		rep.header = header("Retry-After", s.now().Add(time.Second).UTC().Format(http.TimeFormat))
	}
	return rep, true
}
