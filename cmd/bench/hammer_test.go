package main

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestHammerCountsWhatWasAnswered(t *testing.T) {
	t.Parallel()
	var served atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		served.Add(1)
		w.Write([]byte("{}"))
	}))
	defer s.Close()
	answered, err := hammer(t.Context(), s.Listener.Addr().String(), []byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 4, 50*time.Millisecond)
	if err != nil || answered == 0 || int64(answered) != served.Load() {
		t.Errorf("hammer = %d, %v; the server answered %d", answered, err, served.Load())
	}
}

func TestReadReply(t *testing.T) {
	t.Parallel()
	for text, fault := range map[string]string{
		"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}":                "",
		"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n":                  "",
		"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 2\r\n\r\n{}": "429",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n":         "without Content-Length",
		"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}":                "EOF",
		"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}":              "without Content-Length",
	} {
		err := readReply(bufio.NewReader(strings.NewReader(text)))
		if (fault == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), fault) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
