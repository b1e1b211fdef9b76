package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/fault"
)

// Status returns the status of a kind of fault. It is the only place where kinds
// become statuses.
func Status(kind fault.Kind) int {
	switch kind {
	case fault.Malformed:
		return http.StatusBadRequest
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.Unauthenticated:
		return http.StatusUnauthorized
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.Stale:
		return http.StatusPreconditionFailed
	case fault.Unconditional:
		return http.StatusPreconditionRequired
	case fault.TooLarge:
		return http.StatusRequestEntityTooLarge
	case fault.Unsupported:
		return http.StatusUnsupportedMediaType
	case fault.TooMany:
		return http.StatusTooManyRequests
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// httpError is Echo's error handler.
func (s *server) httpError(err error, c echo.Context) {
	if c.Response().Committed {
		exchangeOf(c.Request().Context()).cause = err
		return
	}
	s.writeError(c.Response(), c.Request(), err)
}

// writeError sends err as a problem (RFC 9457), and keeps its cause for the
// log when it is the server's mistake.
func (s *server) writeError(w http.ResponseWriter, r *http.Request, err error) {
	x := exchangeOf(r.Context())
	problem := problemOf(err)
	problem.RequestID = x.requestID
	instance := r.URL.EscapedPath()
	if len(instance) <= maxInstance {
		problem.Instance = &instance
	}
	status := int(problem.Status)
	if status >= http.StatusInternalServerError && !errors.Is(err, context.Canceled) {
		x.cause = err // unless the caller went away
	}
	body, err := json.Marshal(problem)
	if err != nil {
		x.cause = err
	}
	header := w.Header()
	for _, name := range []string{"Content-Length", "Content-Encoding", "ETag", "Location", "Link"} {
		header.Del(name)
	}
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	if status == http.StatusUnauthorized && header.Get("WWW-Authenticate") == "" {
		header.Set("WWW-Authenticate", "Bearer")
	}
	if allow := header.Get("Allow"); strings.Contains(allow, http.MethodGet) {
		header.Set("Allow", allow+", "+http.MethodHead) // which Echo does not know of
	}
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // a caller who is gone needs no reply
}

// maxInstance is the longest path that a problem repeats.
const maxInstance = 2048

// problemOf describes err to whoever caused it.
func problemOf(err error) *gen.Problem {
	known := classify(err)
	status := Status(known.Kind)
	if code, ok := routingStatus(err); ok {
		status = code
	}
	problem := &gen.Problem{Type: "about:blank", Title: http.StatusText(status), Status: int32(status)}
	if known.Kind != fault.Internal && known.Detail != "" {
		problem.Detail = &known.Detail
		problem.Errors = toFieldErrors(known.Fields)
	}
	var refusal *catalog.Refusal
	if errors.As(err, &refusal) && refusal.Judgement != nil {
		describeRefusal(problem, refusal.Judgement)
	}
	return problem
}

// toFieldErrors converts places at fault.
func toFieldErrors(fields []fault.Field) []gen.FieldError {
	list := make([]gen.FieldError, 0, min(len(fields), maxFieldErrors))
	for _, f := range fields[:min(len(fields), maxFieldErrors)] {
		list = append(list, gen.FieldError{
			Place:  optional(shortened(f.Place, maxPlace)),
			Detail: shortened(f.Detail, maxPlace),
			Line:   optional(int32(f.Line)),
			Column: optional(int32(f.Column)),
		})
	}
	return list
}

// The bounds of FieldError and Problem.errors in the contract.
const (
	maxFieldErrors = 1000
	maxPlace       = 4096
)

// shortened returns at most limit bytes of s, in whole characters.
func shortened(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit-len("…")], "") + "…"
}

// optional returns nil for the zero value, which the contract leaves out.
func optional[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
