package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestPortalTextHoldsPagesToTheirAims(t *testing.T) {
	t.Parallel()
	good := portrait{
		Cold: []time.Duration{100 * time.Millisecond}, Ahead: []time.Duration{time.Millisecond}, Fresh: []time.Duration{2 * time.Millisecond},
		Again: []time.Duration{time.Millisecond}, Rates: []float64{5000}, Peak: 1e8, Pages: 7,
	}
	slow := good
	slow.Cold = []time.Duration{time.Second}
	text := portalText([]portrait{good, slow, good}, settings{Runs: 1})
	for _, want := range []string{
		"| github/23.0.2.json | 7 | 0.10 s | 1.0 ms | 2.0 ms | 2.0 ms | 1.0 ms | 5000 | 100 MB | holds |\n",
		"| stripe/0.203.0.json | 7 | 1.00 s |", "| 5000 | 100 MB | missed |\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestFirstByteAsksAsBrowsersDo(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/page" || !strings.Contains(r.Header.Get("Accept-Encoding"), "zstd") {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = w.Write([]byte("page"))
	}))
	defer server.Close()
	addr := strings.TrimPrefix(server.URL, "http://")
	if took, err := firstByte(addr, "/page"); err != nil || took <= 0 {
		t.Errorf("%v, %v", took, err)
	}
	if _, err := firstByte(addr, "/other"); err == nil {
		t.Error("a page that is not there, and no error")
	}
}

func TestOperationPagesAreThoseOfTheList(t *testing.T) {
	t.Parallel()
	served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte("# x\n\n- [Overview](/apis/a/1.0.0.md)\n- [GET /a](/apis/a/1.0.0/operations/a.md)\n- [GET /b](/apis/a/1.0.0/operations/b.md): B\n"))
	}))
	defer served.Close()
	pages, err := operationPages(context.Background(), &server{URL: served.URL}, "a")
	if err != nil || strings.Join(pages, " ") != "/apis/a/1.0.0/operations/a /apis/a/1.0.0/operations/b" {
		t.Errorf("%q, %v", pages, err)
	}
}

func TestPercentile(t *testing.T) {
	t.Parallel()
	if got := percentile([]int{5, 1, 4, 2, 3}, 99); got != 4 {
		t.Errorf("99 %% of five are under %d", got)
	}
	if got := percentile([]int{}, 50); got != 0 {
		t.Errorf("of none: %d", got)
	}
}
