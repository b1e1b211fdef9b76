package page

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/compare"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/words"
)

// API is about one API: what it is and which versions it has.
type API struct {
	Slug, Title, Owner string
	Description        prose.Text
	Private            bool
	Latest             *versionLink
	Versions           []versionRow
	Next               string // address of the page with older versions
}

type versionRow struct {
	versionLink
	State      catalog.State
	Date       time.Time
	Changes    string // in words
	Findings   string // in words
	Operations int
}

// TitleOf is what an API is called on one line: its title or, without one, its
// slug.
func TitleOf(api *catalog.API) string { return cmp.Or(markdown.OneLine(api.Title), api.Slug) }

// NewAPI returns the page about an API. next is the address of the page with
// older versions, or "".
func NewAPI(api *catalog.API, versions []catalog.Version, next string, texts *prose.Prose) *API {
	out := &API{
		Slug: api.Slug, Title: TitleOf(api), Owner: markdown.OneLine(api.Owner),
		Description: texts.Text(api.Description, prose.BelowSection), Private: api.Visibility == catalog.Private,
		Latest: linkTo(api.Slug, api.Latest), Next: next,
	}
	for i := range versions {
		v := &versions[i]
		out.Versions = append(out.Versions, versionRow{
			versionLink: *linkTo(v.API, v.Version), State: v.State, Date: dateOf(v),
			Changes: verdictWords(v), Findings: findingWords(v.Findings), Operations: v.Operations,
		})
	}
	return out
}

// Documentation is the address of the newest version's first page, which stays
// the same when there is a newer one.
func (a *API) Documentation() string { return VersionPath(a.Slug, "latest") }

// Changelog is the address of what changed from version to version.
func (a *API) Changelog() string { return APIPath(a.Slug) + "/changelog" }

// Name returns the name of the template.
func (*API) Name() string { return "api" }

// Frame returns what stands around the page.
func (a *API) Frame() Frame {
	return Frame{
		Title: a.Title, Path: APIPath(a.Slug), Twin: APIPath(a.Slug) + TwinEnding,
		Trail: []Crumb{{"Catalogue", "/"}, {a.Title, ""}},
	}
}

// Markdown returns the page's twin.
func (a *API) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(a.Title))
	facts := []string{markdown.Code(a.Slug)}
	if a.Private {
		facts = append(facts, "private")
	}
	if a.Owner != "" {
		facts = append(facts, "owned by "+markdown.Text(a.Owner))
	}
	if a.Latest != nil {
		facts = append(facts, "newest version "+a.Latest.markdown())
	}
	p.Add(strings.Join(facts, " · "))
	p.Section("About", a.Description.Markdown())
	if a.Latest != nil {
		p.Add(markdown.Link("Read the documentation", a.Documentation()+TwinEnding) + " · " + markdown.Link("Changelog", a.Changelog()+TwinEnding))
	}
	p.Heading(2, "Versions")
	if len(a.Versions) == 0 {
		p.Add("No version has been published yet.")
	}
	var rows [][]string
	for _, v := range a.Versions {
		rows = append(rows, []string{v.markdown(), string(v.State), v.Date.Format(time.DateOnly), v.Changes, v.Findings, strconv.Itoa(v.Operations)})
	}
	p.Table([]string{"Version", "State", "Published", "Changes", "Findings", "Operations"}, rows)
	if a.Next != "" {
		p.Add(markdown.Link("Older versions", strings.Replace(a.Next, "?", TwinEnding+"?", 1)))
	}
	return p.Bytes()
}

func (l versionLink) markdown() string {
	return markdown.Link(markdown.Text(l.Version), l.Href+TwinEnding)
}

// dateOf is the day of publication, or that on which a draft was stored.
func dateOf(v *catalog.Version) time.Time {
	if v.PublishedAt.IsZero() {
		return v.CreatedAt.UTC()
	}
	return v.PublishedAt.UTC()
}

// verdictWords says how a version differs from the one before it.
func verdictWords(v *catalog.Version) string {
	if v.Base == "" {
		return "first version"
	}
	return VerdictWords(v.Base, v.Verdict, v.Changes["breaking"], v.Waived)
}

// VerdictWords says how a document differs from that of an earlier version: by
// the verdict, as compare.Verdict spells it, and by how many breaking changes
// there are and how many changes were waived.
func VerdictWords(since, verdict string, breaking, waived int) string {
	switch {
	case verdict == compare.Identical.String():
		return "identical to " + since
	case verdict == compare.Compatible.String():
		return "compatible with " + since
	case breaking == 0:
		return "not surely compatible with " + since
	}
	said := words.Plural(breaking, "breaking change") + " since " + since
	if waived > 0 {
		said += fmt.Sprintf(", %d waived", waived)
	}
	return said
}

// findingWords counts findings: "2 warnings, 1 hint".
func findingWords(c catalog.Counts) string {
	var parts []string
	for _, s := range []struct{ severity, noun string }{{"error", "error"}, {"warn", "warning"}, {"info", "note"}, {"hint", "hint"}} {
		if n := c[s.severity]; n > 0 {
			parts = append(parts, words.Plural(n, s.noun))
		}
	}
	return cmp.Or(strings.Join(parts, ", "), "none")
}
