package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/contract/lint"
)

// listed is how many findings of one rule, and how many changes of one level,
// text and Markdown list unless asked for all.
const listed = 10

// textWriter writes for people. It keeps the first error, as bufio does.
type textWriter struct {
	*bufio.Writer
	paint
	all bool
}

func newTextWriter(w io.Writer, o Options) *textWriter {
	return &textWriter{Writer: bufio.NewWriter(w), paint: paint(o.Color), all: o.All}
}

// line writes one formatted line.
func (t *textWriter) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (d *Diff) text(w io.Writer, o Options) error {
	t := newTextWriter(w, o)
	t.changes(d)
	t.line("%s: %s", t.outcome(d.Outcome(), d.tally()), conclusion(d.Report))
	return t.Flush()
}

func (c *Check) text(w io.Writer, o Options) error {
	t := newTextWriter(w, o)
	t.findings(c)
	if c.Diff != nil {
		t.changes(c.Diff)
		t.line("%s since %s: %s", c.Diff.tally(), plain(c.Diff.Old.Name), conclusion(c.Diff.Report))
	}
	t.line("%s (%s in %s)", t.outcome(c.Outcome(), plain(c.Document.Name+" "+c.conclude())), findingTally(c.Findings), plural(c.Document.Operations, "operation"))
	return t.Flush()
}

// findings writes one line a finding, in the form that editors and CI find
// places in: "openapi.yaml:12:5: error: text (rule)".
func (t *textWriter) findings(c *Check) {
	shown, left := c.Findings, []ruleCount(nil)
	if !t.all {
		shown, left = first(c.Findings, listed)
	}
	for _, f := range shown {
		t.line("%s: %s: %s %s", t.bold(position(c.Document.Name, f.Line, f.Column)), t.severity(f.Severity), plain(findingText(f)), t.dim("("+f.Rule+")"))
	}
	for _, l := range left {
		t.line("... and %d more of %s; --all lists them", l.n, l.rule)
	}
	for _, rule := range c.NotChecked {
		t.line("%s: the ruleset asks for %s, which Steward does not have: not checked", t.yellow("note"), plain(rule))
	}
	if len(c.Findings)+len(c.NotChecked) > 0 {
		t.line("")
	}
}

// findingText is the finding with the operation it is in, or its place where
// neither that nor a line says where it is.
func findingText(f lint.Finding) string {
	switch {
	case f.Operation != "":
		return f.Operation + ": " + f.Text
	case f.Line == 0:
		return f.Place + ": " + f.Text
	}
	return f.Text
}

func (t *textWriter) severity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return t.red("error")
	case lint.Warn:
		return t.yellow("warning")
	}
	return t.cyan(s.String())
}

// changes writes the changes, breaking first, those of the same operations
// together, and after them what could not be compared.
func (t *textWriter) changes(d *Diff) {
	for _, level := range levels {
		t.level(d, level)
	}
	if len(d.Report.NotCompared) == 0 {
		return
	}
	t.line("%s", t.yellow("NOT COMPARED"))
	for _, n := range d.Report.NotCompared {
		t.line("  %s", t.bold(plain(reached(n.Operations))))
		t.line("    %s", plain(n.Text))
		t.line("      %s", t.dim(plain(n.Place)+"  fingerprint "+n.Fingerprint))
	}
	t.line("")
}

func (t *textWriter) level(d *Diff, level compare.Level) {
	changes := d.at(level)
	if len(changes) == 0 {
		return
	}
	written := 0
	t.line("%s", t.heading(level))
	for _, group := range reaches(changes) {
		if !t.all && written >= listed && level != compare.Breaking {
			break
		}
		t.line("  %s", t.bold(plain(reached(group.operations))))
		for _, c := range group.changes {
			t.change(d, c)
		}
		written += len(group.changes)
	}
	if left := len(changes) - written; left > 0 {
		t.line("  ... and %d more; --all lists them", left)
	}
	t.line("")
}

func (t *textWriter) change(d *Diff, c compare.Change) {
	t.line("    %s", plain(c.Text))
	detail := c.Rule
	if at := changePosition(d, c); at != "" {
		detail += "  " + at
	}
	if c.Level == compare.Breaking {
		detail += "  fingerprint " + c.Fingerprint
	}
	t.line("      %s", t.dim(detail))
}

func (t *textWriter) heading(level compare.Level) string {
	s := strings.ToUpper(level.String())
	switch level {
	case compare.Breaking:
		return t.red(s)
	case compare.Warning:
		return t.yellow(s)
	}
	return t.cyan(s)
}

// changePosition is where a change is seen: in the new document, or in the old
// one when it is gone, or else a JSON pointer.
func changePosition(d *Diff, c compare.Change) string {
	switch {
	case c.New != nil && c.New.Line > 0:
		return position(d.New.Name, c.New.Line, c.New.Column)
	case c.Old != nil && c.Old.Line > 0 && d.Old.Name != "":
		return position(d.Old.Name, c.Old.Line, c.Old.Column)
	}
	return plain(c.Place)
}

// position is "openapi.yaml:12:5", or only the name when the line is unknown.
func position(name string, line, column int) string {
	if line == 0 {
		return plain(name)
	}
	return fmt.Sprintf("%s:%d:%d", plain(name), line, column)
}

// plain makes text from a document safe for a terminal and for one line:
// control characters, which could move the cursor or change colours, become
// spaces.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, s)
}
