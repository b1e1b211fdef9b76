package page

import (
	"strings"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/words"
)

// maxReached bounds the operations that are named beside one change.
const maxReached = 5

// ChangeGroup is the changes of one level.
type ChangeGroup struct {
	Level   string // "breaking", "warning", "info"
	Heading string
	Total   int
	Changes []Change // as many as the page has
}

// Change is one change, or something that could not be compared.
type Change struct {
	Text       string // one sentence
	Rule       string // "" for what could not be compared
	Waived     bool
	Operations []Crumb // with the addresses of their pages, as far as they have any
	More       int     // operations that are not named
}

// groupChanges returns the changes of a report by level, what weighs most
// first, and most of them in all, each with whether it is among the waived.
// Levels without changes are left out.
func groupChanges(r *compare.Report, waived []compare.Change, href operationAddress, most int) []ChangeGroup {
	groups := []ChangeGroup{
		{Level: "breaking", Heading: "Breaking changes"}, {Level: "warning", Heading: "Not compared"},
		{Level: "warning", Heading: "Changes that may break"}, {Level: "info", Heading: "Compatible changes"},
	}
	isWaived := make(map[string]bool, len(waived))
	for _, c := range waived {
		isWaived[c.Fingerprint] = true
	}
	place := map[compare.Level]int{compare.Breaking: 0, compare.Warning: 2, compare.Info: 3}
	for _, c := range r.Changes {
		g := &groups[place[c.Level]]
		g.add(most, Change{Text: c.Text, Rule: c.Rule, Waived: isWaived[c.Fingerprint]}, c.Operations, href)
	}
	for _, n := range r.NotCompared {
		groups[1].add(most, Change{Text: n.Text, Waived: isWaived[n.Fingerprint]}, n.Operations, href)
	}
	shown := groups[:0]
	for _, g := range groups {
		g.Changes = g.Changes[:min(most, len(g.Changes))]
		if most -= len(g.Changes); len(g.Changes) > 0 {
			shown = append(shown, g)
		}
	}
	return shown
}

// operationAddress returns the address of the page of an operation that a
// change of the given rule reaches, or "".
type operationAddress func(rule, operation string) string

// add adds a change that reaches some operations, unless there are as many as
// a page has.
func (g *ChangeGroup) add(most int, c Change, operations []string, href operationAddress) {
	g.Total++
	if len(g.Changes) >= most {
		return
	}
	c.Text = markdown.OneLine(c.Text)
	named := operations[:min(len(operations), maxReached)]
	for _, op := range named {
		c.Operations = append(c.Operations, Crumb{Text: op, Href: href(c.Rule, op)})
	}
	c.More = len(operations) - len(named)
	g.Changes = append(g.Changes, c)
}

// items are the changes as items of a list.
func (g *ChangeGroup) items() []string {
	out := make([]string, len(g.Changes))
	for i := range g.Changes {
		out[i] = g.Changes[i].markdown()
	}
	return out
}

func (c *Change) markdown() string {
	parts := []string{markdown.Text(c.Text) + words.Choose(c.Waived, " (waived)", "")}
	if c.Rule != "" {
		parts = append(parts, markdown.Code(c.Rule))
	}
	for _, op := range c.Operations {
		parts = append(parts, op.code())
	}
	if c.More > 0 {
		parts = append(parts, "and "+words.Plural(c.More, "more operation"))
	}
	return strings.Join(parts, " · ")
}

// code is the crumb as code that leads somewhere.
func (c Crumb) code() string {
	if c.Href == "" {
		return markdown.Code(c.Text)
	}
	return markdown.Link(markdown.Code(c.Text), c.Href)
}
