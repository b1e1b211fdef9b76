package workflow

import (
	"context"
	"errors"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// API is one API that workflows call.
type API struct {
	Doc *contract.Document
	// Intent says what the document makes of a request; nil for not knowing.
	Intent func(*call.Case) call.Intent
	// Send sends a request. A *call.UnsendableError makes the step one that
	// could not be run; any other error ends everything.
	Send func(ctx context.Context, c *call.Case) (*call.Exchange, error)
	// Judge holds an answer against the document, and keeps what it finds; nil
	// for not judging.
	Judge func(*call.Exchange) []failure.Failure
}

// unsendable returns why a request could not be sent, if that is what err says.
func unsendable(err error) (reason string, ok bool) {
	var cannot *call.UnsendableError
	if errors.As(err, &cannot) {
		return cannot.Reason, true
	}
	return "", false
}
