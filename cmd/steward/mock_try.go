package main

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/mock"
	"github.com/apisteward/steward/internal/portal/sample"
	"github.com/apisteward/steward/internal/wire"
)

// maxTries is how many operations are tried for a line that works.
const maxTries = 8

// tryLine is a command line that the mock answers with success, or "" where none
// is found: one that reads, with as little in it as can be.
func (s *mockServer) tryLine(doc *contract.Document, root string) string {
	maker, m := sample.New(doc), mock.New(doc, s.calm())
	if s.seeded != nil && m.State().Load(s.seeded) != nil {
		return ""
	}
	for _, op := range easiest(doc.Operations()) {
		t := newTrial(maker.Request(op))
		if t.succeeds(m) {
			return t.curl(root)
		}
	}
	return ""
}

// easiest are the operations that read, those that want the least first.
func easiest(ops []*contract.Operation) []*contract.Operation {
	reading := slices.DeleteFunc(slices.Clone(ops), func(op *contract.Operation) bool { return op.Method != http.MethodGet })
	slices.SortStableFunc(reading, func(a, b *contract.Operation) int { return wants(a) - wants(b) })
	return reading[:min(len(reading), maxTries)]
}

// wants is how much a caller must give for an operation.
func wants(op *contract.Operation) int {
	n := 0
	for _, p := range op.Parameters {
		if p.Required {
			n++
		}
	}
	if len(op.Security) > 0 {
		n += len(op.Security[0].Schemes)
	}
	return n
}

// trial is a request that may work.
type trial struct {
	target  string // path and query
	headers []sample.Header
	user    bool // credentials are a name and a password
}

func newTrial(r *sample.Request) *trial {
	t := &trial{target: pathOf(r.Server) + r.Path, headers: slices.Clone(r.Headers)}
	query, cookies := slices.Clone(r.Query), slices.Clone(r.Cookies)
	for _, c := range r.Credentials {
		switch c.Kind {
		case sample.Basic:
			t.user = true
		case sample.InHeader:
			t.headers = append(t.headers, sample.Header{Name: c.Name, Value: c.Prefix + "secret"})
		case sample.InQuery:
			query = append(query, wire.Escape(c.Name)+"=secret")
		case sample.InCookie:
			cookies = append(cookies, c.Name+"=secret")
		}
	}
	if len(query) > 0 {
		t.target += "?" + strings.Join(query, "&")
	}
	if len(cookies) > 0 {
		t.headers = append(t.headers, sample.Header{Name: "Cookie", Value: strings.Join(cookies, "; ")})
	}
	return t
}

// succeeds reports whether the mock answers it with success.
func (t *trial) succeeds(h http.Handler) bool {
	r, err := http.NewRequest(http.MethodGet, t.target, http.NoBody)
	if err != nil {
		return false
	}
	r.RequestURI, r.Host = t.target, "localhost"
	for _, header := range t.headers {
		r.Header.Add(header.Name, header.Value)
	}
	if t.user {
		r.SetBasicAuth("user", "secret")
	}
	w := &statusWriter{header: http.Header{}}
	h.ServeHTTP(w, r)
	return w.status >= 200 && w.status < 300
}

// curl is the request as a command line.
func (t *trial) curl(root string) string {
	parts := []string{"curl"}
	if t.user {
		parts = append(parts, "-u user:secret")
	}
	for _, h := range t.headers {
		parts = append(parts, "-H "+sample.ShellQuote(h.Name+": "+h.Value))
	}
	return strings.Join(append(parts, sample.ShellQuote(root+t.target)), " ")
}

// statusWriter keeps the status of an answer, and nothing else.
type statusWriter struct {
	header http.Header
	status int
}

// Header returns the headers.
func (w *statusWriter) Header() http.Header { return w.header }

// WriteHeader keeps the first status.
func (w *statusWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

// Write takes any body.
func (w *statusWriter) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return len(p), nil
}
