package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/store"
)

const (
	idempotencyHeader = "Idempotency-Key"
	replayedHeader    = "Idempotent-Replayed"
)

// replay makes a request that creates safe to repeat: the reply to the first
// one is kept, and sent again for the same Idempotency-Key and payload. Only
// success is kept, since what was refused may be right the next time.
func (s *server) replay(r *route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			header := c.Request().Header.Get(idempotencyHeader)
			if header == "" {
				return next(c)
			}
			key, err := parseIdempotencyKey(header)
			if err != nil {
				return err
			}
			payload, err := payloadOf(c.Request())
			if err != nil {
				return err
			}
			a := &attempt{server: s, c: c, scope: replyScope(c), key: key}
			return a.run(payload, next)
		}
	}
}

// attempt is one request with an Idempotency-Key.
type attempt struct {
	*server
	c          echo.Context
	scope, key string
}

// run answers the request, from what is kept if it can.
func (a *attempt) run(payload []byte, next echo.HandlerFunc) error {
	kept, err := a.replies.BeginReply(a.c.Request().Context(), a.scope, a.key, payload)
	if err != nil {
		return err
	}
	if kept != nil {
		return a.resend(kept)
	}
	return a.answer(next)
}

// answer answers the request and keeps the reply if it is a success. What ends
// in an error, or a panic, may be tried again.
func (a *attempt) answer(next echo.HandlerFunc) error {
	response := a.c.Response()
	captured := &capture{ResponseWriter: response.Writer}
	response.Writer = captured
	kept := false
	defer func() {
		response.Writer = captured.ResponseWriter
		if !kept {
			ctx := context.WithoutCancel(a.c.Request().Context())
			a.warn(ctx, "a reply was not forgotten", a.replies.ForgetReply(ctx, a.scope, a.key))
		}
	}()
	if err := next(a.c); err != nil {
		return err
	}
	kept = captured.status/100 == 2 && a.keep(captured)
	return captured.send()
}

// keep reports whether the reply could be kept. Where it could not, the caller
// gets it all the same.
func (a *attempt) keep(captured *capture) bool {
	ctx := context.WithoutCancel(a.c.Request().Context())
	body, err := seal(bearer(a.c.Request()), a.scope+" "+a.key, captured.body.Bytes())
	if err == nil {
		err = a.replies.CompleteReply(ctx, a.scope, a.key, &store.Reply{
			Status: captured.status, Header: captured.lasting(), Body: body,
		})
	}
	a.warn(ctx, "a reply was not kept for repetition", err)
	return err == nil
}

// resend sends a kept reply.
func (a *attempt) resend(kept *store.Reply) error {
	body, err := unseal(bearer(a.c.Request()), a.scope+" "+a.key, kept.Body)
	if err != nil {
		return fault.Wrap(err, "opening a kept reply")
	}
	header := a.c.Response().Header()
	for name, values := range kept.Header {
		header[name] = values
	}
	header.Set(replayedHeader, "true")
	a.c.Response().WriteHeader(kept.Status)
	_, err = a.c.Response().Write(body)
	return err
}

// replyScope names what an Idempotency-Key belongs to: whoever sends it, and
// where to.
func replyScope(c echo.Context) string {
	return exchangeOf(c.Request().Context()).principal.KeyID + " " + c.Request().Method + " " + c.Request().URL.EscapedPath()
}

// payloadOf hashes what the reply depends on besides the address: the query,
// the media type and the body. It leaves the body to be read again.
func payloadOf(request *http.Request) ([]byte, error) {
	validated, isValidated := request.Body.(interface{ ValidatedValue() any })
	data, err := readBody(request.Body)
	if err != nil {
		return nil, err
	}
	request.Body = bytesBody(data)
	if isValidated {
		request.Body = validatedBody{request.Body, validated.ValidatedValue()}
	}
	h := sha256.New()
	for _, part := range [][]byte{[]byte(request.URL.Query().Encode()), []byte(request.Header.Get("Content-Type")), data} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		h.Write(part)
	}
	return h.Sum(nil), nil
}
