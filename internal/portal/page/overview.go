package page

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
	"github.com/apisteward/steward/internal/portal/reference"
)

// maxListed is how many operations the overview lists. Those of a larger
// document stand on the pages of their tags alone.
const maxListed = 120

// Overview is the first page about a document.
type Overview struct {
	place
	Title, Version, Summary string
	Specification           string // "OpenAPI 3.1.0"
	Operations              int
	Large                   bool // so that the operations are not listed
	Known                   *Known
	Source                  string // address of the document itself
	Links                   []Crumb
	Description             prose.Text
	Servers                 []server
	Schemes                 []*reference.Scheme
	Authentication          string // address of the page about it
	Start                   *start
	Clients                 []client
	Changes                 Crumb // leads to the page about them; zero when there is none
	FindingsHref            string
	Tags                    []tag
	Webhooks                []operation
}

// server is a base URL.
type server struct {
	URL         string
	Description prose.Text
}

// overview makes the page.
func (p place) overview() Page {
	d, outline, doc := p.document, p.document.Reference.Outline(), p.document.Reference.Document()
	out := &Overview{
		place: p, Title: outline.Title, Version: markdown.OneLine(d.Version), Summary: markdown.OneLine(outline.Summary),
		Specification: specificationName(doc.SpecVersion), Operations: len(doc.Operations()), Large: len(doc.Operations()) > maxListed, Known: &d.Known,
		Source: d.Source, Links: standBehind(outline),
		Description: d.Reference.Text(outline.Description, prose.BelowTitle),
		Schemes:     d.Reference.Schemes(), Authentication: p.to("authentication"),
		Start: p.start(), Clients: p.clients(),
	}
	if d.Known.Comparison != nil {
		out.Changes = Crumb{Text: d.Known.Verdict, Href: p.to("changes")}
	}
	if d.Known.State != "" {
		out.FindingsHref = p.to("findings")
	}
	for _, s := range outline.Servers {
		out.Servers = append(out.Servers, server{markdown.OneLine(s.URL), d.Reference.Text(s.Description, prose.BelowSection)})
	}
	if d.Mock != "" {
		out.Servers = append(out.Servers, server{d.Mock, d.Reference.Text("Mock", prose.BelowSection)})
	}
	for _, t := range outline.Tags {
		made := p.tag(t)
		if out.Large {
			made.Operations = nil
		}
		out.Tags = append(out.Tags, made)
	}
	out.Webhooks = p.operations("webhooks/", outline.Webhooks)
	return out
}

// standBehind leads to who is behind an API.
func standBehind(o *reference.Outline) []Crumb {
	var out []Crumb
	for _, c := range []struct {
		label string
		reference.Contact
	}{{"Contact", o.Contact}, {"License", o.License}, {"Terms of service", reference.Contact{Name: "Terms of service", URL: o.Terms}}} {
		if c.URL != "" || c.Name != "" && c.label != "Terms of service" {
			out = append(out, Crumb{Text: cmp.Or(c.Name, c.label), Href: c.URL})
		}
	}
	return out
}

func specificationName(version string) string {
	if strings.HasPrefix(version, "2") {
		return "Swagger " + version
	}
	return "OpenAPI " + version
}

// Name returns the name of the template.
func (*Overview) Name() string { return "overview" }

// Frame returns what stands around the page.
func (o *Overview) Frame() Frame { return o.frame("") }

// Markdown returns the page's twin.
func (o *Overview) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(strings.TrimSpace(o.Title+" "+o.Version)))
	p.Add(o.facts(), markdown.Text(o.Summary), o.Description.Markdown())
	o.markdownStart(&p)
	o.markdownSchemes(&p)
	o.markdownClients(&p)
	p.Heading(2, "Operations")
	if len(o.Tags) == 0 {
		p.Add("This document describes no operation.")
	}
	for _, t := range o.Tags {
		p.Heading(3, markdown.Link(markdown.Text(t.Text), t.Href)+" ("+strconv.Itoa(t.Count)+")")
		p.Add(markdown.Text(t.Summary))
		p.List(operationItems(t.Operations)...)
	}
	if len(o.Webhooks) > 0 {
		p.Heading(2, "Webhooks")
		p.List(operationItems(o.Webhooks)...)
	}
	return p.Bytes()
}

// facts is a line about the version.
func (o *Overview) facts() string {
	parts := []string{markdown.Text(o.Specification)}
	if k := o.Known; k.State != "" {
		published := "published "
		if k.State == catalog.Draft {
			published = "stored "
		}
		published += k.Published.Format(time.DateOnly)
		if k.By != "" {
			published += " by " + markdown.Text(k.By)
		}
		parts = append(parts, string(k.State), published)
	}
	if o.Changes.Href != "" {
		parts = append(parts, "changes: "+markdown.Link(markdown.Text(o.Changes.Text), o.Changes.Href))
	}
	if o.FindingsHref != "" {
		parts = append(parts, "findings: "+markdown.Link(markdown.Text(o.Known.Findings), o.FindingsHref))
	}
	if o.Source != "" {
		parts = append(parts, markdown.Link("OpenAPI document", o.Source))
	}
	for _, l := range o.Links {
		text := markdown.Text(l.Text)
		if l.Href != "" {
			text = markdown.Link(text, l.Href)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " · ")
}

func (o *Overview) markdownStart(p *markdown.Page) {
	var items []string
	for _, s := range o.Servers {
		items = append(items, markdown.Item(markdown.Code(s.URL), s.Description.Markdown()))
	}
	if len(items) > 0 {
		p.Heading(2, "Servers")
		p.List(items...)
	}
	if o.Start != nil {
		p.Heading(2, "Getting started")
		p.Add("A first call: "+markdown.Link(markdown.Text(o.Start.Text), o.Start.Href), markdown.Block("sh", o.Start.Sample))
	}
}

func (o *Overview) markdownSchemes(p *markdown.Page) {
	if len(o.Schemes) == 0 {
		return
	}
	p.Heading(2, markdown.Link("Authentication", o.Authentication))
	var items []string
	for _, s := range o.Schemes {
		items = append(items, markdown.Link(markdown.Code(s.Name), o.Authentication)+" · "+markdown.Text(s.Summary))
	}
	p.List(items...)
}
