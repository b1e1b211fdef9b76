package main

import (
	"io"
	"net/http"
	"net/http/httptest"
)

// fault answers an attempt in place of the server, or with what the server
// says.
type fault func(server http.Handler, w http.ResponseWriter, r *http.Request)

// faults are what can happen to an attempt, by name.
func faults() map[string]fault {
	return map[string]fault{
		"drop":      drop,
		"lose":      lose,
		"cut":       cut,
		"delay":     delay,
		"429":       answer(http.StatusTooManyRequests, http.Header{"Retry-After": {"1"}}),
		"busy":      answer(http.StatusTooManyRequests, http.Header{"Retry-After": {"120"}}),
		"500":       answer(http.StatusInternalServerError, nil),
		"503":       answer(http.StatusServiceUnavailable, nil),
		"html":      html,
		"deprecate": deprecate,
	}
}

// drop ends the connection before the server hears of the attempt.
func drop(http.Handler, http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

// lose ends the connection after the server has done what it was asked.
func lose(server http.Handler, _ http.ResponseWriter, r *http.Request) {
	server.ServeHTTP(httptest.NewRecorder(), r)
	panic(http.ErrAbortHandler)
}

// cut ends the connection in the middle of the reply.
func cut(server http.Handler, w http.ResponseWriter, r *http.Request) {
	r.Header.Set("Accept-Encoding", "identity")
	said := httptest.NewRecorder()
	server.ServeHTTP(said, r)
	for name, values := range said.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(said.Code)
	_, _ = w.Write(said.Body.Bytes()[:said.Body.Len()/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

// delay answers nothing until the client has given up.
func delay(_ http.Handler, _ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

// answer gives the answer of a gateway.
func answer(status int, header http.Header) fault {
	return func(_ http.Handler, w http.ResponseWriter, _ *http.Request) {
		for name, values := range header {
			w.Header()[name] = values
		}
		http.Error(w, http.StatusText(status), status)
	}
}

// html gives the answer of something else than the server.
func html(_ http.Handler, w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	_, _ = io.WriteString(w, "<html>welcome</html>")
}

// deprecate announces, as RFC 9745 and RFC 8594 do, that the operation goes
// away.
func deprecate(server http.Handler, w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Deprecation", "@1796083200")
	w.Header().Set("Sunset", "Tue, 01 Jun 2027 00:00:00 GMT")
	w.Header().Set("Link", `<https://example.com/moving>; rel="deprecation"`)
	server.ServeHTTP(w, r)
}
