package runtime

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// bench is a core that calls a server on loopback, and never waits.
type bench struct {
	*core
	server *httptest.Server
	now    time.Time
	sleeps []time.Duration
	log    strings.Builder
}

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// setup starts a server. The random number is always one half.
func setup(t *testing.T, a *api, handler http.HandlerFunc, options ...Option) *bench {
	t.Helper()
	b := &bench{now: noon}
	b.server = httptest.NewServer(handler)
	t.Cleanup(b.server.Close)
	clock := Clock{
		Now:    func() time.Time { return b.now },
		Random: func() float64 { return 0.5 },
		Key:    func() string { return `"key"` },
		Sleep: func(ctx context.Context, d time.Duration) error {
			b.sleeps = append(b.sleeps, d)
			return ctx.Err()
		},
	}
	logger := slog.New(slog.NewTextHandler(&b.log, nil))
	first := []Option{WithBaseURL(b.server.URL), WithClock(clock), WithLogger(logger), WithEnvironment(nil)}
	if a == nil {
		a = &api{agent: "test/1.0.0 (steward)"}
	}
	b.core = newCore(a, append(first, options...))
	return b
}

// echo answers 200 with nothing.
func nothing(http.ResponseWriter, *http.Request) {}

// answering answers with JSON.
func answering(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

// sequence answers with one handler after the other, the last again and again.
func sequence(handlers ...http.HandlerFunc) http.HandlerFunc {
	next := 0
	return func(w http.ResponseWriter, r *http.Request) {
		handler := handlers[min(next, len(handlers)-1)]
		next++
		handler(w, r)
	}
}

func read(t *testing.T, r io.Reader) string {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// jsonGet is an operation that reads JSON.
func jsonGet(path string) *operation {
	return &operation{id: "get", verb: "GET", path: path, accept: "application/json", idempotent: true, results: []result{{"200", mediaJSON}}}
}
