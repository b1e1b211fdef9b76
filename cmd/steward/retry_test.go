package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// flaky answers with one status, and notes what it got.
type flaky struct {
	*httptest.Server
	mu           sync.Mutex
	keys, bodies []string
}

func startFlaky(t *testing.T, status int) *flaky {
	t.Helper()
	f := &flaky{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		f.mu.Lock()
		defer f.mu.Unlock()
		f.keys = append(f.keys, r.Header.Get("Idempotency-Key"))
		f.bodies = append(f.bodies, string(body))
		w.WriteHeader(status)
	}))
	t.Cleanup(f.Close)
	return f
}

func TestPublishSendsTheSameIdempotencyKeyAgain(t *testing.T) {
	f := startFlaky(t, http.StatusServiceUnavailable)
	c := cli{env: map[string]string{"STEWARD_URL": f.URL}}
	r := c.run("publish", users140, "--api", "users")
	r.wants(t, 2, "503", "trying again in 500ms")
	if len(f.keys) != tries || len(r.slept) != tries-1 {
		t.Fatalf("%d tries, %d waits", len(f.keys), len(r.slept))
	}
	for i, key := range f.keys {
		if key == "" || key != f.keys[0] || key[0] != '"' || f.bodies[i] != read(t, users140) {
			t.Errorf("try %d: key %s, body of %d bytes", i+1, key, len(f.bodies[i]))
		}
	}
}

func TestServerThatIsNotThere(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	c := cli{env: map[string]string{"STEWARD_URL": gone.URL}}
	r := c.run("publish", users140, "--api", "users")
	r.wants(t, 2, gone.URL+" cannot be reached", "connection refused")
	if len(r.slept) != tries-1 {
		t.Errorf("waited %v", r.slept)
	}
}

// What a server announces is told, and the command goes on.
func TestDeprecatedOperation(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Deprecation", "@1796083200")
		w.Header().Set("Sunset", "Tue, 01 Jun 2027 00:00:00 GMT")
		io.WriteString(w, `{"items": []}`)
	}))
	defer s.Close()
	c := cli{env: map[string]string{"STEWARD_URL": s.URL}}
	r := c.run("waivers", "--api", "users")
	r.wants(t, 0, "steward: the operation is deprecated: operation listWaivers", "sunset Tue, 01 Jun 2027")
	if strings.Count(r.err, "\n") != 1 {
		t.Errorf("more than a line is said: %s", r.err)
	}
}
