package check

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/call"
)

func TestNoResponse(t *testing.T) {
	broken := func(err error) func(x *call.Exchange) {
		return func(x *call.Exchange) { x.Status, x.Header, x.Err = 0, nil, err }
	}
	cut := func(err error) func(x *call.Exchange) {
		return func(x *call.Exchange) { x.Cut, x.Err = true, err }
	}
	late := fmt.Errorf("no answer in time: %w", context.DeadlineExceeded)
	const of = "no-response #/paths/~1things~1{id}/get"
	runCases(t, []checkCase{
		{"broken", answer{to: "GET /things/{id}", change: broken(io.EOF)}, []string{of}},
		{"no HTTP", answer{to: "GET /things/{id}", change: broken(errors.New(`malformed HTTP response "hi"`))}, []string{of}},
		{"late", answer{to: "GET /things/{id}", change: broken(late), about: invalid()}, []string{of}},
		{"breaks off", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id`, change: cut(io.ErrUnexpectedEOF)}, []string{of}},
		{"does not end", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id`, change: cut(late)}, []string{of}},
		{"need not end", answer{to: "GET /things/{id}", status: 200, typed: "text/event-stream", body: "data: 1\n\n", change: cut(late)}, nil},
		{"too long to be read", answer{to: "GET /things/{id}", status: 200, typed: jsonType, body: `{"id`, change: cut(nil)}, nil},
		{"a large body", answer{to: "POST /things", about: invalid(), change: func(x *call.Exchange) {
			broken(io.EOF)(x)
			x.Body = make([]byte, largestBody+1)
		}}, nil},
		{"a long header", answer{to: "POST /things", change: func(x *call.Exchange) {
			broken(io.EOF)(x)
			x.Sent.Set("X-Long", strings.Repeat("x", largestTarget))
		}}, nil},
		{"a method that nobody knows", answer{to: "GET /things/{id}", about: call.Case{Method: "TRACE"}, change: broken(io.EOF)}, nil},
	})
}
