package portal

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/page"
)

// guideFolder is where the guides are on a server.
const guideFolder = "/guides/"

// guideList is the name of the page that lists the guides.
const guideList = "index"

// guide is a page of Steward's own documentation. It is a page.Page.
type guide struct {
	page.Guide
	name string // in its address; "index" for the list of guides
}

// loadGuides reads the guides in a folder: guides/*.md, and reference/rules.md.
// They get one folder on the server, where /guides/ lists them.
func loadGuides(files fs.FS) (map[string]*guide, error) {
	names, err := fs.Glob(files, "*/*"+page.TwinEnding)
	if err != nil {
		return nil, err
	}
	guides := map[string]*guide{}
	for _, name := range names {
		source, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if err := addGuide(guides, strings.TrimSuffix(path.Base(name), page.TwinEnding), atServer(source, path.Dir(name))); err != nil {
			return nil, err
		}
	}
	return guides, addGuide(guides, guideList, listGuides(guides))
}

func addGuide(guides map[string]*guide, name string, source []byte) error {
	text, err := page.NewGuide(name, source, func(to string) string {
		file, section, found := strings.Cut(to, "#")
		if found {
			section = "#" + section
		}
		return strings.TrimSuffix(file, page.TwinEnding) + section
	})
	guides[name] = &guide{Guide: text, name: name}
	return err
}

// listGuides writes the page that leads to all guides, ordered by title.
func listGuides(guides map[string]*guide) []byte {
	var items []string
	for name, g := range guides {
		items = append(items, markdown.Link(markdown.Text(g.Title), name+page.TwinEnding))
	}
	slices.Sort(items)
	var p markdown.Page
	p.Heading(1, "Guides to Steward")
	p.List(items...)
	return p.Bytes()
}

var guideTarget = regexp.MustCompile(`\]\(([^)#:]+\.md)`)

// atServer changes where the links of a guide from the given folder lead.
func atServer(source []byte, folder string) []byte {
	return guideTarget.ReplaceAllFunc(source, func(match []byte) []byte {
		to := path.Join(folder, string(match[len("]("):]))
		within, reference := strings.CutPrefix(to, "reference/")
		switch {
		case to == "index.md":
			to = guideList + page.TwinEnding
		case within == "index.md":
			to = page.VersionPath(ownSlug, "latest") + page.TwinEnding
		case reference && strings.Contains(within, "/"):
			to = page.VersionPath(ownSlug, "latest") + "/" + within
		default:
			to = path.Base(to)
		}
		return []byte("](" + to)
	})
}

// ownSlug names the API under which a server publishes its own contract.
const ownSlug = "steward"

// Frame returns what stands around the page.
func (g *guide) Frame() page.Frame {
	f := page.Frame{Title: g.Title, Path: guideFolder + g.name, Twin: guideFolder + g.name + page.TwinEnding, Trail: []page.Crumb{{Text: "Catalogue", Href: "/"}}}
	if g.name == guideList {
		f.Path = guideFolder
		f.Trail = append(f.Trail, page.Crumb{Text: "Guides"})
	} else {
		f.Trail = append(f.Trail, page.Crumb{Text: "Guides", Href: guideFolder}, page.Crumb{Text: g.Title})
	}
	return f
}

// guide finds a guide, or the list of them.
func (p *Portal) guide(v *visit) (*answer, error) {
	g := p.guides[cmp.Or(v.named("guide"), guideList)]
	if g == nil {
		return nil, fault.New(fault.NotFound, "There is no such guide.")
	}
	return &answer{
		key: v.URL.Path, keep: v.keep(keepBriefly),
		make: func(context.Context) (*content, error) { return p.render(g, v.form) },
	}, nil
}
