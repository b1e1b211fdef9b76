package main

import (
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestVerifyThroughAProxy(t *testing.T) {
	s := startShelf(t)
	var seen atomic.Int64
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		if !r.In.URL.IsAbs() {
			t.Errorf("%s is no request to a proxy", r.In.RequestURI)
		}
		seen.Add(1)
	}})
	t.Cleanup(proxy.Close)
	s.verify("--proxy", proxy.URL, "--phases", "examples,stateful").wants(t, 0, "keeps its contract")
	if n := len(s.took()); int64(n) != seen.Load() || n == 0 {
		t.Errorf("%d requests arrived, and %d passed the proxy", n, seen.Load())
	}
}

func TestVerifyOverTLS(t *testing.T) {
	s := newShelf(t)
	s.Server = httptest.NewUnstartedServer(s)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	ca := write(t, "ca.pem", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})))
	s.verify().wants(t, 2, "cannot be trusted", "signed by unknown authority; ", "--ca FILE", "--insecure")
	s.verify("--ca", ca, "--phases", "examples,stateful").wants(t, 0, "keeps its contract")
	s.verify("--insecure", "--phases", "examples,stateful").wants(t, 0, "keeps its contract")
}

// stranger is a host that nothing may be sent to.
func stranger(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("%s %s was sent to another host", r.Method, r.URL)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestVerifySendsToOneHost(t *testing.T) {
	other := stranger(t)
	s := startShelf(t)
	s.file = write(t, "shelf.yaml", strings.NewReplacer(
		"servers: [{url: /v1}]", "servers: [{url: "+other+"/v1}]",
		"'201': {description: created,", "'201': {description: created, headers: {Location: {schema: {type: string, format: uri}}},",
		"      tags: [Other]\n", "      tags: [Other]\n      servers: [{url: "+other+"}]\n",
	).Replace(shelfDocument))
	s.answer = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		w.Header().Set("Link", `<`+other+`/v1/books?page=2>; rel="next"`)
		if r.Method == "POST" {
			w.Header().Set("Location", fmt.Sprintf("%s/v1/books/%d", other, s.last+1))
		}
		if r.Method == "GET" && r.URL.Path == "/v1/books/1" {
			http.Redirect(w, r, other+"/v1/books/1", http.StatusTemporaryRedirect)
			return true
		}
		return false
	}
	r := s.verify("--data", write(t, "data.yaml", "id: [1]\n"))
	r.wants(t, r.status, "GET /health: its server is "+other+", and nothing is sent to a host other than the given one")
	if len(s.took()) < 50 {
		t.Error("little was sent to the host that was given")
	}
}

func TestVerifyWaitsWhenAskedTo(t *testing.T) {
	s := startShelf(t)
	s.answer = func(w http.ResponseWriter, _ *http.Request, number int) bool {
		if number%3 != 0 {
			return false
		}
		w.Header().Set("Retry-After", "2")
		refuse(w, 429)
		return true
	}
	r := s.verify("--workers", "1", "--phases", "examples,stateful,coverage")
	r.wants(t, 0, "keeps its contract: 5 operations")
	refused := 0
	for _, d := range r.slept {
		if d > 2*time.Second {
			t.Fatalf("waits %v", d)
		}
		refused++
	}
	if sent := len(s.took()); refused < sent/3-1 {
		t.Errorf("%d waits, and %d requests of which each third was refused", refused, sent)
	}
}

func TestVerifyOfAnAPIThatDies(t *testing.T) {
	s := startShelf(t)
	dies := make(chan struct{})
	s.interruptAfter(80, func() { close(dies) })
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		<-dies
		s.Listener.Close()
		s.CloseClientConnections()
	}()
	r := s.verify("--format", "json", "--fuzz", "5000") // that it would have sent to each operation
	<-closed
	v := decodeVerification(t, r)
	if r.status == 0 || !strings.Contains(v.Text, "the API does not answer any more") || v.Requests > 5000 {
		t.Errorf("status %d, %d requests, %s", r.status, v.Requests, v.Text)
	}
}
