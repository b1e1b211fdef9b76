package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/fault"
)

func TestErrorsBecomeStatuses(t *testing.T) {
	for _, try := range []struct {
		err    error
		status int32
		detail bool
	}{
		{fault.New(fault.Malformed, "x"), 400, true},
		{fault.New(fault.Unauthenticated, "x"), 401, true},
		{fault.New(fault.Forbidden, "x"), 403, true},
		{fault.New(fault.NotFound, "x"), 404, true},
		{fault.New(fault.Conflict, "x"), 409, true},
		{fault.New(fault.Stale, "x"), 412, true},
		{fault.New(fault.TooLarge, "x"), 413, true},
		{fault.New(fault.Unsupported, "x"), 415, true},
		{fault.New(fault.Invalid, "x"), 422, true},
		{fault.New(fault.Unconditional, "x"), 428, true},
		{fault.New(fault.TooMany, "x"), 429, true},
		{fault.New(fault.Unavailable, "x"), 503, true},
		{fault.New(fault.Internal, "x"), 500, false},
		{errors.New("x"), 500, false},
		{fmt.Errorf("around: %w", fault.New(fault.Conflict, "x")), 409, true},
		{fault.Wrap(context.DeadlineExceeded, "reading"), 503, true},
		{fault.Wrap(context.Canceled, "reading"), 503, true},
		{&http.MaxBytesError{Limit: 7}, 413, true},
		{echo.ErrNotFound, 404, true},
		{echo.ErrMethodNotAllowed, 405, true},
		{echo.NewHTTPError(http.StatusBadRequest, "S3CRET"), 400, true},
		{echo.NewHTTPError(http.StatusTeapot, "S3CRET"), 500, false},
	} {
		p := problemOf(try.err)
		if p.Status != try.status || (p.Detail != nil) != try.detail || p.Title != http.StatusText(int(p.Status)) {
			t.Errorf("%v: %d %s, detail %v; want %d", try.err, p.Status, p.Title, p.Detail, try.status)
		}
	}
}

func TestProblemsAreBounded(t *testing.T) {
	err := fault.New(fault.Invalid, "x")
	for range 2 * maxFieldErrors {
		err.Fields = append(err.Fields, fault.Field{Place: "#/x", Detail: "is wrong"})
	}
	if got := len(problemOf(err).Errors); got != maxFieldErrors {
		t.Errorf("%d errors are listed", got)
	}
}

func TestShortened(t *testing.T) {
	for text, want := range map[string]string{"short": "short", "exactly 10": "exactly 10", "eleven char": "eleven …", "äöüäöü": "äöü…"} {
		if got := shortened(text, 10); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
