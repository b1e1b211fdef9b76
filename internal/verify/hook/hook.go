// Package hook asks a program of the user's over HTTP about each request of a
// verification before it is sent: to sign it, to add a header, to leave it out.
package hook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/verify/call"
)

// maxAnswer bounds what a hook may answer with, in bytes.
const maxAnswer = 16 << 20

// Question is what a hook is sent as JSON.
type Question struct {
	Operation   string      `json:"operation"`              // "GET /books/{isbn}"
	OperationID string      `json:"operation_id,omitempty"` // "getBook"
	Phase       string      `json:"phase"`
	Intent      string      `json:"intent"` // "valid", "invalid" or "unknown"
	Method      string      `json:"method"`
	URL         string      `json:"url"`
	Headers     http.Header `json:"headers"`
	Body        string      `json:"body,omitempty"`
	BodyBytes   []byte      `json:"body_base64,omitempty"` // instead of Body when that is no text
}

// Answer is what a hook may answer with status 200. Status 204 leaves the
// request as it is.
type Answer struct {
	Headers map[string]string `json:"headers"` // set; an empty value takes a header away
	Query   map[string]string `json:"query"`   // set
	Body    *string           `json:"body"`    // instead of the request's
	Skip    string            `json:"skip"`    // why the request must not be sent
}

// Hook asks one address.
type Hook struct {
	url    string
	client *http.Client
}

// New returns a Hook. It returns an error for what is no http or https URL.
func New(address string) (*Hook, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("a hook is an http or https URL, and %q is none", address)
	}
	client := &http.Client{
		Timeout:       30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &Hook{address, client}, nil
}

// Before asks the hook about a request and changes the request as it says. It
// returns a *call.UnsendableError when the request is to be left out.
func (h *Hook) Before(ctx context.Context, c *call.Case, r *http.Request) error {
	body, err := bodyOf(r)
	if err != nil {
		return err
	}
	answer, err := h.ask(ctx, question(c, r, body))
	switch {
	case err != nil:
		return fmt.Errorf("the hook at %s: %w", h.url, err)
	case answer == nil:
		return nil
	case answer.Skip != "":
		return &call.UnsendableError{Reason: "the hook left it out: " + answer.Skip}
	}
	answer.apply(r)
	return nil
}

func bodyOf(r *http.Request) ([]byte, error) {
	if r.GetBody == nil {
		return nil, nil
	}
	body, err := r.GetBody()
	if err != nil {
		return nil, err
	}
	defer body.Close()
	return io.ReadAll(body)
}

func question(c *call.Case, r *http.Request, body []byte) Question {
	q := Question{
		Operation: c.Operation.Name(), OperationID: c.Operation.ID, Phase: string(c.Phase), Intent: c.Intent.String(),
		Method: r.Method, URL: r.URL.String(), Headers: r.Header,
	}
	if utf8.Valid(body) {
		q.Body = string(body)
	} else {
		q.BodyBytes = body
	}
	return q
}

// ask returns nil when there is nothing to change.
func (h *Hook) ask(ctx context.Context, q Question) (*Answer, error) {
	data, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	reply, err := h.client.Do(r)
	if err != nil {
		return nil, err
	}
	defer reply.Body.Close()
	switch reply.StatusCode {
	case http.StatusNoContent:
		return nil, nil
	case http.StatusOK:
	default:
		return nil, fmt.Errorf("it answered %s, where 200 or 204 is expected", reply.Status)
	}
	d := json.NewDecoder(io.LimitReader(reply.Body, maxAnswer))
	d.DisallowUnknownFields()
	var a Answer
	if err := d.Decode(&a); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("its answer cannot be read: %w", err)
	}
	return &a, nil
}

func (a *Answer) apply(r *http.Request) {
	for name, value := range a.Headers {
		if value == "" {
			r.Header.Del(name)
		} else {
			r.Header.Set(name, value)
		}
	}
	if len(a.Query) > 0 {
		q := r.URL.Query()
		for name, value := range a.Query {
			q.Set(name, value)
		}
		r.URL.RawQuery = q.Encode()
	}
	if a.Body != nil {
		data := []byte(*a.Body)
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
		r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	}
}
