package page

import (
	"strconv"

	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/words"
)

// maxFindings bounds the findings on one page.
const maxFindings = 300

// Findings is about what the linter said of a version.
type Findings struct {
	place
	Groups []FindingGroup
	Total  int
	JSON   string // address of all of them
}

// FindingGroup is the findings of one severity.
type FindingGroup struct {
	Severity string // "error", "warn", "info", "hint"
	Heading  string
	Total    int
	Findings []Finding // as many as the page has
	severity lint.Severity
}

// Finding is what one rule says about one place.
type Finding struct {
	Text, Rule, Place string
	Line              int
	Operation         Crumb // zero outside of operations
}

// findings makes the page, or nil for a document of which nothing is known.
func (p place) findings() Page {
	known := &p.document.Known
	if known.State == "" {
		return nil
	}
	out := &Findings{place: p, Total: len(known.Found), JSON: known.FindingsJSON}
	addresses := operationAddresses(p.document.Reference.Outline(), p.links)
	for _, g := range []FindingGroup{
		{severity: lint.Error, Heading: "Errors"}, {severity: lint.Warn, Heading: "Warnings"},
		{severity: lint.Info, Heading: "Notes"}, {severity: lint.Hint, Heading: "Hints"},
	} {
		g.Severity = g.severity.String()
		g.fill(known.Found, maxFindings-out.Shown(), addresses)
		if len(g.Findings) > 0 {
			out.Groups = append(out.Groups, g)
		}
	}
	return out
}

// fill takes the findings of the group's severity, and shows most of them.
func (g *FindingGroup) fill(all []lint.Finding, most int, addresses map[string]string) {
	for _, f := range all {
		if f.Severity != g.severity {
			continue
		}
		if g.Total++; g.Total > most {
			continue
		}
		g.Findings = append(g.Findings, Finding{
			Text: markdown.OneLine(f.Text), Rule: f.Rule, Place: markdown.OneLine(f.Place), Line: f.Line,
			Operation: Crumb{Text: f.Operation, Href: addresses[f.Operation]},
		})
	}
}

// Shown is the number of findings on the page.
func (f *Findings) Shown() int {
	n := 0
	for _, g := range f.Groups {
		n += len(g.Findings)
	}
	return n
}

// Name returns the name of the template.
func (*Findings) Name() string { return "findings" }

// Frame returns what stands around the page.
func (f *Findings) Frame() Frame { return f.frame("Findings") }

// Markdown returns the page's twin.
func (f *Findings) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, "Findings")
	if f.Total == 0 {
		p.Add("The linter has nothing to say about this version.")
	}
	for _, g := range f.Groups {
		p.Heading(2, g.Heading)
		items := make([]string, len(g.Findings))
		for i := range g.Findings {
			items[i] = g.Findings[i].markdown()
		}
		p.List(items...)
	}
	if f.Total > f.Shown() {
		p.Add(markdown.Link("All "+words.Plural(f.Total, "finding")+" as JSON", f.JSON))
	}
	return p.Bytes()
}

func (f *Finding) markdown() string {
	line := markdown.Text(f.Text) + " · " + markdown.Code(f.Rule)
	if f.Operation.Text != "" {
		line += " · " + f.Operation.code()
	}
	line += " · " + markdown.Code(f.Place)
	if f.Line > 0 {
		line += " · line " + strconv.Itoa(f.Line)
	}
	return line
}
