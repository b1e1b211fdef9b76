package handlers

import "net/http"

// recorder notes the status and the size of a reply on its way out.
type recorder struct {
	http.ResponseWriter
	status int   // 0 as long as nothing was sent
	bytes  int64 // of the body
}

// WriteHeader sends the status, unless it is informational, once.
func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write sends a part of the body.
func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }
