package verifytest

import (
	"io"
	"net/http"
	"net/url"
	"strings"
)

// largest is the size of the largest body that is read, in bytes.
const largest = 64 << 10

// ask is a request that was read.
type ask struct {
	*http.Request
	body   []byte
	params []string // of the path, decoded
	person string   // whom the bearer token belongs to
}

// receive reads a request whole, or returns the answer to one that is too large.
func (s *Server) receive(r *http.Request) (*ask, *reply) {
	a := &ask{Request: r}
	body, err := io.ReadAll(io.LimitReader(r.Body, largest+1))
	if err != nil {
		rep := problem(http.StatusBadRequest, "The body ended early")
		return a, &rep
	}
	if len(body) > largest {
		rep := problem(http.StatusRequestEntityTooLarge, "The body is too large")
		return a, &rep
	}
	a.body = body
	return a, nil
}

// cookie returns the value of a cookie as it stands there, even if it has
// characters that no cookie may have; empty where there is none.
func (a *ask) cookie(name string) string {
	for pair := range strings.SplitSeq(strings.Join(a.Header.Values("Cookie"), ";"), ";") {
		if is, value, _ := strings.Cut(strings.TrimSpace(pair), "="); is == name {
			return value
		}
	}
	return ""
}

// query reads the query. A semicolon is a character like any other in it.
func (a *ask) query() (url.Values, error) {
	return url.ParseQuery(strings.ReplaceAll(a.URL.RawQuery, ";", "%3B"))
}
