package page

import (
	"strings"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/words"
)

// maxEntryChanges bounds the changes told of one version in a changelog.
const maxEntryChanges = 20

// Changelog tells what changed in an API, version by version.
type Changelog struct {
	Slug, Title string
	Entries     []ChangelogEntry // newest first
	Feed        string           // address of the same as an Atom feed
	Next        string           // address of the page with older versions, or ""
	form        Form
}

// ChangelogEntry tells what changed with one version.
type ChangelogEntry struct {
	Version string
	State   catalog.State
	Date    time.Time
	Href    string // of the version
	Changes string // address of all its changes; "" for a first version
	Verdict string // in words
	Groups  []ChangeGroup
	More    int // changes that are not shown
}

// NewChangelog returns the changelog of some versions of an API, newest first.
// next is the cursor of older ones, or "".
func NewChangelog(api *catalog.API, versions []*catalog.Judgement, next string, f Form) *Changelog {
	path := APIPath(api.Slug) + "/changelog"
	out := &Changelog{
		Slug: api.Slug, Title: TitleOf(api), Feed: path + ".atom",
		Next: NextPath(path+f.ending(), next), form: f,
	}
	for _, v := range versions {
		out.Entries = append(out.Entries, newChangelogEntry(v, f.ending()))
	}
	return out
}

// ending is what addresses on a server end with.
func (f Form) ending() string { return words.Choose(f.Twin, TwinEnding, "") }

func newChangelogEntry(j *catalog.Judgement, ending string) ChangelogEntry {
	v := &j.Version
	path := VersionPath(v.API, v.Version)
	out := ChangelogEntry{
		Version: v.Version, State: v.State, Date: dateOf(v), Href: path + ending, Verdict: verdictWords(v),
	}
	if j.Report == nil {
		return out
	}
	out.Changes = path + "/changes" + ending
	before := VersionPath(v.API, v.Base)
	href := func(rule, operation string) string {
		if strings.HasPrefix(rule, "operation-removed") {
			return operationAlias(before, operation, ending)
		}
		return operationAlias(path, operation, ending)
	}
	out.Groups = groupChanges(j.Report, j.Waived, href, maxEntryChanges)
	out.More = len(j.Report.Changes) + len(j.Report.NotCompared)
	for _, g := range out.Groups {
		out.More -= len(g.Changes)
	}
	return out
}

// Name returns the name of the template.
func (*Changelog) Name() string { return "changelog" }

// Frame returns what stands around the page.
func (c *Changelog) Frame() Frame {
	path := APIPath(c.Slug)
	return Frame{
		Title: "Changelog · " + c.Title, Path: path + "/changelog", Twin: path + "/changelog" + TwinEnding,
		Trail: []Crumb{{"Catalogue", "/"}, {c.Title, path}, {"Changelog", ""}},
	}
}

// Markdown returns the page's twin.
func (c *Changelog) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, "Changelog of "+markdown.Text(c.Title))
	p.Add(markdown.Link("Atom feed", c.Feed))
	if len(c.Entries) == 0 {
		p.Add("No version has been published yet.")
	}
	for i := range c.Entries {
		c.Entries[i].markdown(&p)
	}
	if c.Next != "" {
		p.Add(markdown.Link("Older versions", c.Next))
	}
	return p.Bytes()
}

func (e *ChangelogEntry) markdown(p *markdown.Page) {
	p.Heading(2, markdown.Link(markdown.Text(e.Version), e.Href))
	p.Add(e.Date.Format(time.DateOnly) + " · " + string(e.State) + " · " + e.Verdict)
	for _, g := range e.Groups {
		p.Heading(3, g.Heading)
		p.List(g.items()...)
	}
	switch {
	case e.More > 0:
		p.Add(markdown.Link("And "+words.Plural(e.More, "more change"), e.Changes))
	case e.Changes != "" && len(e.Groups) > 0:
		p.Add(markdown.Link("All changes in "+markdown.Text(e.Version), e.Changes))
	}
}
