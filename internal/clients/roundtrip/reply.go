package roundtrip

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strconv"
)

// send writes a reply; left is called when the client went away before its end.
func (r Reply) send(w http.ResponseWriter, req *http.Request, left func()) {
	switch {
	case r.Drop:
		hangUp(w)
		return
	case r.Hang:
		<-req.Context().Done()
		left()
		return
	}
	body := r.bytes()
	r.head(w, body)
	if r.Cut {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)+1))
	}
	w.WriteHeader(r.status())
	if req.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
	for _, chunk := range r.Chunks {
		_, _ = io.WriteString(w, chunk)
		flush(w)
	}
	if r.Cut {
		flush(w)
		hangUp(w)
	}
	if r.Open {
		flush(w)
		<-req.Context().Done()
		left()
	}
}

func (r Reply) head(w http.ResponseWriter, body []byte) {
	kind := r.Type
	if kind == "" && r.JSON != nil {
		kind = "application/json"
	}
	if kind != "" {
		w.Header().Set("Content-Type", kind)
	} else {
		w.Header()["Content-Type"] = nil // else net/http guesses
	}
	if r.Gzip {
		w.Header().Set("Content-Encoding", "gzip")
	}
	for key, value := range r.Headers {
		w.Header().Set(key, value)
	}
	if len(r.Chunks) == 0 && r.status() != http.StatusNoContent && !r.Open {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	}
}

// status is what is answered.
func (r Reply) status() int {
	switch {
	case r.Status != 0:
		return r.Status
	case r.Body == "" && r.JSON == nil && r.Chunks == nil && r.Size == 0 && r.Type == "":
		return http.StatusNoContent
	}
	return http.StatusOK
}

// plain is the body before it is packed.
func (r Reply) plain() []byte {
	if r.Size > 0 {
		return Pattern(r.Size)
	}
	return []byte(r.Body)
}

func (r Reply) bytes() []byte {
	if !r.Gzip {
		return r.plain()
	}
	var b bytes.Buffer
	packer := gzip.NewWriter(&b)
	_, _ = packer.Write(r.plain()) // to memory
	_ = packer.Close()
	return b.Bytes()
}

func flush(w http.ResponseWriter) { _ = http.NewResponseController(w).Flush() }

// hangUp closes the connection.
func hangUp(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
	}
}
