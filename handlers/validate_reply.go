package handlers

import (
	"bytes"
	"fmt"
	"io"
	"net/http"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/labstack/echo/v4"
)

// checkReply holds each reply to the contract, errors included. A reply that
// does not keep it becomes a 500, with the reason in the log.
func (s *server) checkReply(r *route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			response := c.Response()
			held := &heldReply{ResponseWriter: response.Writer, header: response.Header().Clone()}
			response.Writer = held
			defer func() { response.Writer = held.ResponseWriter }()
			if err := next(c); err != nil {
				s.httpError(err, c)
			}
			if err := r.checkHeld(c.Request(), held); err != nil {
				response.Writer = held.ResponseWriter
				response.Committed = false
				return fmt.Errorf("the reply breaks the contract: %w", err)
			}
			return held.send()
		}
	}
}

// checkHeld validates a reply. Documents are only checked for their media type.
func (r *route) checkHeld(request *http.Request, held *heldReply) error {
	return openapi3filter.ValidateResponse(request.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, Route: r.openapi},
		Status:                 held.status,
		Header:                 held.header,
		Body:                   io.NopCloser(bytes.NewReader(held.body.Bytes())),
		Options: &openapi3filter.Options{
			IncludeResponseStatus: true,
			ExcludeResponseBody:   r.sendsDocument(held.status),
		},
	})
}

// sendsDocument reports whether the reply with a status is a raw document.
func (r *route) sendsDocument(status int) bool {
	response := r.openapi.Operation.Responses.Status(status)
	if response == nil {
		return false
	}
	raw, _ := response.Value.Extensions[rawBodyExtension].(bool)
	return raw
}

// heldReply keeps a whole reply in memory.
type heldReply struct {
	http.ResponseWriter
	header http.Header
	status int
	body   bytes.Buffer
}

// Header returns the headers that the reply will have.
func (w *heldReply) Header() http.Header { return w.header }

// WriteHeader notes the status.
func (w *heldReply) WriteHeader(status int) { w.status = status }

// Write notes a part of the body.
func (w *heldReply) Write(p []byte) (int, error) { return w.body.Write(p) }

// Unwrap lets http.ResponseController reach the connection.
func (w *heldReply) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// send sends the reply.
func (w *heldReply) send() error {
	header := w.ResponseWriter.Header()
	clear(header)
	for name, values := range w.header {
		header[name] = values
	}
	w.ResponseWriter.WriteHeader(w.status)
	_, err := w.ResponseWriter.Write(w.body.Bytes())
	return err
}
