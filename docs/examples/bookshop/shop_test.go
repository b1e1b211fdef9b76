package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestShop(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		method, path, key, body string
		faulty, fixed           int
	}{
		"a book":              {"GET", "/books/9780262046305", "letmein", "", 200, 200},
		"a book nobody has":   {"GET", "/books/9780000000000", "letmein", "", 404, 404},
		"no ISBN":             {"GET", "/books/one", "letmein", "", 400, 400},
		"a book without key":  {"GET", "/books/9780262046305", "", "", 401, 401},
		"another method":      {"PUT", "/books/9780262046305", "letmein", "", 405, 405},
		"an order":            {"POST", "/orders", "letmein", `{"isbn":"9780262046305","copies":20}`, 201, 201},
		"too many copies":     {"POST", "/orders", "letmein", `{"isbn":"9780262046305","copies":21}`, 201, 400},
		"no copies":           {"POST", "/orders", "letmein", `{"isbn":"9780262046305"}`, 400, 400},
		"an order of text":    {"POST", "/orders", "letmein", `copies`, 400, 400},
		"an order without":    {"POST", "/orders", "", `{"isbn":"9780262046305","copies":1}`, 201, 401},
		"an order in no JSON": {"POST", "/orders", "letmein", ``, 415, 415},
	} {
		for fixed, want := range map[bool]int{false: tc.faulty, true: tc.fixed} {
			r := httptest.NewRequest(tc.method, tc.path, strings.NewReader(tc.body))
			r.Header.Set("X-Key", tc.key)
			if tc.body != "" {
				r.Header.Set("Content-Type", "application/json; charset=utf-8")
			}
			w := httptest.NewRecorder()
			newShop(fixed).ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("%s, fixed %v: %d, want %d", name, fixed, w.Code, want)
			}
			if (w.Code == http.StatusMethodNotAllowed) != (w.Header().Get("Allow") != "") {
				t.Errorf("%s: Allow is %q", name, w.Header().Get("Allow"))
			}
		}
	}
}

func TestPrice(t *testing.T) {
	t.Parallel()
	for fixed, want := range map[bool]string{false: `"price":-1`, true: `"price":899`} {
		r := httptest.NewRequest(http.MethodGet, "/books/9780141439518", nil)
		r.Header.Set("X-Key", "letmein")
		w := httptest.NewRecorder()
		newShop(fixed).ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("fixed %v: %s lacks %s", fixed, w.Body, want)
		}
	}
}
