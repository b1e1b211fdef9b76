package report

import (
	"fmt"
	"io"
	"strings"
)

// How much a comment on a pull request has room for (65,536 characters in all):
// failures with their requests, characters of one request, and characters after
// which no more requests follow.
const (
	detailed   = 20
	maxCommand = 1500
	crowded    = 40_000
)

func (v *Verification) markdown(w io.Writer, o Options) error {
	m := markdownWriter{all: o.All}
	m.line("### %s at %s: %s", code(v.Document.Name), code(v.URL), v.verdict())
	m.line("\n%s; seed %d.", markdownText(capitalized(v.tally())), v.Seed)
	m.entries(v, "Failures", v.Failures, 5*listed)
	m.entries(v, "Warnings", v.Warnings, listed)
	m.requests(v)
	m.accepted(v.Accepted)
	m.gone(v.Gone)
	m.skipped(v)
	m.operations(v)
	_, err := io.WriteString(w, m.String())
	return err
}

// entries writes failures as a table.
func (m *markdownWriter) entries(v *Verification, heading string, entries []Entry, limit int) {
	if len(entries) == 0 {
		return
	}
	m.line("\n#### %s\n\n| operation | what is wrong | expected | arrived | check | id |\n|---|---|---|---|---|---|", heading)
	for i, e := range entries {
		if !m.all && i == limit {
			m.line("\n%d more.", len(entries)-i)
			break
		}
		m.line("| %s | %s | %s | %s | %s | %s |", code(e.Operation), markdownText(e.Text), markdownText(v.expectation(e)), markdownText(e.Arrived), code(e.Check), code(e.ID))
	}
}

// requests writes the requests of the failures, folded away.
func (m *markdownWriter) requests(v *Verification) {
	if len(v.Failures) == 0 {
		return
	}
	m.line("\n<details><summary>Requests that show the failures</summary>")
	for i, e := range v.Failures {
		if !m.all && (i == detailed || m.Len() > crowded) {
			m.line("\n%d more.", len(v.Failures)-i)
			break
		}
		lines := e.curls()
		if replay := e.replay(); replay != "" {
			lines = append(lines, replay)
		}
		m.line("\n%s %s\n\n%s", code(e.ID), markdownText(e.Text), fenced("sh", lines))
	}
	m.line("\n</details>")
}

// fenced is a fenced code block (CommonMark, section 4.5) that holds lines
// whatever backticks are in them. What is too long for a comment is left out.
func fenced(language string, lines []string) string {
	fence := "```"
	for i, line := range lines {
		lines[i] = command(line)
		if len(line) > maxCommand {
			lines[i] = fmt.Sprintf("# a request of %s characters: see the case file", thousands(int64(len(line))))
		}
		for strings.Contains(lines[i], fence) {
			fence += "`"
		}
	}
	return fence + language + "\n" + strings.Join(lines, "\n") + "\n" + fence
}

func (m *markdownWriter) accepted(entries []Entry) {
	if len(entries) == 0 {
		return
	}
	m.line("\n<details><summary>%d accepted by the baseline</summary>\n\n| operation | what is wrong | since | reason | id |\n|---|---|---|---|---|", len(entries))
	for _, e := range entries {
		m.line("| %s | %s | %s | %s | %s |", code(e.Operation), markdownText(e.Text), markdownText(e.Since), markdownText(e.Reason), code(e.ID))
	}
	m.line("\n</details>")
}

func (m *markdownWriter) gone(gone []Known) {
	if len(gone) == 0 {
		return
	}
	m.line("\n#### Gone from the baseline\n")
	for _, k := range gone {
		m.line("- %s: %s (%s, %s)", code(k.Operation), markdownText(k.Text), code(k.Check), code(k.ID))
	}
}

func (m *markdownWriter) skipped(v *Verification) {
	if len(v.Skipped)+len(v.NotJudged) == 0 {
		return
	}
	m.line("\n#### Not exercised\n\n| operation | why | what to do |\n|---|---|---|")
	for _, s := range v.Skipped {
		m.line("| %s | %s | %s |", code(s.Operation), markdownText(s.Reason), markdownText(s.Hint))
	}
	for _, n := range v.NotJudged {
		m.line("| %s | not judged: %s | |", code(n.Operation), markdownText(n.Text))
	}
}

func (m *markdownWriter) operations(v *Verification) {
	if len(v.Operations) == 0 || len(v.Operations) > summarized && !m.all {
		return
	}
	m.line("\n<details><summary>%s</summary>\n\n| operation | requests | answers | slowest | failures | warnings |\n|---|--:|---|--:|--:|--:|", plural(len(v.Operations), "operation"))
	for _, s := range v.Operations {
		m.line("| %s | %s | %s | %s | %s | %s |", code(s.Name), thousands(int64(s.Requests)), s.answers(), s.slowest(), unlessNone(s.Failures), unlessNone(s.Warnings))
	}
	m.line("\n</details>")
}
