package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// report is a table of all, and the causes of what does not compile, in Markdown.
func (t *tally) report() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var b strings.Builder
	documents := t.files - t.repeated
	fmt.Fprintf(&b, "%d files, %d documents, of which `steward check` refuses %d.\n\n", t.files, documents, t.refused)
	b.WriteString("| language | documents | compiled | failed | not judged | refused | time of compilers |\n|---|---|---|---|---|---|---|\n")
	for _, c := range t.counts {
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d | %s |\n", c.language.name, documents, c.of[compiled], c.of[failed], c.of[unjudged],
			t.refused, c.took.Round(time.Second))
	}
	for _, c := range causes(t.faults) {
		fmt.Fprintf(&b, "\n- %s: %s, %d documents:\n", c.faults[0].Language, c.text, len(c.faults))
		for _, f := range c.faults[:min(len(c.faults), mostExamples)] {
			fmt.Fprintf(&b, "  - %s: `%s`\n", f.Document, first(f.Said))
		}
	}
	return b.String()
}

// mostExamples is how many documents are named for a cause.
const mostExamples = 5

// cause is packages that fail alike.
type cause struct {
	text   string
	faults []fault
}

// causes groups packages by what their first diagnostic says but for names and places. Those of most documents come first.
func causes(faults []fault) []cause {
	var all []cause
	for _, f := range faults {
		text := string(f.Outcome) + ": " + alike(first(f.Said))
		i := slices.IndexFunc(all, func(c cause) bool { return c.text == text && c.faults[0].Language == f.Language })
		if i < 0 {
			i, all = len(all), append(all, cause{text: text})
		}
		all[i].faults = append(all[i].faults, f)
	}
	slices.SortStableFunc(all, func(a, b cause) int { return cmp.Compare(len(b.faults), len(a.faults)) })
	return all
}

func first(said []string) string {
	if len(said) == 0 {
		return "nothing said"
	}
	return said[0]
}

// alike leaves the names and the places out of a diagnostic.
func alike(text string) string {
	text = regexp.MustCompile(`^[^ ]*?[:(]\d+[,:\d]*\)?:? `).ReplaceAllString(text, "")
	text = regexp.MustCompile(`"[^"]*"|'[^']*'`).ReplaceAllString(text, "…")
	text = regexp.MustCompile(`\b\w*\d\w*\b`).ReplaceAllString(text, "#")
	return text
}
