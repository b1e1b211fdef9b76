package export

import (
	"io/fs"
	"path"
	"strings"

	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/policy"
)

// guide is a page that people wrote by hand. It is a page.Page.
type guide struct {
	page.Guide        // zero until it is read
	name       string // of its file, with slashes: "guides/ci.md"
	site       *guides
	links      []guideLink
}

// guideLink leads from a guide to another, or to a section of one.
type guideLink struct{ text, to, section string }

// read reads the guide, and notes where it leads.
func (g *guide) read() error {
	source, err := fs.ReadFile(g.site.files, g.name)
	if err != nil {
		return err
	}
	g.Guide, err = page.NewGuide(strings.TrimSuffix(path.Base(g.name), page.TwinEnding), source, g.link)
	return err
}

// link returns what a link of the guide is in HTML, where the names of pages
// end otherwise than those of their twins.
func (g *guide) link(text string) string {
	file, section, _ := strings.Cut(text, "#")
	to := g.name
	if file != "" {
		to = path.Join(path.Dir(g.name), file)
	}
	switch {
	case g.site.byName[to] != nil:
		g.links = append(g.links, guideLink{text, to, section})
	case !g.site.has(to):
		g.site.fault(g.name, "links to "+text+", which is not there")
	}
	if path.Ext(file) == page.TwinEnding {
		return htmlName(file) + strings.TrimPrefix(text, file)
	}
	return text
}

// has reports whether the site has a file besides its guides. What is in the
// folder becomes part of the site when a guide refers to it.
func (g *guides) has(name string) bool {
	if g.taken[name] || g.byName[strings.TrimSuffix(name, ".html")+page.TwinEnding] != nil {
		return true
	}
	info, err := fs.Stat(g.files, name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	g.others[name] = true
	return true
}

// Frame returns what stands around the page.
func (g *guide) Frame() page.Frame {
	up := strings.Repeat("../", strings.Count(g.name, "/"))
	first := g.site.ordered[0]
	f := page.Frame{
		Title: g.Title, Twin: path.Base(g.name), Static: true,
		Root: up + referenceFolder, Policy: policy.Page(nil),
		Nav: &page.Nav{Title: first.Title, Index: up + htmlName(first.name)},
	}
	for _, one := range g.site.ordered {
		f.Nav.Pages = append(f.Nav.Pages, page.NavLink{Text: one.Title, Href: up + htmlName(one.name), Here: one == g})
	}
	f.Nav.Pages = append(f.Nav.Pages, page.NavLink{Text: "API reference", Href: f.Root + "index.html"})
	if g != first {
		f.Trail = []page.Crumb{{Text: first.Title, Href: f.Nav.Index}, {Text: g.Title}}
	}
	return f
}
