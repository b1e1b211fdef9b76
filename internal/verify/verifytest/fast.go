package verifytest

import "net/http"

// Fast returns a handler that answers as fast as it can, and conforms to the
// document "fast" whatever it is asked: requests a second are measured on it.
func Fast() http.Handler {
	body := []byte(`{"items":[{"id":1,"name":"bell","price":4.5},{"id":2,"name":"lamp","price":19.95}]}`)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/items" {
			http.NotFound(w, r)
			return
		}
		switch r.Method {
		case http.MethodGet, http.MethodHead:
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(body)
		case http.MethodPost:
			w.WriteHeader(http.StatusNoContent)
		default:
			w.Header().Set("Allow", "GET, HEAD, POST")
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	})
}
