package handlers

import "net/http"

// serveHead answers HEAD like GET, except for mocked APIs, which may have
// operations of that method. The body is dropped by net/http, which still knows
// the method that was sent.
func serveHead(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead && !inMocks(r) {
			get := *r
			get.Method = http.MethodGet
			r, w = &get, bodiless{w}
		}
		next.ServeHTTP(w, r)
	})
}

// bodiless drops the body of a reply and keeps its headers.
type bodiless struct{ http.ResponseWriter }

// Write pretends to have sent p.
func (w bodiless) Write(p []byte) (int, error) { return len(p), nil }

// Unwrap lets http.ResponseController reach the connection.
func (w bodiless) Unwrap() http.ResponseWriter { return w.ResponseWriter }
