package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify/hook"
)

func startHook(t *testing.T, answer func(w http.ResponseWriter, q hook.Question)) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var q hook.Question
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil {
			t.Error(err)
		}
		answer(w, q)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestVerifyWithAHookThatSigns(t *testing.T) {
	s := startShelf(t)
	url := startHook(t, func(w http.ResponseWriter, q hook.Question) {
		reply(w, 200, hook.Answer{Headers: map[string]string{"X-Signature": q.Method + " " + q.Phase}})
	})
	s.verify("--hook", url, "--phases", "examples,stateful").wants(t, 0, "keeps its contract")
	for _, a := range s.took()[1:] {
		if got := a.header.Get("X-Signature"); got != a.method+" examples" && got != a.method+" stateful" {
			t.Fatalf("%s %s is signed %q", a.method, a.uri, got)
		}
	}
}

func TestVerifyWithAHookThatLeavesOut(t *testing.T) {
	s := startShelf(t)
	url := startHook(t, func(w http.ResponseWriter, q hook.Question) {
		if q.OperationID == "deleteBook" {
			reply(w, 200, hook.Answer{Skip: "books are dear"})
			return
		}
		w.WriteHeader(204)
	})
	s.verify("--hook", url).wants(t, 0, "DELETE /books/{id}: the hook left it out: books are dear")
	for _, a := range s.took() {
		if a.method == "DELETE" && strings.HasPrefix(a.uri, "/v1/books/") {
			t.Errorf("DELETE %s was sent", a.uri)
		}
	}
}

func TestVerifyWithABrokenHook(t *testing.T) {
	s := startShelf(t)
	gone := httptest.NewServer(nil)
	gone.Close()
	for name, tt := range map[string]struct{ url, says string }{
		"nobody there": {gone.URL, "the hook at " + gone.URL + ": "},
		"refuses":      {startHook(t, func(w http.ResponseWriter, _ hook.Question) { w.WriteHeader(500) }), "it answered 500 Internal Server Error, where 200 or 204 is expected"},
		"no answer":    {startHook(t, func(w http.ResponseWriter, _ hook.Question) { reply(w, 200, map[string]any{"header": 1}) }), "its answer cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			r := s.verify("--hook", tt.url)
			r.wants(t, 2, tt.says)
			if n := len(s.took()); n > 0 || strings.Contains(r.err, shelfToken) {
				t.Errorf("%d requests were sent all the same: %s", n, r.err)
			}
		})
	}
}
