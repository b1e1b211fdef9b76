package main

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/apisteward/steward/internal/verify"
)

// barWidth is the length of a progress bar in characters.
const barWidth = 24

// verifyProgress shows on a terminal how far a verification has come. The
// returned function takes the line away again; it must be called.
func (a *app) verifyProgress(at func() verify.Progress) (done func()) {
	if !isTerminal(a.stderr) {
		return func() {}
	}
	line := &progressLine{out: a.stderr}
	stop := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() {
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				line.replace(progressText(at()))
			}
		}
	})
	return func() {
		close(stop)
		shown.Wait()
		line.clear()
	}
}

// progressText is "coverage [######      ] 1,204 requests, 2 failures".
func progressText(p verify.Progress) string {
	bar := strings.Repeat(" ", barWidth)
	if p.Total > 0 {
		full := int(min(p.Done, p.Total) * barWidth / p.Total)
		bar = strings.Repeat("#", full) + bar[full:]
	}
	failures := "failures"
	if p.Failures == 1 {
		failures = "failure"
	}
	return fmt.Sprintf("%-9s [%s] %d requests, %d %s", p.Phase, bar, p.Requests, p.Failures, failures)
}
