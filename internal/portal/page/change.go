package page

import (
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/words"
)

const (
	maxChanges = 200 // changes on one page
	maxReached = 5   // operations named beside one change
)

// changeGroup is the changes of one level.
type changeGroup struct {
	Level, Heading string
	Changes        []changeView
}

type changeView struct {
	Text, Rule string
	Waived     bool
	Operations []Crumb // with the address of the operation on this page, if it is there
	More       int     // operations that are not named
}

// showChanges fills in what changed since the version before, breaking first.
func (v *Version) showChanges(version *catalog.Version, changes *catalog.Changes) {
	if changes.Report == nil {
		v.Compared = nil
		return
	}
	v.NoChanges = "Nothing changed that a consumer could notice."
	if changes.Report.Verdict == compare.Identical {
		v.NoChanges = "The documents are identical."
	}
	waived := map[string]bool{}
	for _, c := range changes.Waived {
		waived[c.Fingerprint] = true
	}
	anchors := v.anchors()
	left := maxChanges
	for _, g := range groupChanges(changes.Report) {
		for i := range g.Changes {
			g.Changes[i].Waived = waived[g.prints[i]]
			for j, op := range g.Changes[i].Operations {
				g.Changes[i].Operations[j].Href = anchors[op.Text]
			}
		}
		shown := min(left, len(g.Changes))
		left -= shown
		if g.Changes = g.Changes[:shown]; shown > 0 {
			v.Changes = append(v.Changes, g.changeGroup)
		}
	}
	total := len(changes.Report.Changes) + len(changes.Report.NotCompared)
	if total > maxChanges {
		v.MoreChanges = &Crumb{Text: "All " + words.Plural(total, "change") + " as JSON", Href: contractPath(version) + "/changes"}
	}
}

// anchors maps the name of an operation to its place on the page.
func (v *Version) anchors() map[string]string {
	out := map[string]string{}
	for _, t := range v.Tags {
		for _, op := range t.Operations {
			out[op.Method+" "+op.Path] = "#" + op.Anchor
		}
	}
	for _, op := range v.Webhooks {
		out[op.Method+" "+op.Path] = "#" + op.Anchor
	}
	return out
}

type printedGroup struct {
	changeGroup
	prints []string // fingerprints, one for each change
}

func groupChanges(r *compare.Report) []printedGroup {
	breaking := printedGroup{changeGroup: changeGroup{Level: "breaking", Heading: "Breaking changes"}}
	undecided := printedGroup{changeGroup: changeGroup{Level: "warning", Heading: "Not compared"}}
	warning := printedGroup{changeGroup: changeGroup{Level: "warning", Heading: "Changes that may break"}}
	info := printedGroup{changeGroup: changeGroup{Level: "info", Heading: "Compatible changes"}}
	for _, c := range r.Changes {
		g := &info
		switch c.Level {
		case compare.Breaking:
			g = &breaking
		case compare.Warning:
			g = &warning
		}
		g.add(c.Text, c.Rule, c.Fingerprint, c.Operations)
	}
	for _, n := range r.NotCompared {
		undecided.add(n.Text, n.Place, n.Fingerprint, n.Operations)
	}
	return []printedGroup{breaking, undecided, warning, info}
}

func (g *printedGroup) add(text, rule, fingerprint string, operations []string) {
	view := changeView{Text: markdown.OneLine(text), Rule: rule}
	for i, op := range operations {
		if i == maxReached {
			view.More = len(operations) - i
			break
		}
		view.Operations = append(view.Operations, Crumb{Text: op})
	}
	g.Changes = append(g.Changes, view)
	g.prints = append(g.prints, fingerprint)
}

func (v *Version) markdownChanges(p *markdown.Page) {
	if v.Compared == nil {
		return
	}
	p.Heading(2, "Changes since "+v.Compared.markdown())
	if len(v.Changes) == 0 {
		p.Add(v.NoChanges)
	}
	for _, g := range v.Changes {
		p.Heading(3, g.Heading)
		var items []string
		for _, c := range g.Changes {
			items = append(items, c.markdown())
		}
		p.List(items...)
	}
	if v.MoreChanges != nil {
		p.Add(markdown.Link(v.MoreChanges.Text, v.MoreChanges.Href))
	}
}

func (c *changeView) markdown() string {
	parts := []string{markdown.Text(c.Text) + words.Choose(c.Waived, " (waived)", ""), markdown.Code(c.Rule)}
	for _, op := range c.Operations {
		parts = append(parts, markdown.Code(op.Text))
	}
	if c.More > 0 {
		parts = append(parts, "and "+words.Plural(c.More, "more operation"))
	}
	return strings.Join(parts, " · ")
}
