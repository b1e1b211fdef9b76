package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// bench is a proxy before a server that counts what reaches it.
type bench struct {
	t       *testing.T
	proxy   *httptest.Server
	reached int
}

func setup(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.reached++
		if r.Header.Get(header) != "" {
			t.Error("the server sees the faults")
		}
		_, _ = io.WriteString(w, strings.Repeat("said ", 10))
	}))
	t.Cleanup(server.Close)
	target, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	b.proxy = httptest.NewServer(newProxy(target))
	t.Cleanup(b.proxy.Close)
	return b
}

// get returns the status and body of an attempt; 0 when there is no reply.
func (b *bench) get(path, faults, key string) (status int, header http.Header, body string, err error) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), http.MethodDelete, b.proxy.URL+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	if path == report {
		r.Method = http.MethodGet
	}
	r.Header.Set("Scenario", faults)
	r.Header.Set("Idempotency-Key", key)
	// A new connection each time: the transport repeats by itself what fails on an old one.
	response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		return 0, nil, "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return response.StatusCode, response.Header, string(text), err
}

func TestFaults(t *testing.T) {
	for fault, want := range map[string]struct {
		status, reached int
		body            string
		fails           bool
	}{
		"pass":      {200, 1, "said", false},
		"drop":      {0, 0, "", true},
		"lose":      {0, 1, "", true},
		"cut":       {200, 1, "said", true},
		"429":       {429, 0, "Too Many Requests", false},
		"busy":      {429, 0, "Too Many Requests", false},
		"500":       {500, 0, "Internal", false},
		"503":       {503, 0, "Service", false},
		"html":      {200, 0, "<html>", false},
		"deprecate": {200, 1, "said", false},
	} {
		t.Run(fault, func(t *testing.T) {
			b := setup(t)
			status, header, body, err := b.get("/", "x "+fault, "k")
			if status != want.status || b.reached != want.reached || !strings.Contains(body, want.body) || (err != nil) != want.fails {
				t.Errorf("status %d with %q and %v; the server was reached %d times", status, body, err, b.reached)
			}
			if (header.Get("Retry-After") != "") != (status == 429) || (header.Get("Deprecation") != "") != (fault == "deprecate") {
				t.Errorf("the headers are %v", header)
			}
			if status, _, _, err := b.get("/", "x "+fault, "k"); status != 200 || err != nil {
				t.Errorf("the next attempt has status %d, and %v", status, err)
			}
		})
	}
}

func TestDelayLastsUntilTheClientGivesUp(t *testing.T) {
	ctx, giveUp := context.WithCancel(t.Context())
	body := readerFunc(func([]byte) (int, error) { giveUp(); return 0, io.EOF })
	delay(nil, nil, httptest.NewRequest(http.MethodPost, "/", body).WithContext(ctx))
	if ctx.Err() == nil {
		t.Error("it ended by itself")
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestCallsAreToldOf(t *testing.T) {
	b := setup(t)
	for _, key := range []string{"a", "a", "b", ""} {
		_, _, _, _ = b.get("/", "one drop,503", key)
	}
	_, _, _, _ = b.get("/", "two", "")
	_, _, _, _ = b.get("/", "", "")
	_, _, body, err := b.get(report, "", "")
	want := `{"call":"one","attempts":["drop","503","pass","pass"],"keys":2}
{"call":"two","attempts":["pass"],"keys":0}
`
	if body != want || err != nil {
		t.Errorf("got %s, %v", body, err)
	}
}
