package handlers

import (
	"bytes"
	"net/http"
)

// capture holds a reply back until it is kept, so that whoever gets a reply
// can get it again.
type capture struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

// WriteHeader notes the status.
func (w *capture) WriteHeader(status int) { w.status = status }

// Write notes a part of the body.
func (w *capture) Write(p []byte) (int, error) { return w.body.Write(p) }

// Unwrap lets http.ResponseController reach the connection.
func (w *capture) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// lasting returns the headers that belong to the reply, and not to the
// occasion as limits and request ids do.
func (w *capture) lasting() map[string][]string {
	kept := make(map[string][]string)
	for _, name := range []string{"Content-Type", "Etag", "Location", "Cache-Control"} {
		if values := w.Header()[name]; len(values) > 0 {
			kept[name] = values
		}
	}
	return kept
}

// send sends what was captured.
func (w *capture) send() error {
	w.ResponseWriter.WriteHeader(w.status)
	_, err := w.ResponseWriter.Write(w.body.Bytes())
	return err
}
