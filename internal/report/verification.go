package report

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Verification is what holding a live API against its document says. All texts
// are as they may be shown: secrets are masked.
type Verification struct {
	Document   Source
	URL        string // of the API
	Seed       uint64
	Phases     []string
	Requests   int64
	Began      time.Time
	Took       time.Duration
	Failures   []Entry // make it fall short
	Warnings   []Entry
	Accepted   []Entry // failures that the baseline knows
	Gone       []Known // failures that the baseline knows and that were not found any more
	Skipped    []Skipped
	Operations []OperationSummary // in the order of the document
	Outputs    []WorkflowOutputs
	NotJudged  []NotJudged
	Exercised  int    // operations that answered a request with success
	Outside    int    // operations that were not to be verified
	Stopped    string // why it ended before its time: "it was interrupted"; or ""
}

// Known is a failure that a baseline knows.
type Known struct {
	ID, Check, Operation, Text string
	Since                      string // date on which it was accepted, or ""
	Reason                     string // why, or ""
}

// Skipped is an operation that could not be exercised.
type Skipped struct {
	Operation, Reason string
	Hint              string // what to do about it, or ""
}

// OperationSummary is what was asked of one operation.
type OperationSummary struct {
	Name     string // "GET /books/{id}"
	Line     int    // in the document
	Requests int
	Statuses map[int]int // how often each was answered; 0 for no answer
	Slowest  time.Duration
	Failures int
	Warnings int
}

// WorkflowOutputs is what a workflow put out.
type WorkflowOutputs struct {
	Workflow string
	Values   map[string]any // fit for encoding/json
}

// NotJudged is something that arrived and that no check could judge.
type NotJudged struct{ Operation, Text string }

// Outcome is FallsShort with failures, and Undecided when nothing was exercised
// or it ended before its time.
func (v *Verification) Outcome() Outcome {
	switch {
	case len(v.Failures) > 0:
		return FallsShort
	case v.Exercised == 0, v.Stopped != "":
		return Undecided
	}
	return Holds
}

// Write writes what was found in any format but HAR, which holds what a
// HARWriter was given.
func (v *Verification) Write(w io.Writer, o Options) error {
	switch o.Format {
	case JSON:
		return writeJSON(w, verificationObject(v))
	case Markdown:
		return v.markdown(w, o)
	case JUnit:
		return writeJUnit(w, v.suite())
	case SARIF:
		return v.sarif(w, o)
	case HTML:
		return v.html(w, o)
	case HAR:
		return fmt.Errorf("a HAR archive is written while requests are sent")
	}
	return v.text(w, o)
}

// verdict is the conclusion in a few words.
func (v *Verification) verdict() string {
	if v.Outcome() == Holds && len(v.Skipped) > 0 {
		return "keeps its contract as far as it was exercised"
	}
	return [...]string{"keeps its contract", "does not keep its contract", "could not be judged"}[v.Outcome()]
}

// conclude says in one line what was found, by how much work.
func (v *Verification) conclude() string {
	return fmt.Sprintf("%s: %s (seed %d)", v.verdict(), v.tally(), v.Seed)
}

// tally is "2 failures, 18 operations, 1,234 requests in 2.1 s".
func (v *Verification) tally() string {
	parts := v.reasons()
	parts = append(parts, plural(len(v.Operations), "operation"),
		fmt.Sprintf("%s in %s", counted(v.Requests, "request"), took(v.Took)))
	if n := len(v.Skipped); n > 0 {
		parts = append(parts, fmt.Sprintf("%d not exercised", n))
	}
	return strings.Join(parts, ", ")
}

// reasons are what was found, and why there is no verdict.
func (v *Verification) reasons() []string {
	var parts []string
	if n := len(v.Failures); n > 0 {
		parts = append(parts, plural(n, "failure"))
	}
	if v.Stopped != "" {
		parts = append(parts, v.Stopped)
	} else if v.Outcome() == Undecided {
		parts = append(parts, "no operation could be exercised")
	}
	if n := len(v.Warnings); n > 0 {
		parts = append(parts, plural(n, "warning"))
	}
	if n := len(v.Accepted); n > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted by the baseline", n))
	}
	if n := len(v.Gone); n > 0 {
		parts = append(parts, fmt.Sprintf("%d of the baseline gone", n))
	}
	return parts
}

// counted is "1 request", "1,234 requests".
func counted(n int64, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return thousands(n) + " " + word + "s"
}

// thousands is a number with a comma before every three digits.
func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// took is a duration as people say it: "340 ms", "2.1 s", "3 min 5 s".
func took(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	case d < time.Minute:
		return fmt.Sprintf("%.1f s", d.Truncate(time.Second/10).Seconds())
	}
	d = d.Truncate(time.Second)
	return fmt.Sprintf("%d min %d s", int(d.Minutes()), int((d % time.Minute).Seconds()))
}

// replay is the command that runs an entry again, or "" without a case file.
func (e Entry) replay() string {
	if e.CaseFile == "" {
		return ""
	}
	return "steward verify --replay " + word(e.CaseFile)
}

// word is a text as one word of a POSIX shell.
func word(s string) string {
	bare := s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-_./:@,+%", r)
	})
	if bare {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// lineOf is the line of an entry's place, or else of its operation; 0 when
// neither is known.
func (v *Verification) lineOf(e Entry) (line, column int) {
	if e.Place.Line > 0 {
		return e.Place.Line, e.Place.Column
	}
	for _, op := range v.Operations {
		if op.Name == e.Operation && op.Line > 0 {
			return op.Line, 1
		}
	}
	return 0, 0
}

// expectation is what was expected and where the document says so.
func (v *Verification) expectation(e Entry) string {
	at := ""
	if line, column := v.lineOf(e); line > 0 {
		at = position(v.Document.Name, line, column)
	}
	switch {
	case e.Expected == "":
		return at
	case at == "":
		return e.Expected
	}
	return e.Expected + " (" + at + ")"
}
