package main

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"github.com/apisteward/steward/gen/client"
)

// problemError is a server's refusal to do what was asked.
type problemError struct{ client.Problem }

// Error is the problem for people: what happened, the places at fault, and how
// to find the request in the server's log when the server is to blame.
func (p *problemError) Error() string {
	text := "the server refused: " + p.summary()
	for _, f := range p.Errors {
		text += "\n  "
		if f.Place != nil {
			text += *f.Place + ": "
		}
		text += f.Detail
	}
	if p.Status >= http.StatusInternalServerError {
		text += "\n  The server's log says more under request id " + p.RequestID + "."
	}
	if advice := adviceFor(int(p.Status)); advice != "" {
		text += "\n  " + advice
	}
	return text
}

// summary is what happened, with the status that says of what sort it is.
func (p *problemError) summary() string {
	if p.Detail == nil {
		return fmt.Sprintf("%s (%d)", p.Title, p.Status)
	}
	return fmt.Sprintf("%s (%d %s)", *p.Detail, p.Status, p.Title)
}

// isJudgement reports whether the problem is that a document was judged and
// refused: the version is taken or too small a step, or the document has
// findings or faults.
func (p *problemError) isJudgement() bool {
	return p.Status == http.StatusConflict ||
		p.Status == http.StatusUnprocessableEntity && len(p.Findings)+len(p.Errors) > 0
}

// adviceFor says what to do about a refusal of the caller.
func adviceFor(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "Set STEWARD_KEY to a key of this server."
	case http.StatusForbidden:
		return "Use a key that may do this, in STEWARD_KEY."
	}
	return ""
}

// failure says of a call's error what happened: the server's problem, that no
// answer came, or that the answer did not come from Steward.
func (s *server) failure(err error) error {
	var problem *client.ProblemError
	var status *client.StatusError
	var unread *client.DecodeError
	var unsent *client.ConnectionError
	switch {
	case errors.As(err, &problem) && problem.Detail.Status != 0:
		return &problemError{problem.Detail}
	case errors.As(err, &status):
		return strange(status.Status, status.Header)
	case errors.As(err, &unread):
		return strange(unread.Status, unread.Header)
	case errors.As(err, &unsent) && unsent.Timeout:
		return fmt.Errorf("%s did not answer in time; --timeout gives it more", s.url)
	case errors.As(err, &unsent):
		return fmt.Errorf("%s cannot be reached: %w", s.url, unsent.Err)
	}
	return err
}

// strange is an answer that Steward does not give.
func strange(status int, header http.Header) error {
	media, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	return fmt.Errorf("the server did not answer as Steward does (%d %s, %s); is the address right?",
		status, http.StatusText(status), strings.TrimSpace("content type "+media))
}
