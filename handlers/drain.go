package handlers

import (
	"io"
	"net/http"
)

// maxDrained bounds, in bytes, what is read of a body that nobody wants.
const maxDrained = 128 << 20

// drained reads the rest of a body that was refused half-way, a body too large
// for instance. A connection that is closed while the caller still sends is
// reset, and the caller never sees the reply (RFC 9112, 9.6). Callers that
// asked before sending have not begun to.
func drained(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := r.Body
		next.ServeHTTP(w, r)
		if body != nil && r.Header.Get("Expect") == "" {
			_, _ = io.CopyN(io.Discard, body, maxDrained) // whether it arrives does not matter
		}
	})
}
