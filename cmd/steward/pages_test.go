package main

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// page asks the server for a page and returns the reply with its body as sent.
func (s *testServer) page(t *testing.T, method, path string, header map[string]string) (*http.Response, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	reply, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply, body
}

// Pages are compressed once, where they are kept, and not again on their way out.
func TestPagesComeCompressedOnce(t *testing.T) {
	s := startServer(t)
	s.cli().run("publish", users140, "--api", "users", "--create").wants(t, 0)
	const path = "/apis/users/1.4.0"
	_, whole := s.page(t, "GET", path, nil)
	for coding, unpack := range map[string]func(io.Reader) (io.Reader, error){
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	} {
		reply, body := s.page(t, "GET", path, map[string]string{"Accept-Encoding": coding})
		tag := reply.Header.Get("ETag")
		if got := reply.Header.Values("Content-Encoding"); len(got) != 1 || got[0] != coding || !strings.HasSuffix(tag, "-"+coding+`"`) {
			t.Fatalf("%s: %v", coding, reply.Header)
		}
		if got := reply.Header.Values("Vary"); len(got) != 1 || got[0] != "Accept-Encoding, Authorization" {
			t.Errorf("%s varies with %q", coding, got)
		}
		r, err := unpack(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, whole) {
			t.Errorf("%s unpacks to another page (%v)", coding, err)
		}
		again, body := s.page(t, "GET", path, map[string]string{"Accept-Encoding": coding, "If-None-Match": tag})
		if again.StatusCode != http.StatusNotModified || len(body) > 0 {
			t.Errorf("%s is sent again: %d", coding, again.StatusCode)
		}
		head, body := s.page(t, "HEAD", path, map[string]string{"Accept-Encoding": coding})
		if head.StatusCode != http.StatusOK || len(body) > 0 {
			t.Errorf("HEAD is %d with %d bytes", head.StatusCode, len(body))
		}
	}
}

func TestPagesTellWhoMayNotSeeThem(t *testing.T) {
	s := startServer(t)
	reply, body := s.page(t, "GET", "/", map[string]string{"Authorization": "Bearer nonsense"})
	if reply.StatusCode != http.StatusUnauthorized || reply.Header.Get("WWW-Authenticate") != "Bearer" || !bytes.Contains(body, []byte("<h1>Unauthorized</h1>")) {
		t.Errorf("a wrong key gets %d %v: %s", reply.StatusCode, reply.Header, body)
	}
}
