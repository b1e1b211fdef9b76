package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract/lint"
)

// Check is what linting one document, and comparing it with an older one, says.
type Check struct {
	Document   Source
	Findings   []lint.Finding // sorted by place
	FailOn     lint.Severity  // findings at or above it fall short; lint.Off for never
	NotChecked []string       // rules that the ruleset asks for and that Steward does not have
	Diff       *Diff          // nil unless there is a document to compare with
	Bump       *Bump          // nil unless there is
}

// Outcome joins findings and bump. Breaking changes do not fall short when the
// version says that there are some.
func (c *Check) Outcome() Outcome {
	outcome := Holds
	if c.failing() > 0 {
		outcome = FallsShort
	}
	if c.Bump != nil {
		outcome = worst(outcome, c.Bump.Outcome)
	}
	return outcome
}

// failing counts the findings that fall short.
func (c *Check) failing() int {
	n := 0
	for _, f := range c.Findings {
		if c.fails(f) {
			n++
		}
	}
	return n
}

func (c *Check) fails(f lint.Finding) bool { return c.FailOn != lint.Off && f.Severity >= c.FailOn }

// Write writes findings, changes, and what follows.
func (c *Check) Write(w io.Writer, o Options) error {
	switch o.Format {
	case JSON:
		return writeJSON(w, checkObject(c))
	case Markdown:
		return c.markdown(w, o)
	case JUnit:
		return writeJUnit(w, c.suites()...)
	case SARIF:
		return c.sarif(w, o)
	}
	return c.text(w, o)
}

// findingTally is "2 errors, 1 warning, 0 info, 3 hints".
func findingTally(findings []lint.Finding) string {
	counts := map[lint.Severity]int{}
	for _, f := range findings {
		counts[f.Severity]++
	}
	return fmt.Sprintf("%s, %s, %d info, %s", plural(counts[lint.Error], "error"),
		plural(counts[lint.Warn], "warning"), counts[lint.Info], plural(counts[lint.Hint], "hint"))
}

// conclude says in one line whether the document holds, and why not.
func (c *Check) conclude() string {
	var reasons []string
	if n := c.failing(); n > 0 {
		reasons = append(reasons, fmt.Sprintf("%s at or above %s", plural(n, "finding"), c.FailOn))
	}
	if c.Bump != nil && (c.Bump.Outcome != Holds || c.Outcome() == Holds) {
		reasons = append(reasons, c.Bump.Text)
	}
	switch c.Outcome() {
	case FallsShort:
		return "falls short: " + strings.Join(reasons, "; ")
	case Undecided:
		return "could not be judged: " + strings.Join(reasons, "; ")
	}
	return strings.Join(append([]string{"holds"}, reasons...), ": ")
}

// first returns at most limit findings of each rule, and how many of which
// rules were left out, in the order of the rules' first findings.
func first(findings []lint.Finding, limit int) (shown []lint.Finding, left []ruleCount) {
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Rule]++
		if counts[f.Rule] <= limit {
			shown = append(shown, f)
		}
	}
	for _, f := range shown {
		if n := counts[f.Rule] - limit; n > 0 && !slices.ContainsFunc(left, func(c ruleCount) bool { return c.rule == f.Rule }) {
			left = append(left, ruleCount{f.Rule, n})
		}
	}
	return shown, left
}

// ruleCount is a number of findings of one rule.
type ruleCount struct {
	rule string
	n    int
}
