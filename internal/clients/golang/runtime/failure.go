package runtime

import (
	"bytes"
	"fmt"
	"net/http"
)

// ConnectionError is a call that brought no reply: the server could not be
// reached, the connection broke, or it took longer than the timeout. A call
// that its context ended is the context's error instead.
type ConnectionError struct {
	Method  string
	URL     string // without credentials
	Timeout bool   // the attempt took longer than WithTimeout allows
	Err     error  // the cause; context.DeadlineExceeded of a Timeout
}

// Error is "GET /users/7: connection refused".
func (e *ConnectionError) Error() string {
	if e.Timeout {
		return fmt.Sprintf("%s %s: no reply within the timeout", e.Method, pathOf(e.URL))
	}
	return fmt.Sprintf("%s %s: %v", e.Method, pathOf(e.URL), e.Err)
}

// Unwrap returns the cause.
func (e *ConnectionError) Unwrap() error { return e.Err }

// DecodeError is a success whose body is not what the API documents.
type DecodeError struct {
	Status int
	Header http.Header
	Method string
	URL    string // without credentials
	Body   []byte // the first 16 mebibytes
	Err    error
}

// Error is "GET /users/7: 200 OK, but the text/html body cannot be read: ...".
func (e *DecodeError) Error() string {
	media := e.Header.Get("Content-Type")
	if media == "" {
		media = "untyped"
	}
	return fmt.Sprintf("%s %s: %d %s, but the %s body cannot be read: %v",
		e.Method, pathOf(e.URL), e.Status, http.StatusText(e.Status), media, e.Err)
}

// Unwrap returns the cause.
func (e *DecodeError) Unwrap() error { return e.Err }

// decodeError is the error of a reply that cannot be read.
func (d *draft) decodeError(got *reply, err error) *DecodeError {
	return &DecodeError{Status: got.status, Header: got.header, Method: d.op.verb, URL: d.address(),
		Body: got.body[:min(len(got.body), maxErrorBody)], Err: err}
}

// maxErrorBody is how much of a body an error keeps.
const maxErrorBody = 16 << 20

// trim takes away white space and a byte order mark.
func trim(data []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
}
