package verifytest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// written is a reply as it goes out.
type written struct {
	status int
	header http.Header
	body   []byte
	halves bool // in two chunks
}

// prepare turns a reply into bytes, with whatever is unusual and yet right.
func (s *Server) prepare(a *ask, rep reply) written {
	out := written{status: rep.status, header: rep.header.Clone()}
	if out.header == nil {
		out.header = http.Header{}
	}
	out.header.Set("X-RateLimit-Remaining", fmt.Sprint(1_000_000-s.requests))
	out.header.Set("Vary", "Accept-Encoding, Accept")
	// Names of headers are not sensitive to case (RFC 9110, 5.1).
	out.header["x-request-id"] = []string{s.requestID()}
	if s.on("bookings-request-id") && a.URL.Path == "/bookings" && a.Method == http.MethodGet {
		out.header["x-request-id"] = []string{fmt.Sprint(s.requests)}
	}
	if rep.body != nil {
		s.prepareBody(a, rep, &out)
	}
	if a.Method == http.MethodHead {
		out.body = nil
	}
	return out
}

func (s *Server) prepareBody(a *ask, rep reply, out *written) {
	raw, isRaw := rep.body.([]byte)
	if !isRaw {
		raw = s.encode(rep.body)
	}
	out.body = raw
	out.header.Set("Content-Type", s.mediaType(rep.media))
	out.halves = len(raw) > 300 && s.sometimes("chunked", 3)
	if rep.weak && len(raw) > 200 && !s.without["gzip"] && acceptsGzip(a.Header.Get("Accept-Encoding")) {
		out.body = compressed(raw)
		out.header.Set("Content-Encoding", "gzip")
	}
}

// mediaType spells a media type of JSON in one of many ways that mean the same
// (RFC 9110, 8.3.1).
func (s *Server) mediaType(name string) string {
	if name == "" {
		name = "application/json"
	}
	if !strings.HasSuffix(name, "json") || s.without["media-spelling"] {
		return name
	}
	ways := []string{name, name + "; charset=utf-8", name + ";charset=UTF-8", strings.ToUpper(name[:1]) + name[1:], name + `; charset="utf-8"`}
	return ways[s.random.IntN(len(ways))]
}

func acceptsGzip(accept string) bool {
	return slices.ContainsFunc(strings.Split(accept, ","), func(coding string) bool {
		name, weight, _ := strings.Cut(coding, ";")
		return strings.EqualFold(strings.TrimSpace(name), "gzip") && strings.ReplaceAll(weight, " ", "") != "q=0"
	})
}

func compressed(raw []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(raw) // a buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

func (out written) write(w http.ResponseWriter) {
	for name, values := range out.header {
		w.Header()[name] = values
	}
	w.WriteHeader(out.status)
	rest := out.body
	if out.halves {
		half := len(rest) / 2
		_, _ = w.Write(rest[:half])
		_ = http.NewResponseController(w).Flush()
		rest = rest[half:]
	}
	_, _ = w.Write(rest) // whoever left does not want it
}
