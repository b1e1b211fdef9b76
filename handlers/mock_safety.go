package handlers

import (
	"net/http"
	"strings"
)

// What a mock answers is what strangers wrote, and it stands on the origin of
// pages and API. It must neither run there nor change how browsers treat the
// origin.

// mockPolicy gives what is shown in a browser an origin of its own, without
// scripts (CSP Level 3, section 6.3.2).
const mockPolicy = "sandbox; default-src 'none'"

func setMockSafety(h http.Header) {
	h.Set("Content-Security-Policy", mockPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
}

// isPartOfPage reports whether a page of this origin asks for something to run
// (Fetch Metadata Request Headers, section 2.1). The policy of the pages lets
// everything of the origin run.
func isPartOfPage(r *http.Request) bool {
	if r.Header.Get("Sec-Fetch-Site") != "same-origin" {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Dest") {
	case "", "empty", "document", "image", "audio", "video", "track", "font", "iframe", "frame":
		return false
	}
	return true
}

// isOriginHeader reports whether a header, in canonical form, says something of
// the whole origin and not of one answer.
func isOriginHeader(name string) bool {
	switch name {
	case "Set-Cookie", "Set-Cookie2", "Clear-Site-Data", "Strict-Transport-Security", "Expect-Ct", "Alt-Svc",
		"Nel", "Report-To", "Reporting-Endpoints", "Service-Worker-Allowed", "Service-Worker",
		"Accept-Ch", "Critical-Ch", "Origin-Agent-Cluster", "Origin-Trial", "Use-As-Dictionary", "Speculation-Rules",
		"Content-Security-Policy", "Content-Security-Policy-Report-Only", "X-Content-Type-Options", "Refresh":
		return true
	}
	return strings.HasPrefix(name, "Public-Key-Pins")
}

// mockWriter sends the answer of a mock. Its headers replace those that the
// server has set already, except where isOriginHeader.
type mockWriter struct {
	http.ResponseWriter
	header  http.Header // of the mock
	private bool        // no cache may show the answer to others
	sent    bool
}

// Header returns the headers of the mock.
func (w *mockWriter) Header() http.Header { return w.header }

// WriteHeader sends the status and those of the headers that may be sent.
func (w *mockWriter) WriteHeader(status int) {
	w.copyHeader()
	w.sent = status >= http.StatusOK
	w.ResponseWriter.WriteHeader(status)
}

func (w *mockWriter) copyHeader() {
	if w.sent {
		return
	}
	to := w.ResponseWriter.Header()
	for name, values := range w.header {
		switch canonical := http.CanonicalHeaderKey(name); {
		case isOriginHeader(canonical):
		case canonical == "Vary":
			to[canonical] = append(to[canonical], values...)
		default:
			to[canonical] = values
		}
	}
	if w.private {
		to.Set("Cache-Control", "private, no-store")
	}
}

// Write sends a part of the body.
func (w *mockWriter) Write(p []byte) (int, error) {
	if !w.sent {
		w.WriteHeader(http.StatusOK)
	}
	return w.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *mockWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
