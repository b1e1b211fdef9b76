package handlers

import (
	"context"
	"net/http"
)

// bound gives each request a deadline, after which what it waits for fails
// with context.DeadlineExceeded.
func (s *server) bound(next http.Handler) http.Handler {
	if s.requestTimeout <= 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.requestTimeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
