package main

import (
	"strings"
	"testing"
	"time"
)

func TestPublishTextSetsTheWarmBesideTheCold(t *testing.T) {
	t.Parallel()
	took := func(d time.Duration, peak int64) *published {
		return &published{times: []time.Duration{d}, peaks: []int64{peak}}
	}
	text := publishText(settings{Runs: 1}, map[publication]*published{
		first: took(time.Second, 1e8), second: took(2*time.Second, 2e8), anew: took(2600*time.Millisecond, 7e8),
	})
	for _, want := range []string{
		"| " + string(first) + " | 1.00 s | 100 MB | holds |\n| " + string(second) + " | 2.00 s | 200 MB | holds |\n| " + string(anew) + " | 2.60 s | 700 MB | missed |\n",
		"takes 0.60 s more",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Only a server that was started since the older version was published has to parse it.
func TestTurnsPublishTheOlderVersionFirst(t *testing.T) {
	t.Parallel()
	for _, turn := range turns() {
		if turn[0][0] != first || first.edition() == second.edition() || second.edition() != anew.edition() {
			t.Errorf("turn %q", turn)
		}
		for _, session := range turn {
			for i, p := range session {
				if (p == second) != (i > 0) {
					t.Errorf("%q is published number %d of its session", p, i+1)
				}
			}
		}
	}
}
