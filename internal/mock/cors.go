package mock

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// allowOrigin lets pages of other origins see an answer, so that programs in a
// browser can be tried (Fetch Standard, section 3.2). There is nothing in a mock
// that only some may see.
func allowOrigin(header http.Header, r *http.Request) {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return
	}
	header.Add("Vary", "Origin")
	header.Set("Access-Control-Allow-Origin", origin)
	header.Set("Access-Control-Allow-Credentials", "true")
}

// isPreflight reports whether a browser asks what it may send.
func isPreflight(r *http.Request) bool {
	return r.Method == http.MethodOptions && r.Header.Get("Origin") != "" && r.Header.Get("Access-Control-Request-Method") != ""
}

// allowPreflight answers that whatever is asked for may be sent.
func allowPreflight(header http.Header, r *http.Request, methods []string) {
	header.Add("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers")
	header.Set("Access-Control-Allow-Methods", strings.Join(methods, ", "))
	if asked := r.Header.Get("Access-Control-Request-Headers"); asked != "" {
		header.Set("Access-Control-Allow-Headers", asked)
	}
	if r.Header.Get("Access-Control-Request-Private-Network") == "true" {
		header.Set("Access-Control-Allow-Private-Network", "true")
	}
	header.Set("Access-Control-Max-Age", "600")
}

// exposeHeaders lets pages read every header of an answer. An asterisk would
// not do, since credentials may be sent.
func exposeHeaders(header http.Header) {
	if header.Get("Access-Control-Allow-Origin") == "" {
		return
	}
	names := make([]string, 0, len(header))
	for name := range header {
		if name != "Vary" && !strings.HasPrefix(name, "Access-Control-") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return
	}
	slices.Sort(names)
	header.Set("Access-Control-Expose-Headers", strings.Join(names, ", "))
}

// isLocal reports whether a request comes from no page of a browser, or from a
// page of the same machine: nobody else may change the mock. On a server, pages of
// the server may; elsewhere any name may lead to the mock, so that a page of the
// mock's own origin can be anybody's.
func (m *Mock) isLocal(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	if err != nil {
		return false
	}
	switch u.Hostname() {
	case "localhost", "127.0.0.1", "::1":
		return true
	}
	return m.options.Prefix != "" && u.Host == r.Host
}
