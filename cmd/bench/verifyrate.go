package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

const (
	rateAim   = 20     // times the requests a second of Schemathesis
	ourFuzz   = 20_000 // requests of ours to an operation
	theirFuzz = 1000
)

// rateLimit is how long one run may take.
const rateLimit = 5 * time.Minute

// sprint is runs of a verifier against a server that is as fast as it can be.
type sprint struct {
	Name    string
	command func(document, url string) []string
	rates   []float64 // requests a second, from the start of the process to its end
	took    []time.Duration
	sent    []int
	peaks   []int64
}

// ratePart lets both send random requests as fast as they can.
func ratePart(ctx context.Context, set settings, t verifyTools) (string, error) {
	ours := &sprint{Name: t.stewardVerifier().Name, command: func(document, url string) []string {
		return []string{t.steward, "verify", document, "--url", url, "--phases", "fuzzing", "--fuzz", strconv.Itoa(ourFuzz), "--seed", "1", "--cases", ""}
	}}
	theirs := &sprint{Name: t.schemathesisVerifier().Name + ", 2 workers", command: func(document, url string) []string {
		return []string{t.python("schemathesis"), "run", document, "--url", url, "--phases", "fuzzing", "--max-examples", strconv.Itoa(theirFuzz), "--seed", "1",
			"--workers", "2", "--continue-on-failure", "--no-shrink", "--generation-database", "none"}
	}}
	for range set.Runs {
		for _, s := range []*sprint{ours, theirs} {
			if err := s.run(ctx, t); err != nil {
				return "", fmt.Errorf("%s: %w", s.Name, err)
			}
		}
	}
	return rateText(set.Runs, ours, theirs), nil
}

func (s *sprint) run(ctx context.Context, t verifyTools) error {
	folder, err := os.MkdirTemp(t.scratch, "rate-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	w, err := startWorkshop(ctx, t.workshop, folder, "-fast")
	if err != nil {
		return err
	}
	spent, failed := runApart(ctx, rateLimit, filepath.Join(folder, "output"), s.command(t.document("fast"), w.URL)...)
	sent, err := w.Stop()
	switch {
	case failed != nil:
		return failed
	case err != nil:
		return err
	case spent.Stopped || spent.Status < 0 || spent.Status > 1:
		return fmt.Errorf("it ended after %s with status %d: %.500s", spent.Took, spent.Status, spent.Said)
	}
	s.took, s.sent, s.peaks = append(s.took, spent.Took), append(s.sent, sent), append(s.peaks, spent.Peak)
	s.rates = append(s.rates, float64(sent)/spent.Took.Seconds())
	return nil
}

func rateText(runs int, ours, theirs *sprint) string {
	rows := [][]string{{"", "requests", "time", "requests/s", "peak"}}
	for _, s := range []*sprint{ours, theirs} {
		rows = append(rows, []string{
			s.Name, fmt.Sprint(median(s.sent)), seconds(median(s.took)), fmt.Sprintf("%.0f", median(s.rates)), megabytes(median(s.peaks)),
		})
	}
	times := median(ours.rates) / median(theirs.rates)
	return fmt.Sprintf("### How fast requests are sent\n\nThe phase fuzzing, against a server that answers two operations at once (`serve -fast`), on the same machine; requests are counted by the server, and\n"+
		"the time is that of the whole process. They take turns; medians of %d runs.\n\n", runs) + table(rows) +
		fmt.Sprintf("\n%.0f times as many requests a second; aim: at least %d times: %s.\n", times, rateAim, holds(times >= rateAim))
}
