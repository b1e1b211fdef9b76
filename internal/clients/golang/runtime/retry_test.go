package runtime

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestRetry(t *testing.T) {
	half := 250 * time.Millisecond // half of the base
	busy := answering(503, "")
	after := func(text string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", text)
			w.WriteHeader(429)
		}
	}
	broken := func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }
	torn := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, `{"name":`)
	}
	ok := answering(200, `{"name":"Ada"}`)
	for _, test := range []struct {
		name     string
		handlers []http.HandlerFunc
		sleeps   []time.Duration
		status   int // of the error; 0 for success
	}{
		{"passes", []http.HandlerFunc{busy, busy, ok}, []time.Duration{half, 2 * half}, 0},
		{"gives up", []http.HandlerFunc{busy}, []time.Duration{half, 2 * half}, 503},
		{"connection", []http.HandlerFunc{broken, ok}, []time.Duration{half}, 0},
		{"half a body", []http.HandlerFunc{torn, ok}, []time.Duration{half}, 0},
		{"seconds", []http.HandlerFunc{after("7"), ok}, []time.Duration{7 * time.Second}, 0},
		{"a date", []http.HandlerFunc{after(noon.Add(9 * time.Second).Format(http.TimeFormat)), ok}, []time.Duration{9 * time.Second}, 0},
		{"a date that is over", []http.HandlerFunc{after(noon.Add(-time.Hour).Format(http.TimeFormat)), ok}, []time.Duration{half}, 0},
		{"nonsense", []http.HandlerFunc{after("soon"), ok}, []time.Duration{half}, 0},
		{"too long", []http.HandlerFunc{after("61"), ok}, nil, 429},
		{"final", []http.HandlerFunc{answering(500, ""), ok}, nil, 500},
		{"timeout status", []http.HandlerFunc{answering(408, ""), answering(502, ""), ok}, []time.Duration{half, 2 * half}, 0},
		{"gateway", []http.HandlerFunc{answering(504, ""), ok}, []time.Duration{half}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := setup(t, nil, sequence(test.handlers...))
			got, err := call[*user](t.Context(), b.core, jsonGet("/"), input{}, nil)
			if StatusOf(err) != test.status || (test.status == 0 && (err != nil || got.Name != "Ada")) {
				t.Errorf("got %v, %v", got, err)
			}
			if !slices.Equal(b.sleeps, test.sleeps) {
				t.Errorf("waited %v, want %v", b.sleeps, test.sleeps)
			}
		})
	}
}

// The wait grows no further than the cap.
func TestBackoffCap(t *testing.T) {
	b := setup(t, nil, answering(503, ""), WithRetries(7))
	call[*user](t.Context(), b.core, jsonGet("/"), input{}, nil)
	if last := b.sleeps[len(b.sleeps)-1]; len(b.sleeps) != 7 || last != 4*time.Second {
		t.Errorf("waited %v", b.sleeps)
	}
}

// What is not safe to repeat, is not; nor what was switched off.
func TestNoRetry(t *testing.T) {
	post := &operation{id: "post", verb: "POST", path: "/", body: content{kind: mediaBinary}, results: []result{{"200", mediaNone}}}
	put := &operation{id: "put", verb: "PUT", path: "/", body: content{kind: mediaBinary}, results: []result{{"200", mediaNone}}, idempotent: true}
	for name, in := range map[string]struct {
		op      *operation
		body    any
		options []Option
	}{
		"not idempotent":   {op: post},
		"one-shot body":    {op: put, body: io.MultiReader(strings.NewReader("x"))},
		"no more attempts": {op: put, options: []Option{WithRetries(0)}},
		"negative":         {op: put, options: []Option{WithRetries(-1)}},
	} {
		b := setup(t, nil, answering(503, ""))
		if err := run(t.Context(), b.core, in.op, input{body: in.body}, in.options); StatusOf(err) != 503 || len(b.sleeps) > 0 {
			t.Errorf("%s: got %v after %v", name, err, b.sleeps)
		}
	}
}

// A failure that would be met again is final.
func TestLastingFailures(t *testing.T) {
	for name, tt := range map[string]struct {
		cause  error
		sleeps int
	}{
		"certificate":       {&tls.CertificateVerificationError{Err: errors.New("unknown authority")}, 0},
		"no such host":      {&net.DNSError{IsNotFound: true}, 0},
		"no nameserver now": {&net.DNSError{IsTemporary: true}, defaultRetries},
		"refused":           {syscall.ECONNREFUSED, defaultRetries},
	} {
		b := setup(t, nil, nothing, WithMiddleware(func(*http.Request, func(*http.Request) (*http.Response, error)) (*http.Response, error) {
			return nil, tt.cause
		}))
		if _, err := call[*user](t.Context(), b.core, jsonGet("/"), input{}, nil); !errors.Is(err, tt.cause) || len(b.sleeps) != tt.sleeps {
			t.Errorf("%s: %v after %v", name, err, b.sleeps)
		}
	}
}

