package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// flaky answers with the given statuses in turn, 0 being a lost connection,
// and notes what it got.
type flaky struct {
	*httptest.Server
	mu           sync.Mutex
	keys, bodies []string
}

func startFlaky(t *testing.T, header http.Header, statuses ...int) *flaky {
	t.Helper()
	f := &flaky{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		f.mu.Lock()
		defer f.mu.Unlock()
		f.keys = append(f.keys, r.Header.Get("Idempotency-Key"))
		f.bodies = append(f.bodies, string(body))
		status := statuses[min(len(f.keys), len(statuses))-1]
		if status == 0 {
			panic(http.ErrAbortHandler)
		}
		for name, values := range header {
			w.Header()[name] = values
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(f.Close)
	return f
}

func TestRetries(t *testing.T) {
	ms := time.Millisecond
	for name, tt := range map[string]struct {
		method, key string
		header      http.Header
		statuses    []int
		status      int // 0 for an error
		waits       []time.Duration
	}{
		"success at once":           {"POST", `"k"`, nil, []int{201}, 201, nil},
		"a refusal is final":        {"POST", `"k"`, nil, []int{409}, 409, nil},
		"our mistake is final":      {"POST", `"k"`, nil, []int{500}, 500, nil},
		"unavailable":               {"POST", `"k"`, nil, []int{503, 502, 504, 201}, 201, []time.Duration{500 * ms, 1000 * ms, 2000 * ms}},
		"a lost connection":         {"POST", `"k"`, nil, []int{0, 201}, 201, []time.Duration{500 * ms}},
		"for ever":                  {"POST", `"k"`, nil, []int{503}, 503, []time.Duration{500 * ms, 1000 * ms, 2000 * ms, 4000 * ms}},
		"as the server asks":        {"GET", "", http.Header{"Retry-After": {"7"}}, []int{429, 200}, 200, []time.Duration{7000 * ms}},
		"not as long as it asks":    {"GET", "", http.Header{"Retry-After": {"86400"}}, []int{429, 200}, 200, []time.Duration{30_000 * ms}},
		"a strange Retry-After":     {"GET", "", http.Header{"Retry-After": {"soon"}}, []int{503, 200}, 200, []time.Duration{500 * ms}},
		"DELETE is idempotent":      {"DELETE", "", nil, []int{503, 204}, 204, []time.Duration{500 * ms}},
		"POST without a key is not": {"POST", "", nil, []int{503}, 503, nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := startFlaky(t, tt.header, tt.statuses...)
			var waits []time.Duration
			var told bytes.Buffer
			r := &retrier{next: f.Client(), tell: &told, sleep: func(_ context.Context, d time.Duration) error {
				waits = append(waits, d)
				return nil
			}}
			req, err := http.NewRequest(tt.method, f.URL, strings.NewReader("the document"))
			if err != nil {
				t.Fatal(err)
			}
			if tt.key != "" {
				req.Header.Set("Idempotency-Key", tt.key)
			}
			resp, err := r.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != tt.status || !slices.Equal(waits, tt.waits) {
				t.Errorf("status %d after %v, want %d after %v", resp.StatusCode, waits, tt.status, tt.waits)
			}
			for i := range f.keys {
				if f.keys[i] != tt.key || f.bodies[i] != "the document" {
					t.Errorf("try %d carries key %s and body %q", i+1, f.keys[i], f.bodies[i])
				}
			}
			if got := strings.Count(told.String(), "trying again"); got != len(tt.waits) {
				t.Errorf("%d retries are told of, want %d: %s", got, len(tt.waits), told.String())
			}
		})
	}
}

func TestRetryEndsWithTheContext(t *testing.T) {
	f := startFlaky(t, nil, 503)
	r := &retrier{next: f.Client(), tell: io.Discard, sleep: func(context.Context, time.Duration) error { return context.Canceled }}
	req, err := http.NewRequest("GET", f.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Do(req); !errors.Is(err, context.Canceled) || len(f.keys) != 1 {
		t.Errorf("%v after %d tries", err, len(f.keys))
	}
}

func TestPublishSendsTheSameIdempotencyKeyAgain(t *testing.T) {
	f := startFlaky(t, nil, 503)
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
