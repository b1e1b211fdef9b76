package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/report"
)

// next says what can be done about a refusal.
func (p *publication) next(problem *problemError) []report.Step {
	var steps []report.Step
	if len(problem.Findings) > 0 {
		steps = append(steps, report.Step{
			Text:    "put the findings right; what one means",
			Command: "steward check --explain " + problem.Findings[0].Rule,
		})
	}
	if problem.NextVersion != nil {
		steps = append(steps, report.Step{
			Text:    "publish under a version that says what changed",
			Command: fmt.Sprintf("steward publish %s --api %s --version %s", shellWord(p.opts.file), p.opts.api, *problem.NextVersion),
		})
	}
	if prints := fingerprints(problem); len(prints) > 0 {
		steps = append(steps, report.Step{Text: "take the changes back"}, report.Step{
			Text:    "have an administrator waive each of them, if no consumer is hurt",
			Command: fmt.Sprintf("steward waive %s --api %s --reason \"...\" --expires 30d", strings.Join(prints, " "), p.opts.api),
		})
	}
	return steps
}

// fingerprints names what has to be waived, each once.
func fingerprints(problem *problemError) []string {
	var prints []string
	for _, c := range problem.Changes {
		prints = append(prints, c.Fingerprint)
	}
	for _, n := range problem.NotCompared {
		prints = append(prints, n.Fingerprint)
	}
	slices.Sort(prints)
	return slices.Compact(prints)
}

// shellWord is a text as one word of a POSIX shell's command line.
func shellWord(s string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./@:+,%"
	if s != "" && strings.Trim(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
