package handlers

import (
	"log/slog"
	"net/http"
	"time"
)

// observe logs and counts each request once it is answered. Neither headers
// nor queries are logged: they may hold secrets.
func (s *server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.now()
		rec := &recorder{ResponseWriter: w}
		defer func() {
			if rec.status == 0 {
				rec.status = http.StatusOK
			}
			took := s.now().Sub(began)
			s.metrics.observe(r.Method, exchangeOf(r.Context()).operation, rec.status, took)
			s.logRequest(r, rec, took)
		}()
		next.ServeHTTP(rec, r)
	})
}

func (s *server) logRequest(r *http.Request, rec *recorder, took time.Duration) {
	x := exchangeOf(r.Context())
	level := slog.LevelInfo
	attrs := []slog.Attr{
		slog.String("request_id", x.requestID),
		slog.String("method", r.Method),
		slog.String("path", r.URL.Path),
		slog.Int("status", rec.status),
		slog.Int64("bytes", rec.bytes),
		slog.Duration("took", took),
		slog.String("address", s.address(r)),
	}
	if x.operation != "" {
		attrs = append(attrs, slog.String("operation", x.operation))
	}
	if x.principal != nil {
		attrs = append(attrs, slog.String("key", x.principal.KeyID))
	}
	if x.cause != nil {
		level = slog.LevelError
		attrs = append(attrs, slog.String("error", x.cause.Error()))
	}
	s.logger.LogAttrs(r.Context(), level, "request", attrs...)
}
