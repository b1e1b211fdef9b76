package main

import (
	"strings"
	"testing"
	"time"
)

func TestMockRequest(t *testing.T) {
	t.Parallel()
	want := "GET /books/9780262046305 HTTP/1.1\r\nHost: 127.0.0.1:1\r\nAccept: application/json\r\nX-Key: not-a-real-key\r\n\r\n"
	if got := string(smallDocument().request("127.0.0.1:1")); got != want {
		t.Errorf("the request is %q", got)
	}
}

func TestMockStartText(t *testing.T) {
	t.Parallel()
	ours := &mockStarts{Name: "ours", Ours: true, took: []time.Duration{time.Second}, held: []int64{100e6}, peaks: []int64{200e6}}
	theirs := &mockStarts{Name: "theirs", took: []time.Duration{16 * time.Second}, held: []int64{300e6}, peaks: []int64{400e6}}
	got := mockStartText([]*mockStarts{ours, theirs})
	if !strings.Contains(got, "| ours | 1 | 1.00 s | 100 MB | 200 MB | holds |") || !strings.Contains(got, "| theirs | 1 | 16.00 s | 300 MB | 400 MB |  |") {
		t.Errorf("the text is %s", got)
	}
	ours.held[0] = mockMemoryAim
	if got := mockStartText([]*mockStarts{ours}); !strings.Contains(got, "missed") {
		t.Errorf("too much memory meets the aim: %s", got)
	}
}

func TestMockLoadText(t *testing.T) {
	t.Parallel()
	load := func(name string, d mockDocument, rate float64) *mockLoad {
		return &mockLoad{
			mocker: mocker{Name: name, Ours: name == "ours"}, document: d, rates: []float64{rate}, typical: []time.Duration{time.Millisecond}, slow: []time.Duration{9 * time.Millisecond},
			processor: []time.Duration{40 * time.Microsecond}, held: 20e6,
		}
	}
	all := []*mockLoad{load("ours", smallDocument(), 18_000), load("theirs", smallDocument(), 5000), load("ours", hugeDocument(), 12_000), load("theirs", hugeDocument(), 50)}
	got := mockLoadText(all, settings{Turns: 3, Turn: time.Second})
	for _, want := range []string{
		"| Bookshop, 2 operations | ours | 18000 | 1.0 ms | 9.0 ms | 40 µs | 20 MB | over 15000: holds |", "| GitHub, 1,223 operations | theirs | 50 | 1.0 ms | 9.0 ms | 40 µs | 20 MB |  |",
		"- ours: 1.50 times as many requests a second with the small document; a request takes 1.00 times as much of the processors with the huge one; aim: under 1.5 times: missed.\n",
		"- theirs: 100.00 times as many requests a second with the small document; a request takes 1.00 times",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the text lacks %q: %s", want, got)
		}
	}
}

func TestAMockThatEndsIsSaidToHaveEnded(t *testing.T) {
	t.Parallel()
	tools := mockTools{root: t.TempDir(), scratch: t.TempDir()}
	fails := mocker{Name: "no mock", command: func(file, host, port string) []string {
		return []string{"sh", "-c", "echo nothing is there >&2; exit 3"}
	}}
	if _, err := tools.startMock(t.Context(), fails, smallDocument()); err == nil || !strings.Contains(err.Error(), "it ended: exit status 3") || !strings.Contains(err.Error(), "nothing is there") {
		t.Errorf("%v", err)
	}
}
