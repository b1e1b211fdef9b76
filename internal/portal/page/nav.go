package page

import (
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/reference"
)

// Nav leads to the pages of a document. Of its operations it has those of one
// tag: a document may have a thousand.
type Nav struct {
	Title    string
	Index    string // address of the overview
	Version  string
	State    catalog.State // "" for a document in a file
	Versions []VersionLink // for the switch
	Pages    []NavLink     // of which there is one
	Groups   []NavGroup    // tags, then webhooks
}

// NavLink leads to one page.
type NavLink struct {
	Text, Href string
	Here       bool // it is the page that one is on
}

// NavGroup is a tag, or the webhooks.
type NavGroup struct {
	Text, Href string
	Here       bool
	Count      int
	Operations []NavOperation // of the open group
}

// NavOperation leads to an operation.
type NavOperation struct {
	Text, Href    string
	Here          bool
	Method, Class string
	Deprecated    bool
}

// nav returns the navigation of the place's document, with the group open
// that the place belongs to.
func (p place) nav() *Nav {
	d, outline := p.document, p.document.Reference.Outline()
	n := &Nav{
		Title: outline.Title, Index: p.links.Index, Version: markdown.OneLine(d.Version),
		State: d.Known.State, Versions: d.Known.Versions,
	}
	if home := p.home(); home.Href != "" {
		n.Pages = append(n.Pages, NavLink{Text: "Guides", Href: home.Href})
	}
	n.Pages = append(n.Pages, p.navLink("Overview", ""))
	for _, one := range p.document.singles() {
		n.Pages = append(n.Pages, p.navLink(one.Text, one.Href))
	}
	for _, t := range outline.Tags {
		n.Groups = append(n.Groups, p.navGroup(t.Name, "tags/"+t.Page, "operations/", t.Operations))
	}
	if len(outline.Webhooks) > 0 {
		n.Groups = append(n.Groups, p.navGroup("Webhooks", "webhooks", "webhooks/", outline.Webhooks))
	}
	return n
}

// navGroup is open when the place is its page or that of one of its operations.
func (p place) navGroup(name, path, folder string, operations []reference.OperationLine) NavGroup {
	g := NavGroup{Text: markdown.OneLine(name), Href: p.to(path), Here: path == p.path, Count: len(operations)}
	open := g.Here
	if page, within := strings.CutPrefix(p.path, folder); within && !open {
		for _, op := range operations {
			open = open || op.Page == page
		}
	}
	if !open {
		return g
	}
	g.Operations = make([]NavOperation, len(operations))
	for i, op := range operations {
		text := op.Summary
		if text == "" {
			text = op.Path
		}
		g.Operations[i] = NavOperation{
			Text: text, Href: p.to(folder + op.Page), Here: folder+op.Page == p.path,
			Method: op.Method, Class: methodClass(op.Method), Deprecated: op.Deprecated,
		}
	}
	return g
}

// navLink leads from the place to the page at a path in the document's folder.
func (p place) navLink(text, path string) NavLink {
	return NavLink{Text: text, Href: p.to(path), Here: path == p.path}
}

// to is the shortest address of the page at a path in the document's folder.
func (p place) to(path string) string {
	if path == "" {
		return p.links.Index
	}
	here, there := strings.LastIndexByte(p.path, '/')+1, strings.LastIndexByte(path, '/')+1
	if here > 0 && p.path[:here] == path[:there] {
		return path[there:] + p.links.Ending
	}
	return p.links.Root + path + p.links.Ending
}
