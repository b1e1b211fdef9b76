package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// clientAttempt is what the runs of one maker on one document came to.
type clientAttempt struct {
	maker    clientMaker
	document string
	folder   string // holds what the last run wrote
	outcome
	Files, Lines int
	Left         int // as clientMaker.leftOut returns it
	complaints   []complaint
}

// raceClients lets the makers take turns. The first turn warms up and does not count, except of a maker that fails, or that
// takes so long that there is no other.
func raceClients(ctx context.Context, runs int, attempts []*clientAttempt, output string) error {
	for turn := range runs + 1 {
		for _, a := range attempts {
			if !a.wantsMore() {
				continue
			}
			if err := a.make(ctx, output); err != nil {
				return fmt.Errorf("%s: %w", a.maker.Name, err)
			}
			if turn == 0 && a.wantsMore() {
				a.times, a.peaks = nil, nil
			}
		}
	}
	return nil
}

// make makes the client once, in an empty folder.
func (a *clientAttempt) make(ctx context.Context, output string) error {
	if err := os.RemoveAll(a.folder); err != nil {
		return err
	}
	if err := os.MkdirAll(a.folder, 0o755); err != nil {
		return err
	}
	command := a.maker.command(a.document, a.folder)
	spent, err := runApart(ctx, clientLimit, output, confined(filepath.Dir(a.folder), command...)...)
	if err != nil {
		return err
	}
	said, err := os.ReadFile(output)
	if err != nil {
		return err
	}
	a.take(spent, string(said))
	return nil
}

// take adds one run, which printed said.
func (a *clientAttempt) take(spent cost, said string) {
	a.times, a.peaks = append(a.times, spent.Took), append(a.peaks, spent.Peak)
	switch {
	case spent.Stopped:
		a.Stopped = true
	case spent.Status != 0:
		a.Refused = firstLine(spent.Said, firstLine(said, fmt.Sprintf("exit status %d", spent.Status)))
	default:
		a.Left = a.maker.leftOut(said + spent.Said)
	}
}

// inspect counts what was written, and compiles it.
func (a *clientAttempt) inspect(ctx context.Context, tools clientTools, output string) (err error) {
	if !a.Finished() {
		return nil
	}
	if a.Files, a.Lines, err = countSource(a.folder, a.maker.Language); err != nil {
		return err
	}
	if a.Files == 0 {
		a.Refused = "it wrote no source"
		return nil
	}
	a.complaints, err = tools.remembered(a.maker.Language, a.folder, func() ([]complaint, error) {
		return tools.check(ctx, a.maker.Language, a.folder, output)
	})
	return err
}

func (d clientDocument) rows(attempts []*clientAttempt) [][]string {
	rows := [][]string{{"program", "language", "time", "peak", "files", "lines", "compiles", "left out", "aims"}}
	for _, a := range attempts {
		rows = append(rows, append(a.cells(), d.aims(a, attempts)))
	}
	return rows
}

func (a *clientAttempt) cells() []string {
	row := []string{a.maker.title(), a.maker.Language.String()}
	switch {
	case a.Stopped:
		return append(row, "not finished in "+minutes(clientLimit), megabytes(a.Peak())+" by then", "", "", "", "")
	case a.Refused != "":
		return append(row, "fails", "", "", "", "", "")
	}
	left := "does not say"
	if a.Left >= 0 {
		left = strconv.Itoa(a.Left)
	}
	return append(row, seconds(a.Time()), megabytes(a.Peak()), strconv.Itoa(a.Files), strconv.Itoa(a.Lines), a.compiles(), left)
}

func (a *clientAttempt) compiles() string {
	if len(a.complaints) == 0 {
		return "yes"
	}
	var names []string
	for _, c := range a.complaints {
		names = append(names, fmt.Sprintf("%s (%d)", c.Name, c.Faults))
	}
	return "no: " + strings.Join(names, ", ")
}

// aims says of ours which are met; of others nothing.
func (d clientDocument) aims(a *clientAttempt, all []*clientAttempt) string {
	if a.maker.Name != stewardClient {
		return ""
	}
	said := []string{"compiles " + holds(a.Finished() && len(a.complaints) == 0), "speed " + holds(a.Finished() && a.fastest(all))}
	if d.Aim != 0 {
		said = append(said, "under "+seconds(d.Aim)+" "+holds(a.Finished() && a.Time() < d.Aim))
	}
	return strings.Join(said, "; ")
}

// fastest reports whether nothing else that finished took as little time for a client in the same language.
func (a *clientAttempt) fastest(all []*clientAttempt) bool {
	for _, other := range all {
		if other != a && other.maker.Language == a.maker.Language && other.Finished() && other.Time() <= a.Time() {
			return false
		}
	}
	return true
}

// complaintList tells why clients were not made, or do not compile.
func complaintList(attempts []*clientAttempt) string {
	var b strings.Builder
	for _, a := range attempts {
		if a.Refused != "" {
			fmt.Fprintf(&b, "- %s, %s: `%s`\n", a.maker.Name, a.maker.Language, short(a.Refused))
		}
		for _, c := range a.complaints {
			fmt.Fprintf(&b, "- %s, %s: %s\n", a.maker.Name, a.maker.Language, c)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\nWhat fails, and how the first of it begins:\n\n" + b.String()
}
