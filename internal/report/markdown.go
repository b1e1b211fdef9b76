package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/apisteward/steward/internal/compare"
)

func (d *Diff) markdown(w io.Writer, o Options) error {
	m := markdownWriter{all: o.All}
	m.line("### %s %s to %s: %s", code(d.New.Name), markdownText(d.Old.Version), markdownText(d.New.Version), d.Report.Verdict)
	m.line("")
	m.line("%s: %s.", d.tally(), conclusion(d.Report))
	m.changes(d)
	_, err := io.WriteString(w, m.String())
	return err
}

func (c *Check) markdown(w io.Writer, o Options) error {
	m := markdownWriter{all: o.All}
	m.line("### %s %s: %s", code(c.Document.Name), markdownText(c.Document.Version), [...]string{"holds", "falls short", "could not be judged"}[c.Outcome()])
	m.line("")
	m.line("%s in %s.", findingTally(c.Findings), plural(c.Document.Operations, "operation"))
	if c.Diff != nil {
		m.line("")
		m.line("Since %s: %s: %s. %s.", code(c.Diff.Old.Name), c.Diff.tally(), conclusion(c.Diff.Report), markdownText(c.Bump.Text))
	}
	m.findings(c)
	if c.Diff != nil {
		m.changes(c.Diff)
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// markdownWriter writes GitHub Flavored Markdown.
type markdownWriter struct {
	strings.Builder
	all bool
}

func (m *markdownWriter) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *markdownWriter) findings(c *Check) {
	if len(c.Findings) == 0 && len(c.NotChecked) == 0 {
		return
	}
	shown, left := c.Findings, []ruleCount(nil)
	if !m.all {
		shown, left = first(c.Findings, listed)
	}
	m.line("\n| severity | line | finding | rule |\n|---|---|---|---|")
	for _, f := range shown {
		m.line("| %s | %d:%d | %s | %s |", f.Severity, f.Line, f.Column, markdownText(findingText(f)), code(f.Rule))
	}
	m.line("")
	for _, l := range left {
		m.line("- %d more of %s", l.n, code(l.rule))
	}
	for _, rule := range c.NotChecked {
		m.line("- not checked: %s, which Steward does not have", code(rule))
	}
}

// changes writes a table a level; the least important is folded away.
func (m *markdownWriter) changes(d *Diff) {
	for _, level := range levels {
		changes := d.at(level)
		if len(changes) == 0 {
			continue
		}
		folded := level == compare.Info
		if folded {
			m.line("\n<details><summary>%d info</summary>", len(changes))
		} else {
			m.line("\n#### %s", strings.ToUpper(level.String()[:1])+level.String()[1:])
		}
		m.table(changes)
		if folded {
			m.line("\n</details>")
		}
	}
	if len(d.Report.NotCompared) > 0 {
		m.line("\n#### Not compared\n\n| what | operations | fingerprint |\n|---|---|---|")
	}
	for _, n := range d.Report.NotCompared {
		m.line("| %s | %s | %s |", markdownText(n.Text), markdownText(reached(n.Operations)), code(n.Fingerprint))
	}
}

func (m *markdownWriter) table(changes []compare.Change) {
	m.line("\n| change | operations | rule | fingerprint |\n|---|---|---|---|")
	written := 0
	for _, group := range reaches(changes) {
		for _, c := range group.changes {
			if !m.all && written == 5*listed {
				m.line("\n%d more.", len(changes)-written)
				return
			}
			m.line("| %s | %s | %s | %s |", markdownText(c.Text), markdownText(reached(c.Operations)), code(c.Rule), code(c.Fingerprint))
			written++
		}
	}
}

// markdownText escapes what has a meaning in GitHub Flavored Markdown (section
// 2.4), and mentions, so that text from a document stays text, in a table too.
func markdownText(s string) string {
	var b strings.Builder
	for _, r := range plain(s) {
		switch {
		case r == '@':
			b.WriteString("&#64;")
			continue
		case strings.ContainsRune("\\`*_[]<>|#~!&$", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// code is a code span that holds s whatever backticks are in it (CommonMark,
// section 6.1); in a table, a pipe still needs its escape.
func code(s string) string {
	s = strings.ReplaceAll(plain(s), "|", "\\|")
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}
