package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/verify"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/check"
)

func TestVerifyProgressInWords(t *testing.T) {
	empty, half, full := strings.Repeat(" ", 24), strings.Repeat("#", 12)+strings.Repeat(" ", 12), strings.Repeat("#", 24)
	for want, p := range map[string]verify.Progress{
		"examples  [" + empty + "] 0 requests, 0 failures":  {Phase: call.Examples},
		"coverage  [" + half + "] 1204 requests, 1 failure": {Phase: call.Coverage, Done: 5, Total: 10, Requests: 1204, Failures: 1},
		"workflows [" + full + "] 7 requests, 2 failures":   {Phase: call.Workflows, Done: 9, Total: 8, Requests: 7, Failures: 2},
		"fuzzing   [" + empty + "] 10 requests, 0 failures": {Phase: call.Fuzzing, Done: 1, Total: 1000, Requests: 10},
	} {
		if got := progressText(p); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What texts tell people to give must exist.
func TestVerifyTellsOfFlagsThatExist(t *testing.T) {
	help := cli{}.run("verify", "--help").out
	flag := regexp.MustCompile(`--[a-z][a-z-]+`)
	for _, c := range check.All() {
		for _, name := range flag.FindAllString(c.Summary+c.Why+c.Remedy, -1) {
			if !strings.Contains(help, name+" ") {
				t.Errorf("%s speaks of %s", c.ID, name)
			}
		}
	}
}
