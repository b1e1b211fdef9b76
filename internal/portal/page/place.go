package page

import (
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/reference"
)

// place is where a page of a document stands. The pages of documents embed it.
type place struct {
	document *Document
	path     string // in the document's folder
	form     Form
	links    reference.Links
}

// page makes the page that stands there, or nil when there is none.
func (p place) page() Page {
	folder, name, within := strings.Cut(p.path, "/")
	if within {
		return p.one(folder, name)
	}
	switch p.path {
	case "":
		return p.overview()
	case "authentication":
		return p.authentication()
	case "schemas":
		return p.schemas()
	case "webhooks":
		return p.webhooks()
	case "changes":
		return p.changes()
	case "findings":
		return p.findings()
	}
	return nil
}

// one makes the page about one of many things, or nil when there is none.
func (p place) one(folder, name string) Page {
	switch folder {
	case "tags":
		return p.tagPage(name)
	case "operations":
		return p.operation(name)
	case "webhooks":
		return p.webhook(name)
	case "schemas":
		return p.schema(name)
	}
	return nil
}

// frame returns what stands around a page of the document. title is the
// page's own, "" for the overview; steps lead to it from there.
func (p place) frame(title string, steps ...Crumb) Frame {
	d, outline := p.document, p.document.Reference.Outline()
	about := strings.TrimSpace(outline.Title + " " + markdown.OneLine(d.Version))
	f := Frame{
		Title: about, Path: p.address(), Twin: p.twin(),
		Static: p.form.Static, Root: p.links.Root, Nav: p.nav(), Trail: p.trail(),
		Newer: d.Known.Newer,
	}
	if p.form.Static {
		f.Policy, f.Home = d.Policy, p.home().Href
	}
	if title != "" {
		f.Title = title + " · " + about
		f.Trail = append(f.Trail, steps...)
		f.Trail = append(f.Trail, Crumb{Text: title})
	}
	f.Trail[len(f.Trail)-1].Href = ""
	return f
}

// trail leads to the overview.
func (p place) trail() []Crumb {
	d := p.document
	if d.API == "" {
		if home := p.home(); home.Href != "" {
			return []Crumb{home, {"API reference", p.links.Index}}
		}
		return []Crumb{{d.Reference.Outline().Title, p.links.Index}}
	}
	return []Crumb{{"Catalogue", "/"}, {d.APITitle, APIPath(d.API)}, {markdown.OneLine(d.Version), p.links.Index}}
}

// home leads to the site that an export is part of.
func (p place) home() Crumb {
	home := p.document.Home
	if home.Href != "" {
		home.Href = p.links.Root + home.Href
	}
	return home
}

// address is the page's own on a server, and "" in an export.
func (p place) address() string {
	switch {
	case p.form.Static:
		return ""
	case p.path == "":
		return p.document.Address
	}
	return p.document.Address + "/" + p.path
}

// twin leads from the page to its Markdown twin.
func (p place) twin() string {
	p.links = p.document.links(p.path, Form{Twin: true, Static: p.form.Static})
	return p.to(p.path)
}
