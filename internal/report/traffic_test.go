package report

import (
	"strings"
	"testing"
	"time"
)

// noon is when the requests of these tests come.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

func TestRequestLines(t *testing.T) {
	for want, r := range map[string]Request{
		"12:00:00  GET /books?limit=2  200  0.3 ms  listBooks\n": {Method: "GET", Target: "/books?limit=2", Status: 200, Took: 312 * time.Microsecond, Operation: "listBooks"},
		"12:00:00  PUT /x  404  12 ms\n":                         {Method: "PUT", Target: "/x", Status: 404, Took: 12 * time.Millisecond},
		"12:00:00  GET /slow  200  1.2 s\n":                      {Method: "GET", Target: "/slow", Status: 200, Took: 1234 * time.Millisecond},
		"12:00:00  GET /a%1B[2J%C3%A9%20  200  0.0 ms\n":         {Method: "GET", Target: "/a\x1b[2Jé ", Status: 200},
		"12:00:00  GET /x  422  0.0 ms\n          not allowed: query a: is missing\n          not allowed: header b: is missing\n": {
			Method: "GET", Target: "/x", Status: 422, NotAllowed: []string{"query a: is\x1bmissing", "header b: is missing"},
		},
		"12:00:00  GET /x  200  0.0 ms\n          not allowed: query a: is missing\n          warning: The example is wrong.\n": {
			Method: "GET", Target: "/x", Status: 200, NotAllowed: []string{"query a: is missing"}, Warnings: []string{"The example is wrong."},
		},
	} {
		r.At = noon()
		got := string(AppendRequest(nil, &r, false))
		if got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestLongTargetsAreCut(t *testing.T) {
	r := Request{At: noon(), Method: "GET", Target: "/" + strings.Repeat("a", 10_000), Status: 200}
	if line := AppendRequest(nil, &r, false); len(line) > maxTarget+100 || !strings.Contains(string(line), "a...  200") {
		t.Errorf("%d bytes", len(line))
	}
}

func TestStatusesAreColoured(t *testing.T) {
	for status, code := range map[int]string{200: "32", 302: "36", 404: "33", 503: "1;31"} {
		r := Request{At: noon(), Method: "GET", Target: "/", Status: status, Operation: "a\x1b[0m"}
		line := string(AppendRequest(nil, &r, true))
		if !strings.Contains(line, "\x1b["+code+"m") || strings.Contains(line, "a\x1b[0m ") {
			t.Errorf("%d: %q", status, line)
		}
	}
}

func BenchmarkAppendRequest(b *testing.B) {
	r := Request{At: noon(), Method: "GET", Target: "/books/9780262046305?limit=2", Status: 200, Operation: "getBook"}
	var dst []byte
	for b.Loop() {
		dst = AppendRequest(dst[:0], &r, true)
	}
}
