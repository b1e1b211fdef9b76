package main

import "time"

// outcome is what came of compiling a package.
type outcome string

const (
	compiled outcome = "compiled"
	failed   outcome = "failed"
	unjudged outcome = "not judged" // the compiler took too much time or memory
)

// verdict is what compilers said of a package.
type verdict struct {
	Outcome outcome
	Said    []string // the first diagnostics
	Took    time.Duration
}

// mostSaid is how many diagnostics of a package are kept, and mostLine how many bytes of one.
const (
	mostSaid = 10
	mostLine = 400
)

// shortened keeps the first lines, and the first part of each.
func shortened(lines []string) []string {
	var kept []string
	for _, line := range lines[:min(len(lines), mostSaid)] {
		if len(line) > mostLine {
			line = line[:mostLine] + "…"
		}
		kept = append(kept, line)
	}
	return kept
}
