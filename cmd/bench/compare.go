package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// What is aimed at wherever oasdiff finishes.
const (
	speedAim  = 8.0 // times as fast
	memoryAim = 0.5 // of its peak
)

// compareSection lets `steward diff` and oasdiff compare the same documents, as processes that load them.
func compareSection(ctx context.Context, set settings) (string, error) {
	folder, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	ours, theirs, err := buildContenders(ctx, set.Root, folder)
	if err != nil {
		return "", err
	}
	rows := [][]string{{"documents", "steward", "peak", "entries", "oasdiff", "peak", "entries", "times as fast", "of its memory", "aims"}}
	for _, p := range pairs() {
		if !strings.Contains(p.Name, set.Pairs) {
			continue
		}
		a, b, err := p.measure(ctx, set, folder, ours, theirs)
		if err != nil {
			return "", fmt.Errorf("%s: %w", p.Name, err)
		}
		rows = append(rows, p.row(a, b, set.Cap))
	}
	text := compareText(set) + table(rows, 9)
	if set.Pairs != "" && !strings.Contains(scalingTitle, set.Pairs) {
		return text, nil
	}
	scaling, err := scalingText(ctx, set, folder, ours)
	return text + scaling, err
}

// measure lets both take turns.
func (p pair) measure(ctx context.Context, set settings, folder string, ours, theirs contender) (a, b *outcome, err error) {
	a, b = new(outcome), new(outcome)
	old, newer, err := p.files(set.Root, folder)
	if err != nil {
		return a, b, err
	}
	output := filepath.Join(folder, "output")
	for range set.Runs {
		if a.wantsMore() {
			if err := ours.compare(ctx, set.Cap, old, newer, output, a); err != nil {
				return a, b, err
			}
		}
		if b.wantsMore() {
			if err := theirs.compare(ctx, set.Cap, old, newer, output, b); err != nil {
				return a, b, err
			}
		}
	}
	return a, b, nil
}

func compareText(set settings) string {
	return fmt.Sprintf("## Comparing, beside oasdiff\n\n`go run ./cmd/bench -only compare`: `steward diff OLD NEW --format json` and `oasdiff changelog OLD NEW --format json` of\n"+
		"`%s`, each a process that loads both files and prints every entry. They take turns; medians of up to\n"+
		"%d runs each, of as many as begin within %s; none may take longer than %s. A peak is ru_maxrss. Of the entries, those in\n"+
		"parentheses break; oasdiff lists a change in a shared schema once an operation. It reads Swagger 2.0 as if it were OpenAPI 3 and\n"+
		"compares none of the schemas of its responses. Aims: %.0f times as fast and under %.0f %% of the memory wherever oasdiff finishes,\nand what a row names.\n\n",
		oasdiffModule, set.Runs, seconds(patience), seconds(set.Cap), speedAim, 100*memoryAim)
}

func (p pair) row(ours, theirs *outcome, limit time.Duration) []string {
	row := append([]string{p.Name}, ours.cells(limit)...)
	row = append(row, theirs.cells(limit)...)
	faster, memory := "", ""
	if ours.Finished() && theirs.Refused == "" {
		faster = fmt.Sprintf("%.1f", ratio(theirs.Time(), ours.Time()))
		memory = fmt.Sprintf("%.0f %%", 100*ratio(ours.Peak(), theirs.Peak()))
		if theirs.Stopped {
			faster, memory = "over "+faster, "under "+memory
		}
	}
	return append(row, faster, memory, p.aims(ours, theirs))
}

// cells are the time, the peak and the entries.
func (o *outcome) cells(limit time.Duration) []string {
	switch {
	case o.Refused != "":
		return []string{"refused: " + o.Refused, "", ""}
	case o.Stopped:
		return []string{fmt.Sprintf("not finished in %.0f s", limit.Seconds()), megabytes(o.Peak()) + " by then", ""}
	}
	return []string{seconds(o.Time()), megabytes(o.Peak()), fmt.Sprintf("%d (%d)", o.Entries, o.Breaking)}
}

// aims says of each aim that applies whether it was met.
func (p pair) aims(ours, theirs *outcome) string {
	var said []string
	say := func(aim string, ok bool) { said = append(said, aim+" "+holds(ours.Finished() && ok)) }
	if theirs.Finished() {
		say("speed", ratio(theirs.Time(), ours.Time()) >= speedAim)
		say("memory", ratio(ours.Peak(), theirs.Peak()) < memoryAim)
	}
	if p.Time != 0 {
		say("under "+seconds(p.Time), ours.Time() < p.Time)
	}
	if p.Peak != 0 {
		say("under "+megabytes(p.Peak), ours.Peak() < p.Peak)
	}
	if p.Same {
		say("identical", ours.Verdict == "identical")
	}
	return strings.Join(said, "; ")
}

func ratio[T time.Duration | int64](a, b T) float64 { return float64(a) / float64(max(b, 1)) }
