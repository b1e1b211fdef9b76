package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// summarized is how many operations a summary lists unless asked for all.
const summarized = 50

func (v *Verification) text(w io.Writer, o Options) error {
	t := newTextWriter(w, o)
	t.entries(v, t.red("FAILURES"), v.Failures, len(v.Failures))
	t.entries(v, t.yellow("WARNINGS"), v.Warnings, listed)
	t.entries(v, t.cyan("ACCEPTED BY THE BASELINE"), v.Accepted, 0)
	t.gone(v.Gone)
	t.notJudged(v.NotJudged)
	t.operations(v)
	t.skipped(v.Skipped)
	t.outputs(v.Outputs)
	t.line("%s", t.outcome(v.Outcome(), plain(v.Document.Name+" at "+v.URL+" "+v.conclude())))
	return t.Flush()
}

// entries writes failures, those of one operation together, at most limit
// unless all are wanted.
func (t *textWriter) entries(v *Verification, heading string, entries []Entry, limit int) {
	if len(entries) == 0 {
		return
	}
	shown := entries
	if !t.all && len(entries) > limit {
		shown = entries[:limit]
	}
	t.line("%s", heading)
	operation := ""
	for _, e := range shown {
		if e.Operation != operation {
			operation = e.Operation
			t.line("  %s", t.bold(plain(operation)))
		}
		t.entry(v, e)
	}
	switch left := len(entries) - len(shown); {
	case left > 0 && len(shown) == 0:
		t.line("  %d; --all lists them", left)
	case left > 0:
		t.line("  ... and %d more; --all lists them", left)
	}
	t.line("")
}

func (t *textWriter) entry(v *Verification, e Entry) {
	t.line("    %s", plain(e.Text))
	if e.Expected != "" {
		t.detail("expected", v.expectation(e))
	} else {
		t.detail("document", v.expectation(e))
	}
	t.detail("arrived", e.Arrived)
	for _, curl := range e.curls() {
		t.line("      %s %s", t.dim("request "), command(curl))
	}
	t.detail("replay", e.replay())
	t.detail("accepted", strings.TrimSpace(e.Since+" "+e.Reason))
	about := e.Check + "  " + e.ID
	if e.Phase != "" {
		about += "  " + e.Phase
	}
	if e.Seen > 1 {
		about += fmt.Sprintf("  seen %d times", e.Seen)
	}
	t.line("      %s", t.dim(about))
}

// detail writes a line below a failure, unless it says nothing.
func (t *textWriter) detail(name, text string) {
	if text != "" {
		t.line("      %s %s", t.dim(fmt.Sprintf("%-8s", name)), plain(text))
	}
}

// command makes a command line safe for a terminal, and keeps it working: line
// ends and tabs stay.
func command(line string) string {
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == '\n' || r == '\t' })
	if len(parts) < 2 {
		return plain(line)
	}
	var b strings.Builder
	for _, r := range line {
		if r == '\n' || r == '\t' {
			b.WriteRune(r)
		} else {
			b.WriteString(plain(string(r)))
		}
	}
	return b.String()
}

func (t *textWriter) gone(gone []Known) {
	if len(gone) == 0 {
		return
	}
	t.line("%s", t.green("GONE FROM THE BASELINE"))
	for _, k := range gone {
		t.line("  %s: %s %s", t.bold(plain(k.Operation)), plain(k.Text), t.dim("("+plain(k.Check+" "+k.ID)+")"))
	}
	t.line("")
}

func (t *textWriter) notJudged(list []NotJudged) {
	if len(list) == 0 {
		return
	}
	t.line("%s", t.yellow("NOT JUDGED"))
	for _, n := range list {
		t.line("  %s: %s", t.bold(plain(n.Operation)), plain(n.Text))
	}
	t.line("")
}

func (t *textWriter) skipped(list []Skipped) {
	if len(list) == 0 {
		return
	}
	t.line("%s", t.yellow("NOT EXERCISED"))
	for _, s := range list {
		t.line("  %s: %s", t.bold(plain(s.Operation)), plain(s.Reason))
		if s.Hint != "" {
			t.line("    %s", plain(s.Hint))
		}
	}
	t.line("")
}

// operations writes what was asked of each operation, as a table. Of many
// operations those without failures are left out.
func (t *textWriter) operations(v *Verification) {
	list, left := v.Operations, 0
	if !t.all && len(list) > summarized {
		list = slices.DeleteFunc(slices.Clone(list), func(s OperationSummary) bool { return s.Failures+s.Warnings == 0 })
		left = len(v.Operations) - len(list)
	}
	if len(v.Operations) == 0 {
		return
	}
	rows := [][]string{{"OPERATIONS", "requests", "answers", "slowest", "failures", "warnings"}}
	for _, s := range list {
		rows = append(rows, []string{"  " + plain(s.Name), thousands(int64(s.Requests)), s.answers(), s.slowest(), unlessNone(s.Failures), unlessNone(s.Warnings)})
	}
	t.table(rows)
	if left > 0 {
		t.line("  ... and %d more without failures; --all lists them", left)
	}
	t.line("")
}

// answers is "200 (12), 404".
func (s OperationSummary) answers() string {
	var parts []string
	for _, status := range slices.Sorted(maps.Keys(s.Statuses)) {
		text := fmt.Sprint(status)
		if status == 0 {
			text = "none"
		}
		if n := s.Statuses[status]; n > 1 {
			text += fmt.Sprintf(" (%s)", thousands(int64(n)))
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

func (s OperationSummary) slowest() string {
	if s.Requests == 0 {
		return ""
	}
	return took(s.Slowest)
}

// unlessNone is a number, or nothing for none.
func unlessNone(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// table writes rows in columns as wide as what is in them; the first row is the
// head. All but the first and the third column are numbers, which stand to the
// right.
func (t *textWriter) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for n, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 || i == 2 {
				b.WriteString(cell + space + "  ")
			} else {
				b.WriteString(space + cell + "  ")
			}
		}
		line := strings.TrimRight(b.String(), " ")
		if n == 0 {
			line = t.bold(line)
		}
		t.line("%s", line)
	}
}

func (t *textWriter) outputs(list []WorkflowOutputs) {
	if len(list) == 0 {
		return
	}
	t.line("%s", t.cyan("OUTPUTS OF WORKFLOWS"))
	for _, w := range list {
		t.line("  %s", t.bold(plain(w.Workflow)))
		for _, name := range slices.Sorted(maps.Keys(w.Values)) {
			t.line("    %s: %s", plain(name), plain(compactJSON(w.Values[name])))
		}
	}
	t.line("")
}
