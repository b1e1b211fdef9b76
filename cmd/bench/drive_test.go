package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestDriveCountsAndTimesWhatWasAnswered(t *testing.T) {
	t.Parallel()
	var served atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		served.Add(1)
		w.Write([]byte("{}"))
	}))
	defer s.Close()
	d := drive{Addr: s.Listener.Addr().String(), Request: []byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), Connections: 4, For: 50 * time.Millisecond}
	out, err := d.Run(t.Context())
	if err != nil || out.Answered == 0 || int64(out.Answered) != served.Load() || out.Took < d.For || out.Median <= 0 || out.Slow < out.Median || out.Rate() <= 0 {
		t.Errorf("%+v, %v; the server answered %d", out, err, served.Load())
	}
}

func TestDriveEndsWhenARequestIsRefused(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	var said bytes.Buffer
	err := printDriven(t.Context(), &said, `{"Addr": "`+s.Listener.Addr().String()+`", "Request": "R0VUIC8gSFRUUC8xLjENCkhvc3Q6IHgNCg0K", "Connections": 1, "For": 1000000000}`)
	if err == nil || !strings.Contains(err.Error(), "404") || said.Len() > 0 {
		t.Errorf("%v, %s", err, said.String())
	}
}

func TestContentLength(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]int{"Content-Length: 12\r\n": 12, "CONTENT-LENGTH:0\r\n": 0, "Content-Length: two\r\n": -1, "Content-Length:\r\n": -1, "Content-Type: x\r\n": -1, "\r\n": -1} {
		n, ok := contentLength([]byte(line))
		if ok != (want >= 0) || ok && n != want {
			t.Errorf("%q: %d, %v", line, n, ok)
		}
	}
}
