package handlers

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/fault"
)

// classify returns the fault that err is, or stands for.
func classify(err error) *fault.Error {
	var known *fault.Error
	var tooLarge *http.MaxBytesError
	var routing *echo.HTTPError
	switch {
	case errors.As(err, &known) && known.Kind != fault.Internal:
		return known
	case errors.As(err, &tooLarge):
		return fault.New(fault.TooLarge, "The body has more than %d bytes.", tooLarge.Limit)
	case errors.Is(err, context.DeadlineExceeded):
		return fault.New(fault.Unavailable, "The request took too long.")
	case errors.Is(err, context.Canceled):
		return fault.New(fault.Unavailable, "The request was given up.")
	case errors.As(err, &routing):
		return classifyRouting(routing.Code)
	}
	return &fault.Error{Err: err}
}

// classifyRouting words what Echo answers on its own.
func classifyRouting(code int) *fault.Error {
	switch code {
	case http.StatusNotFound:
		return fault.New(fault.NotFound, "There is nothing at this address.")
	case http.StatusMethodNotAllowed:
		return fault.New(fault.Malformed, "This address does not take the method; Allow lists those that it takes.")
	case http.StatusBadRequest:
		return fault.New(fault.Malformed, "The request does not follow the contract.")
	}
	return &fault.Error{}
}

// routingStatus returns the status of the one answer that Echo gives and that
// no kind of fault has.
func routingStatus(err error) (int, bool) {
	var routing *echo.HTTPError
	if errors.As(err, &routing) && routing.Code == http.StatusMethodNotAllowed {
		return routing.Code, true
	}
	return 0, false
}
