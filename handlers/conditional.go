package handlers

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/apisteward/steward/internal/etag"
)

// tagFromBody, as the ETag of a reply, asks for one made from its body.
const tagFromBody = ""

// conditional answers 304 where the caller has what would be sent. Handlers
// say what they send with an ETag header.
func conditional(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Method != http.MethodGet {
			return next(c)
		}
		w := &conditionalWriter{ResponseWriter: c.Response().Writer, wanted: c.Request().Header.Get("If-None-Match")}
		c.Response().Writer = w
		defer func() { c.Response().Writer = w.ResponseWriter }()
		if err := next(c); err != nil {
			return err
		}
		return w.finish()
	}
}

// conditionalWriter holds a reply back until its entity tag is known.
type conditionalWriter struct {
	http.ResponseWriter
	wanted string       // If-None-Match
	held   bytes.Buffer // the body, while the tag is made from it
	hold   bool
	drop   bool // the caller has it
}

// WriteHeader sends the status, or 304 instead of 200.
func (w *conditionalWriter) WriteHeader(status int) {
	tag, tagged := w.Header()["Etag"]
	switch {
	case status != http.StatusOK || !tagged:
		w.ResponseWriter.WriteHeader(status)
	case tag[0] == tagFromBody:
		w.hold = true
	default:
		w.send(tag[0])
	}
}

// Write sends, holds or drops a part of the body.
func (w *conditionalWriter) Write(p []byte) (int, error) {
	switch {
	case w.hold:
		return w.held.Write(p)
	case w.drop:
		return len(p), nil
	}
	return w.ResponseWriter.Write(p)
}

// send sends the status for a representation with the given tag.
func (w *conditionalWriter) send(tag string) {
	w.drop = w.wanted != "" && etag.Matches(w.wanted, tag)
	if !w.drop {
		w.ResponseWriter.WriteHeader(http.StatusOK)
		return
	}
	w.Header().Del("Content-Type")
	w.Header().Del("Content-Length")
	w.ResponseWriter.WriteHeader(http.StatusNotModified)
}

// finish sends what was held back.
func (w *conditionalWriter) finish() error {
	if !w.hold {
		return nil
	}
	w.hold = false
	tag := etag.Of(w.held.Bytes())
	w.Header().Set("ETag", tag)
	w.send(tag)
	_, err := w.Write(w.held.Bytes())
	return err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *conditionalWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
