package portal

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/catalog"
)

// versionPage is about one version: its document in outline, what changed, and
// how it was judged.
type versionPage struct {
	Title, Version string
	State          catalog.State
	Date           time.Time
	By             string
	Specification  string
	OperationCount int
	Verdict        string // in words
	Findings       string // in words
	FindingsHref   string
	DocumentHref   string
	Newer          *versionLink
	Summary        string
	Description    template.HTML
	Servers        []serverView
	Compared       *versionLink // the version before it
	Changes        []changeGroup
	NoChanges      string
	MoreChanges    *crumb
	Tags           []tagView
	Webhooks       []operationView

	api     *catalog.API
	path    string // the address asked for, which may say "latest"
	outline *outline
	prose   *Prose
	cache   string
}

type serverView struct {
	URL         string
	Description template.HTML
	source      string // of Description
}

type tagView struct {
	Name, Anchor string
	Description  template.HTML
	Operations   []operationView
	source       string // of Description
}

type operationView struct {
	operationOutline
	Anchor string
	Class  string // of the method's label
}

func (p *Portal) versionPage(r *http.Request, viewer catalog.Viewer) (page, error) {
	asked := named(r, "version")
	in := catalog.VersionInput{Viewer: viewer, API: r.PathValue("api"), Version: asked}
	api, err := p.catalog.GetAPI(r.Context(), viewer, in.API)
	if err != nil {
		return nil, err
	}
	stored, err := p.catalog.GetVersionDocument(r.Context(), in)
	if err != nil {
		return nil, err
	}
	doc, err := stored.Load()
	if err != nil {
		return nil, err
	}
	in.Version = stored.Version.Version
	changes, err := p.catalog.ListVersionChanges(r.Context(), catalog.ListChangesInput{VersionInput: in})
	if err != nil {
		return nil, err
	}
	out := newVersionPage(p.prose, api, &stored.Version, newOutline(doc))
	out.path = versionPath(api.Slug, asked)
	out.showChanges(&stored.Version, changes)
	switch {
	case isInside(viewer):
		out.cache = keepPrivate
	case asked == out.Version:
		out.cache = keepBriefly
	}
	return out, nil
}

func newVersionPage(prose *Prose, api *catalog.API, v *catalog.Version, o *outline) *versionPage {
	out := &versionPage{
		Title: o.Title, Version: v.Version, State: v.State, Date: dateOf(v), By: oneLine(v.PublishedBy),
		Specification: specificationName(v.SpecVersion), OperationCount: v.Operations,
		Verdict: verdictWords(v), Findings: findingWords(v.Findings),
		FindingsHref: contractPath(v) + "/findings", DocumentHref: contractPath(v) + "/document",
		Newer: newer(api, v), Summary: oneLine(o.Summary), Description: prose.HTML(o.Description, belowSection),
		Compared: linkTo(v.API, v.Base),
		api:      api, path: versionPath(v.API, v.Version), outline: o, prose: prose, cache: askAgain,
	}
	for _, s := range o.Servers {
		out.Servers = append(out.Servers, serverView{URL: oneLine(s.URL), Description: prose.HTML(s.Description, belowSection), source: s.Description})
	}
	for _, t := range o.Tags {
		out.Tags = append(out.Tags, tagView{
			Name: oneLine(t.Name), Anchor: "tag-" + t.Page, source: t.Description,
			Description: prose.HTML(t.Description, belowSubsection), Operations: operationViews(t.Operations, "operation-"),
		})
	}
	out.Webhooks = operationViews(o.Webhooks, "webhook-")
	return out
}

func operationViews(operations []operationOutline, prefix string) []operationView {
	out := make([]operationView, len(operations))
	for i, op := range operations {
		out[i] = operationView{operationOutline: op, Anchor: prefix + op.Page, Class: methodClass(op.Method)}
	}
	return out
}

// methodClass is the style of a method's label; those seldom used have none.
func methodClass(method string) string {
	switch method {
	case "GET", "POST", "PUT", "PATCH", "DELETE":
		return strings.ToLower(method)
	}
	return "other"
}

func specificationName(version string) string {
	if strings.HasPrefix(version, "2") {
		return "Swagger " + version
	}
	return "OpenAPI " + version
}

// newer is the newest version when that is above v.
func newer(api *catalog.API, v *catalog.Version) *versionLink {
	latest, err := catalog.ParseSemver(api.Latest)
	if err != nil {
		return nil
	}
	this, err := catalog.ParseSemver(v.Version)
	if err != nil || latest.Compare(this) <= 0 {
		return nil
	}
	return linkTo(api.Slug, api.Latest)
}

func (*versionPage) name() string { return "version" }

func (v *versionPage) keep() string { return v.cache }

func (v *versionPage) frame() frame {
	api := orText(oneLine(v.api.Title), v.api.Slug)
	return frame{
		Title: v.Title + " " + v.Version + " · Steward", Path: v.path, Twin: v.path + twinEnding,
		Trail: []crumb{{"Catalogue", "/"}, {api, apiPath(v.api.Slug)}, {v.Version, ""}},
	}
}

func (v *versionPage) markdown() []byte {
	var p markdownPage
	p.heading(1, escapeText(v.Title+" "+v.Version))
	if v.Newer != nil {
		p.add("> There is a newer version: " + v.Newer.markdown() + ".")
	}
	by := ""
	if v.By != "" {
		by = " by " + escapeText(v.By)
	}
	p.list(
		"State: "+string(v.State),
		choose(v.State == catalog.Draft, "Stored: ", "Published: ")+v.Date.Format(time.DateOnly)+by,
		"Specification: "+escapeText(v.Specification),
		fmt.Sprintf("Operations: %d", v.OperationCount),
		"Changes: "+v.Verdict,
		"Findings: "+link(v.Findings, v.FindingsHref),
		"Document: "+link("OpenAPI document", v.DocumentHref),
	)
	p.add(escapeText(v.Summary))
	p.section("About", v.prose.Markdown(v.outline.Description, belowSection))
	v.markdownServers(&p)
	v.markdownChanges(&p)
	v.markdownOperations(&p)
	return p.bytes()
}

func (v *versionPage) markdownServers(p *markdownPage) {
	var items []string
	for _, s := range v.Servers {
		items = append(items, item(codeSpan(s.URL), v.prose.Markdown(s.source, belowSection)))
	}
	if len(items) > 0 {
		p.heading(2, "Servers")
		p.list(items...)
	}
}

func (v *versionPage) markdownOperations(p *markdownPage) {
	p.heading(2, "Operations")
	if len(v.Tags) == 0 {
		p.add("This document describes no operation.")
	}
	for _, t := range v.Tags {
		p.heading(3, escapeText(t.Name))
		p.add(v.prose.Markdown(t.source, belowSubsection))
		p.list(operationItems(t.Operations)...)
	}
	if len(v.Webhooks) > 0 {
		p.heading(2, "Webhooks")
		p.list(operationItems(v.Webhooks)...)
	}
}

func operationItems(operations []operationView) []string {
	items := make([]string, len(operations))
	for i, op := range operations {
		items[i] = described(codeSpan(op.Method+" "+op.Path)+choose(op.Deprecated, " **deprecated**", ""), op.Summary)
	}
	return items
}
