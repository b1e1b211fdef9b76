package page

import (
	"strings"

	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/words"
)

// maxChanges bounds the changes on one page.
const maxChanges = 300

// Changes is about what changed from an earlier version.
type Changes struct {
	place
	Title   string
	Since   string // the earlier version; "" when there was none
	Verdict string // in a sentence
	Groups  []ChangeGroup
	Total   int
	JSON    string        // address of all of them
	Choices []VersionLink // versions to compare with instead
}

// changes makes the page, or nil for a document of which nothing is known.
func (p place) changes() Page {
	known := p.document.Known.Comparison
	if known == nil {
		return nil
	}
	out := &Changes{
		place: p, Title: "Changes in " + markdown.OneLine(p.document.Version),
		Since: known.Since, Verdict: verdictSentence(known.Report), JSON: known.JSON, Choices: known.Choices,
	}
	if known.Report == nil {
		return out
	}
	out.Groups = groupChanges(known.Report, known.Waived, p.addresses(known.Before), maxChanges)
	out.Total = len(known.Report.Changes) + len(known.Report.NotCompared)
	return out
}

// Shown is the number of changes on the page.
func (c *Changes) Shown() int {
	n := 0
	for _, g := range c.Groups {
		n += len(g.Changes)
	}
	return n
}

// verdictSentence says how two documents differ on the whole.
func verdictSentence(r *compare.Report) string {
	switch {
	case r == nil:
		return "This is the first version."
	case r.Verdict == compare.Identical:
		return "The documents are identical."
	case len(r.Changes)+len(r.NotCompared) == 0:
		return "Nothing changed that a consumer could notice."
	case r.Verdict == compare.Compatible:
		return "Consumers of the earlier version can use this one as it is."
	case r.Count(compare.Breaking) == 0:
		return "Not everything could be compared, so some consumers of the earlier version may have to change."
	}
	return "Consumers of the earlier version may have to change before they can use this one."
}

// addresses finds the pages of operations that a report names: in this version
// or, where it no longer has them, in the earlier one.
func (p place) addresses(before string) operationAddress {
	here := operationAddresses(p.document.Reference.Outline(), p.links)
	return func(_, operation string) string {
		if href := here[operation]; href != "" || before == "" {
			return href
		}
		return operationAlias(before, operation, p.links.Ending)
	}
}

// operationAlias is an address at which a server has the page of an operation
// of the version at another address.
func operationAlias(version, operation, ending string) string {
	return version + "/operations/" + reference.Alias(operation) + ending
}

// operationAddresses maps method and path of each operation and webhook to the
// address of its page.
func operationAddresses(o *reference.Outline, links reference.Links) map[string]string {
	out := map[string]string{}
	for _, hook := range o.Webhooks {
		out[hook.Method+" "+hook.Path] = links.Webhook(hook.Page)
	}
	for _, t := range o.Tags {
		for _, op := range t.Operations {
			out[op.Method+" "+op.Path] = links.Operation(op.Page)
		}
	}
	return out
}

// Name returns the name of the template.
func (*Changes) Name() string { return "changes" }

// Frame returns what stands around the page.
func (c *Changes) Frame() Frame { return c.frame(c.Title) }

// Markdown returns the page's twin.
func (c *Changes) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(c.Title))
	if c.Since != "" {
		p.Add("Since " + markdown.Text(c.Since) + ". " + c.Verdict)
	} else {
		p.Add(c.Verdict)
	}
	for _, g := range c.Groups {
		p.Heading(2, g.Heading)
		p.List(g.items()...)
	}
	if c.Total > c.Shown() {
		p.Add(markdown.Link("All "+words.Plural(c.Total, "change")+" as JSON", c.JSON))
	}
	var others []string
	for _, v := range c.Choices {
		if !v.Current {
			others = append(others, markdown.Link(markdown.Text(v.Version), v.Href))
		}
	}
	if len(others) > 0 {
		p.Add("Compare with " + strings.Join(others, ", "))
	}
	return p.Bytes()
}
