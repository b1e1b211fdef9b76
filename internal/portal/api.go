package portal

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/words"
)

// apiPage is about one API: what it is and which versions it has.
type apiPage struct {
	Slug, Title, Owner string
	Description        template.HTML
	Private            bool
	Latest             *versionLink
	Versions           []versionRow
	Next               string // address of the page with older versions
	source             string // of Description
	prose              *prose.Prose
	inside             bool
}

type versionRow struct {
	versionLink
	State      catalog.State
	Date       time.Time
	Changes    string // in words
	Findings   string // in words
	Operations int
}

func (p *Portal) apiPage(r *http.Request, viewer catalog.Viewer) (page, error) {
	slug := named(r, "api")
	api, err := p.catalog.GetAPI(r.Context(), viewer, slug)
	if err != nil {
		return nil, err
	}
	list, err := p.catalog.ListVersions(r.Context(), catalog.ListVersionsInput{
		Viewer: viewer, API: slug, PageInput: catalog.PageInput{Cursor: r.URL.Query().Get("cursor")},
	})
	if err != nil {
		return nil, err
	}
	out := &apiPage{
		Slug: api.Slug, Title: cmp.Or(markdown.OneLine(api.Title), api.Slug), Owner: markdown.OneLine(api.Owner),
		Description: p.prose.HTML(api.Description, prose.BelowSection), Private: api.Visibility == catalog.Private,
		Latest: linkTo(api.Slug, api.Latest), Next: nextPath(apiPath(api.Slug), list.Next),
		source: api.Description, prose: p.prose, inside: isInside(viewer),
	}
	for i := range list.Items {
		v := &list.Items[i]
		out.Versions = append(out.Versions, versionRow{
			versionLink: *linkTo(v.API, v.Version), State: v.State, Date: dateOf(v),
			Changes: verdictWords(v), Findings: findingWords(v.Findings), Operations: v.Operations,
		})
	}
	return out, nil
}

func (*apiPage) name() string { return "api" }

func (a *apiPage) keep() string { return words.Choose(a.inside, keepPrivate, askAgain) }

func (a *apiPage) frame() frame {
	return frame{
		Title: a.Title + " · Steward", Path: apiPath(a.Slug), Twin: apiPath(a.Slug) + twinEnding,
		Trail: []crumb{{"Catalogue", "/"}, {a.Title, ""}},
	}
}

func (a *apiPage) markdown() []byte {
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
	p.Section("About", a.prose.Markdown(a.source, prose.BelowSection))
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
		p.Add(markdown.Link("Older versions", strings.Replace(a.Next, "?", twinEnding+"?", 1)))
	}
	return p.Bytes()
}

func (l versionLink) markdown() string {
	return markdown.Link(markdown.Text(l.Version), l.Href+twinEnding)
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
	switch {
	case v.Base == "":
		return "first version"
	case v.Verdict == "identical":
		return "identical to " + v.Base
	case v.Verdict == "compatible":
		return "compatible with " + v.Base
	case v.Changes["breaking"] == 0:
		return "not surely compatible with " + v.Base
	}
	words := words.Plural(v.Changes["breaking"], "breaking change") + " since " + v.Base
	if v.Waived > 0 {
		words += fmt.Sprintf(", %d waived", v.Waived)
	}
	return words
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
