package portal

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/words"
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
	outline *reference.Outline
	prose   *prose.Prose
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
	reference.OperationLine
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
	out := newVersionPage(p.prose, api, &stored.Version, reference.NewOutline(doc))
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

func newVersionPage(texts *prose.Prose, api *catalog.API, v *catalog.Version, o *reference.Outline) *versionPage {
	out := &versionPage{
		Title: o.Title, Version: v.Version, State: v.State, Date: dateOf(v), By: markdown.OneLine(v.PublishedBy),
		Specification: specificationName(v.SpecVersion), OperationCount: v.Operations,
		Verdict: verdictWords(v), Findings: findingWords(v.Findings),
		FindingsHref: contractPath(v) + "/findings", DocumentHref: contractPath(v) + "/document",
		Newer: newer(api, v), Summary: markdown.OneLine(o.Summary), Description: texts.HTML(o.Description, prose.BelowSection),
		Compared: linkTo(v.API, v.Base),
		api:      api, path: versionPath(v.API, v.Version), outline: o, prose: texts, cache: askAgain,
	}
	for _, s := range o.Servers {
		out.Servers = append(out.Servers, serverView{URL: markdown.OneLine(s.URL), Description: texts.HTML(s.Description, prose.BelowSection), source: s.Description})
	}
	for _, t := range o.Tags {
		out.Tags = append(out.Tags, tagView{
			Name: markdown.OneLine(t.Name), Anchor: "tag-" + t.Page, source: t.Description,
			Description: texts.HTML(t.Description, prose.BelowSubsection), Operations: operationViews(t.Operations, "operation-"),
		})
	}
	out.Webhooks = operationViews(o.Webhooks, "webhook-")
	return out
}

func operationViews(operations []reference.OperationLine, prefix string) []operationView {
	out := make([]operationView, len(operations))
	for i, op := range operations {
		out[i] = operationView{OperationLine: op, Anchor: prefix + op.Page, Class: methodClass(op.Method)}
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
	api := cmp.Or(markdown.OneLine(v.api.Title), v.api.Slug)
	return frame{
		Title: v.Title + " " + v.Version + " · Steward", Path: v.path, Twin: v.path + twinEnding,
		Trail: []crumb{{"Catalogue", "/"}, {api, apiPath(v.api.Slug)}, {v.Version, ""}},
	}
}

func (v *versionPage) markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(v.Title+" "+v.Version))
	if v.Newer != nil {
		p.Add("> There is a newer version: " + v.Newer.markdown() + ".")
	}
	by := ""
	if v.By != "" {
		by = " by " + markdown.Text(v.By)
	}
	p.List(
		"State: "+string(v.State),
		words.Choose(v.State == catalog.Draft, "Stored: ", "Published: ")+v.Date.Format(time.DateOnly)+by,
		"Specification: "+markdown.Text(v.Specification),
		fmt.Sprintf("Operations: %d", v.OperationCount),
		"Changes: "+v.Verdict,
		"Findings: "+markdown.Link(v.Findings, v.FindingsHref),
		"Document: "+markdown.Link("OpenAPI document", v.DocumentHref),
	)
	p.Add(markdown.Text(v.Summary))
	p.Section("About", v.prose.Markdown(v.outline.Description, prose.BelowSection))
	v.markdownServers(&p)
	v.markdownChanges(&p)
	v.markdownOperations(&p)
	return p.Bytes()
}

func (v *versionPage) markdownServers(p *markdown.Page) {
	var items []string
	for _, s := range v.Servers {
		items = append(items, markdown.Item(markdown.Code(s.URL), v.prose.Markdown(s.source, prose.BelowSection)))
	}
	if len(items) > 0 {
		p.Heading(2, "Servers")
		p.List(items...)
	}
}

func (v *versionPage) markdownOperations(p *markdown.Page) {
	p.Heading(2, "Operations")
	if len(v.Tags) == 0 {
		p.Add("This document describes no operation.")
	}
	for _, t := range v.Tags {
		p.Heading(3, markdown.Text(t.Name))
		p.Add(v.prose.Markdown(t.source, prose.BelowSubsection))
		p.List(operationItems(t.Operations)...)
	}
	if len(v.Webhooks) > 0 {
		p.Heading(2, "Webhooks")
		p.List(operationItems(v.Webhooks)...)
	}
}

func operationItems(operations []operationView) []string {
	items := make([]string, len(operations))
	for i, op := range operations {
		items[i] = markdown.Described(markdown.Code(op.Method+" "+op.Path)+words.Choose(op.Deprecated, " **deprecated**", ""), op.Summary)
	}
	return items
}
