package handlers

import (
	"net/http"
	"strings"

	"github.com/apisteward/steward/internal/ident"
)

const requestIDHeader = "X-Request-Id"

// maxRequestID bounds the ids that callers choose.
const maxRequestID = 128

// identify gives each request an id, the caller's own if it is sane, and sends
// it back.
func (s *server) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(requestIDHeader)
		if !saneRequestID(id) {
			id = s.newRequestID()
		}
		w.Header().Set(requestIDHeader, id)
		next.ServeHTTP(w, withExchange(r, &exchange{requestID: id, accept: strings.Join(r.Header.Values("Accept"), ",")}))
	})
}

// newRequestID returns an id that is unique. Where randomness fails, requests
// are answered without one.
func (s *server) newRequestID() string {
	id, err := ident.New(s.now(), s.random)
	if err != nil {
		return "unidentified"
	}
	return id
}

// saneRequestID reports whether an id can go into logs and headers as it is.
func saneRequestID(id string) bool {
	if id == "" || len(id) > maxRequestID {
		return false
	}
	for _, c := range []byte(id) {
		if !isTokenByte(c) {
			return false
		}
	}
	return true
}

func isTokenByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ||
		c == '-' || c == '_' || c == '.' || c == ':' || c == '/' || c == '+' || c == '='
}
