package report

import (
	"io"
	"strings"

	"github.com/apisteward/steward/internal/contract/lint"
)

// Publication is what a server answered to a document.
type Publication struct {
	Title    string // the answer in a few words: "payments 1.4.0 is published"
	Facts    []string
	Detail   string // why it was refused, or "" when it was not
	Findings []lint.Finding
	File     string // the document, as the user named it
	Diff     *Diff  // what changed, nil when there was nothing to compare with
	Links    []string
	Next     []Step // what the user may do now
}

// Step is something that a user may do next.
type Step struct{ Text, Command string }

// Write writes the answer as Text or Markdown.
func (p *Publication) Write(w io.Writer, o Options) error {
	if o.Format == Markdown {
		return p.markdown(w, o)
	}
	return p.text(w, o)
}

// Outcome is FallsShort for a refusal.
func (p *Publication) Outcome() Outcome {
	if p.Detail != "" {
		return FallsShort
	}
	return Holds
}

// found is the answer's findings as a check of the document would show them.
func (p *Publication) found() *Check {
	return &Check{Document: Source{Name: p.File}, Findings: p.Findings}
}

// lines is the detail and the facts, a line each.
func (p *Publication) lines() []string {
	var lines []string
	if p.Detail != "" {
		lines = strings.Split(p.Detail, "\n")
	}
	return append(lines, p.Facts...)
}

// since is how much changed and, where that is known, since when.
func (p *Publication) since() string {
	if p.Diff.Old.Name == "" {
		return p.Diff.tally()
	}
	return p.Diff.tally() + " since " + p.Diff.Old.Name
}

func (p *Publication) text(w io.Writer, o Options) error {
	t := newTextWriter(w, o)
	t.findings(p.found())
	if p.Diff != nil {
		t.changes(p.Diff)
		t.line("%s: %s", p.since(), conclusion(p.Diff.Report))
	}
	t.line("%s", t.outcome(p.Outcome(), plain(p.Title)))
	for _, line := range p.lines() {
		t.line("%s", plain(line))
	}
	for _, link := range p.Links {
		t.line("%s", plain(link))
	}
	for i, step := range p.Next {
		if i == 0 {
			t.line("\nWhat you can do:")
		}
		if step.Command == "" {
			t.line("- %s", plain(step.Text))
			continue
		}
		t.line("- %s:\n    %s", plain(step.Text), plain(step.Command))
	}
	return t.Flush()
}

func (p *Publication) markdown(w io.Writer, o Options) error {
	m := markdownWriter{all: o.All}
	m.line("### %s", markdownText(p.Title))
	for _, line := range p.lines() {
		m.line("\n%s", markdownText(line))
	}
	if p.Diff != nil {
		m.line("\n%s: %s.", p.since(), conclusion(p.Diff.Report))
	}
	m.findings(p.found())
	if p.Diff != nil {
		m.changes(p.Diff)
	}
	for _, link := range p.Links {
		m.line("\n<%s>", link)
	}
	m.steps(p.Next)
	_, err := io.WriteString(w, m.String())
	return err
}

func (m *markdownWriter) steps(steps []Step) {
	if len(steps) > 0 {
		m.line("\n#### What you can do\n")
	}
	for _, step := range steps {
		if step.Command == "" {
			m.line("- %s", markdownText(step.Text))
			continue
		}
		m.line("- %s: %s", markdownText(step.Text), code(step.Command))
	}
}
