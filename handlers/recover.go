package handlers

import (
	"fmt"
	"net/http"
	"runtime/debug"
)

// survive turns a panic into a 500 and keeps its stack for the log.
func (s *server) survive(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		defer func() {
			switch p := recover(); {
			case p == nil:
			case p == http.ErrAbortHandler || rec.status != 0:
				exchangeOf(r.Context()).cause = panicError(p)
				panic(http.ErrAbortHandler) // too late for a reply: close the connection
			default:
				s.writeError(rec, r, panicError(p))
			}
		}()
		next.ServeHTTP(rec, r)
	})
}

func panicError(p any) error {
	if p == http.ErrAbortHandler {
		return http.ErrAbortHandler
	}
	return fmt.Errorf("panic: %v\n%s", p, debug.Stack())
}
