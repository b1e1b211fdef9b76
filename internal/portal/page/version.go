package page

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
	"github.com/apisteward/steward/internal/portal/words"
)

// Version is about one version: its document in outline, what changed, and
// how it was judged.
type Version struct {
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
	Description    prose.Text
	Servers        []serverView
	Compared       *versionLink // the version before it
	Changes        []changeGroup
	NoChanges      string
	MoreChanges    *Crumb
	Tags           []tagView
	Webhooks       []operationView

	api  *catalog.API
	path string
}

type serverView struct {
	URL         string
	Description prose.Text
}

type tagView struct {
	Name, Anchor string
	Description  prose.Text
	Operations   []operationView
}

type operationView struct {
	reference.OperationLine
	Anchor string
	Class  string // of the method's label
}

// NewVersion returns the page about a version. path is its address, which may
// say "latest" for the version's number.
func NewVersion(path string, api *catalog.API, v *catalog.Version, o *reference.Outline, changes *catalog.Changes, texts *prose.Prose) *Version {
	out := &Version{
		Title: o.Title, Version: v.Version, State: v.State, Date: dateOf(v), By: markdown.OneLine(v.PublishedBy),
		Specification: specificationName(v.SpecVersion), OperationCount: v.Operations,
		Verdict: verdictWords(v), Findings: findingWords(v.Findings),
		FindingsHref: contractPath(v) + "/findings", DocumentHref: contractPath(v) + "/document",
		Newer: newer(api, v), Summary: markdown.OneLine(o.Summary), Description: texts.Text(o.Description, prose.BelowSection),
		Compared: linkTo(v.API, v.Base),
		api:      api, path: path,
	}
	for _, s := range o.Servers {
		out.Servers = append(out.Servers, serverView{URL: markdown.OneLine(s.URL), Description: texts.Text(s.Description, prose.BelowSection)})
	}
	for _, t := range o.Tags {
		out.Tags = append(out.Tags, tagView{
			Name: markdown.OneLine(t.Name), Anchor: "tag-" + t.Page,
			Description: texts.Text(t.Description, prose.BelowSubsection), Operations: operationViews(t.Operations, "operation-"),
		})
	}
	out.Webhooks = operationViews(o.Webhooks, "webhook-")
	out.showChanges(v, changes)
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

// Name returns the name of the template.
func (*Version) Name() string { return "version" }

// Frame returns what stands around the page.
func (v *Version) Frame() Frame {
	api := cmp.Or(markdown.OneLine(v.api.Title), v.api.Slug)
	return Frame{
		Title: v.Title + " " + v.Version + " · Steward", Path: v.path, Twin: v.path + TwinEnding,
		Trail: []Crumb{{"Catalogue", "/"}, {api, APIPath(v.api.Slug)}, {v.Version, ""}},
	}
}

// Markdown returns the page's twin.
func (v *Version) Markdown() []byte {
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
	p.Section("About", v.Description.Markdown())
	v.markdownServers(&p)
	v.markdownChanges(&p)
	v.markdownOperations(&p)
	return p.Bytes()
}

func (v *Version) markdownServers(p *markdown.Page) {
	var items []string
	for _, s := range v.Servers {
		items = append(items, markdown.Item(markdown.Code(s.URL), s.Description.Markdown()))
	}
	if len(items) > 0 {
		p.Heading(2, "Servers")
		p.List(items...)
	}
}

func (v *Version) markdownOperations(p *markdown.Page) {
	p.Heading(2, "Operations")
	if len(v.Tags) == 0 {
		p.Add("This document describes no operation.")
	}
	for _, t := range v.Tags {
		p.Heading(3, markdown.Text(t.Name))
		p.Add(t.Description.Markdown())
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
