package main

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// closing answers, and closes each third connection without having said so.
func closing(t *testing.T, h http.Handler) http.HandlerFunc {
	var n atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1)%3 != 0 {
			h.ServeHTTP(w, r)
			return
		}
		recorded := httptest.NewRecorder()
		h.ServeHTTP(recorded, r)
		answer := recorded.Result()
		answer.ProtoMajor, answer.ProtoMinor, answer.Request, answer.ContentLength = 1, 1, r, int64(recorded.Body.Len())
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		_ = answer.Write(c) // who is gone is not answered
	}
}

func TestVerifyAccusesNobodyOfClosingConnections(t *testing.T) {
	s := newShelf(t)
	s.Server = httptest.NewServer(closing(t, s))
	t.Cleanup(s.Close)
	for _, seed := range []string{"1", "2", "3"} {
		s.verify("--seed", seed).wants(t, 0, "keeps its contract: 5 operations")
	}
}

func TestVerifyFindsConnectionsThatBreak(t *testing.T) {
	s := newShelf(t)
	s.Server = httptest.NewUnstartedServer(s)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.Start()
	t.Cleanup(s.Close)
	s.answer = func(_ http.ResponseWriter, r *http.Request, _ int) bool {
		if r.Method == "POST" && strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
			panic(http.ErrAbortHandler)
		}
		return false
	}
	v := decodeVerification(t, s.verify("--format", "json"))
	if checks := checksOf(v.Failures); len(v.Failures) != 1 || checks[0] != "no-response" || v.Failures[0].Operation != "POST /books" {
		t.Errorf("found %+v", v.Failures)
	}
}