// A repeated call has the same key and the same body.
func TestRepeatedCall(t *testing.T) {
	var keys, bodies []string
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		keys, bodies = append(keys, r.Header.Get("Idempotency-Key")), append(bodies, read(t, r.Body))
		if len(keys) < 3 {
			w.WriteHeader(503)
		}
	})
	op := &operation{id: "x", verb: "POST", path: "/", key: "Idempotency-Key", idempotent: true, body: content{kind: mediaBinary}, results: []result{{"200", mediaNone}}}
	body := bytes.NewReader([]byte("skipped content"))
	body.Seek(8, io.SeekStart)
	if err := run(t.Context(), b.core, op, input{body: body}, nil); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(keys, []string{`"key"`, `"key"`, `"key"`}) || !slices.Equal(bodies, []string{"content", "content", "content"}) {
		t.Errorf("got %q %q", keys, bodies)
	}
	keys = keys[:0]
	b.settings.retries = 5
	if err := run(t.Context(), b.core, op, input{}, []Option{WithIdempotencyKey("mine")}); err != nil || keys[0] != "mine" {
		t.Errorf("got %q, %v", keys, err)
	}
	if b.log.Len() > 0 {
		t.Errorf("a program that did not ask is told: %s", b.log.String())
	}
}

// New keys are UUIDs of version 4 as structured strings, and differ.
func TestNewKey(t *testing.T) {
	a, b := newKey(), newKey()
	if len(a) != 38 || a[15] != '4' || a[0] != '"' || a[37] != '"' || !strings.ContainsRune("89ab", rune(a[20])) || a == b {
		t.Errorf("got %s and %s", a, b)
	}
}

// An attempt without an end is given up, and the call repeated.
func TestTimeout(t *testing.T) {
	for _, headers := range []bool{false, true} {
		b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
			if headers {
				w.WriteHeader(200)
				w.(http.Flusher).Flush()
			}
			<-r.Context().Done()
		}, WithTimeout(20*time.Millisecond))
		_, err := call[*user](t.Context(), b.core, jsonGet("/slow"), input{}, nil)
		var connection *ConnectionError
		if !errors.As(err, &connection) || !connection.Timeout || !errors.Is(err, context.DeadlineExceeded) || len(b.sleeps) != 2 {
			t.Errorf("got %v after %v", err, b.sleeps)
		} else if err.Error() != "GET /slow: no reply within the timeout" {
			t.Errorf("got %q", err)
		}
	}
}

// A stream may last longer than an attempt.
func TestTimeoutOfStream(t *testing.T) {
	release := make(chan struct{})
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		<-release
		io.WriteString(w, "late")
	})
	op := jsonGet("/")
	op.results[0].kind = mediaBinary
	d, err := call[*Download](t.Context(), b.core, op, input{}, []Option{WithTimeout(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	close(release)
	if got := read(t, d); got != "late" || d.Close() != nil {
		t.Errorf("got %q", got)
	}
}

// A call that its context ends is not repeated, and says why.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	_, err := call[*user](ctx, b.core, jsonGet("/"), input{}, nil)
	if !errors.Is(err, context.Canceled) || len(b.sleeps) > 0 {
		t.Errorf("got %v after %v", err, b.sleeps)
	}
}

// The error of a connection says what failed, without credentials.
func TestConnectionError(t *testing.T) {
	a := &api{schemes: []scheme{{key: "k", kind: apiKey, in: "query", parameter: "api_key"}}}
	b := setup(t, a, nothing, withValue("k", "secret"), WithRetries(0))
	b.server.Close()
	op := jsonGet("/users")
	op.security = [][]string{{"k"}}
	base := strings.Replace(b.server.URL, "://", "://me:secret@", 1)
	_, err := call[*user](t.Context(), b.core, op, input{}, []Option{WithBaseURL(base), WithQuery("token", "secret")})
	var connection *ConnectionError
	if !errors.As(err, &connection) || connection.Timeout || strings.Contains(err.Error()+connection.URL, "secret") {
		t.Errorf("got %v", err)
	}
}

func TestMiddleware(t *testing.T) {
	var order []string
	named := func(name string) Middleware {
		return func(r *http.Request, next func(*http.Request) (*http.Response, error)) (*http.Response, error) {
			order = append(order, name)
			r.Header.Add("X-Seen", name)
			response, err := next(r)
			order = append(order, "after "+name)
			return response, err
		}
	}
	b := setup(t, nil, func(w http.ResponseWriter, r *http.Request) {
		order = append(order, strings.Join(r.Header.Values("X-Seen"), ","))
	}, WithMiddleware(named("a")))
	op := &operation{id: "x", verb: "GET", path: "/", results: []result{{"200", mediaNone}}}
	if err := run(t.Context(), b.core, op, input{}, []Option{WithMiddleware(named("b"))}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"a", "b", "a,b", "after b", "after a"}; !slices.Equal(order, want) {
		t.Errorf("got %v, want %v", order, want)
	}
}
