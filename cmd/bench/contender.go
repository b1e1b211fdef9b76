package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// oasdiffModule is the comparator beside which ours is measured, and its version.
const oasdiffModule = "github.com/oasdiff/oasdiff@v1.33.0"

// contender is a program that compares two documents.
type contender struct {
	binary  string
	command string
	flags   []string // after the two files
	fails   int      // the exit status from which it has not compared
	count   func(output []byte) (tally, error)
}

// tally is what a report says, in numbers.
type tally struct {
	Entries, Breaking int
	Verdict           string // "" where the program gives none
}

func steward(binary string) contender {
	return contender{binary: binary, command: "diff", flags: []string{"--format", "json"}, fails: 2, count: countChanges}
}

// oasdiff asks for every level, as ours tells every level.
func oasdiff(binary string) contender {
	return contender{binary: binary, command: "changelog", flags: []string{"--format", "json"}, fails: 1, count: countEntries}
}

// buildContenders compiles both programs in folder. Oasdiff is built apart from our go.mod, as its own asks.
func buildContenders(ctx context.Context, root, folder string) (ours, theirs contender, err error) {
	binary := filepath.Join(folder, "steward")
	if err := (variant{}).build(ctx, root, folder, binary); err != nil {
		return ours, theirs, err
	}
	cmd := exec.CommandContext(ctx, "go", "install", oasdiffModule)
	cmd.Env = append(os.Environ(), "GOBIN="+folder)
	if out, err := cmd.CombinedOutput(); err != nil {
		return ours, theirs, fmt.Errorf("go install %s: %w\n%s", oasdiffModule, err, out)
	}
	return steward(binary), oasdiff(filepath.Join(folder, "oasdiff")), nil
}

// countChanges reads what `steward diff --format json` printed. What could not be compared is an entry too.
func countChanges(output []byte) (tally, error) {
	var report struct {
		Verdict     string            `json:"verdict"`
		Summary     map[string]int    `json:"summary"`
		Changes     []json.RawMessage `json:"changes"`
		NotCompared []json.RawMessage `json:"not_compared"`
	}
	if err := json.Unmarshal(output, &report); err != nil {
		return tally{}, err
	}
	return tally{len(report.Changes) + len(report.NotCompared), report.Summary["breaking"], report.Verdict}, nil
}

// oasdiffError is the level of its entries that break.
const oasdiffError = 3

func countEntries(output []byte) (tally, error) {
	var entries []struct {
		Level int `json:"level"`
	}
	if err := json.Unmarshal(output, &entries); err != nil {
		return tally{}, err
	}
	t := tally{Entries: len(entries)}
	for _, e := range entries {
		if e.Level == oasdiffError {
			t.Breaking++
		}
	}
	return t, nil
}

// outcome is what several runs of a contender on one pair came to.
type outcome struct {
	tally
	times   []time.Duration
	peaks   []int64
	Stopped bool
	Refused string // why it has not compared
}

func (o *outcome) Time() time.Duration { return median(o.times) }
func (o *outcome) Peak() int64         { return median(o.peaks) }
func (o *outcome) Finished() bool      { return !o.Stopped && o.Refused == "" }

// patience is how long the runs of one contender on one pair may take together before no other is begun.
const patience = 8 * time.Second

// wantsMore reports whether another run is worth its time.
func (o *outcome) wantsMore() bool {
	var spent time.Duration
	for _, t := range o.times {
		spent += t
	}
	return o.Finished() && spent < patience
}

// compare runs the contender once and adds what it came to.
func (c contender) compare(ctx context.Context, limit time.Duration, old, newer, output string, o *outcome) error {
	command := append([]string{c.binary, c.command, old, newer}, c.flags...)
	spent, err := runApart(ctx, limit, output, command...)
	if err != nil {
		return err
	}
	said, err := os.ReadFile(output)
	if err != nil {
		return err
	}
	return c.take(spent, said, o)
}

// take adds one run, which printed output.
func (c contender) take(spent cost, output []byte, o *outcome) (err error) {
	o.times, o.peaks = append(o.times, spent.Took), append(o.peaks, spent.Peak)
	switch {
	case spent.Stopped:
		o.Stopped = true
	case spent.Status < 0 || spent.Status >= c.fails:
		o.Refused = firstLine(spent.Said, fmt.Sprintf("exit status %d", spent.Status))
	default:
		if o.tally, err = c.count(output); err != nil {
			return fmt.Errorf("%s printed no report: %w", filepath.Base(c.binary), err)
		}
	}
	return nil
}

func firstLine(text, otherwise string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if line == "" {
		return otherwise
	}
	return line
}
