package export

import (
	"cmp"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/page"
)

// referenceFolder is where the pages about the document stand in a site that
// has guides.
const referenceFolder = "reference/"

// firstGuide is the first page of a site that has guides.
const firstGuide = "index" + page.TwinEnding

// guides are the pages of a site that people wrote by hand.
type guides struct {
	files   fs.FS
	byName  map[string]*guide // by the name of the file, with slashes
	ordered []*guide          // the first page first
	taken   map[string]bool   // files of the site that are about the document
	others  map[string]bool   // files in the folder that guides refer to
	faults  []fault.Field
	about   string // title of the document
}

// readGuides reads the Markdown files of a folder that no export wrote. taken
// are the site's files about the document, and about is its title. It returns
// fault.Invalid when the first page is missing, or a guide stands where
// another page does or leads to what is not there.
func readGuides(files fs.FS, taken map[string]bool, about string) (*guides, error) {
	g := &guides{files: files, byName: map[string]*guide{}, taken: taken, others: map[string]bool{}, about: about}
	names, err := handwritten(files)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		g.add(name)
	}
	if g.byName[firstGuide] == nil {
		g.fault(firstGuide, "is missing; it is the first page of the site")
	}
	for _, name := range names {
		if one := g.byName[name]; one != nil {
			if err := one.read(); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range names {
		g.checkSections(g.byName[name])
	}
	if len(g.faults) > 0 {
		return nil, &fault.Error{Kind: fault.Invalid, Detail: "the guides cannot be published", Fields: g.faults}
	}
	g.order()
	return g, nil
}

// handwritten lists the Markdown files of a folder that no export wrote, by
// name. Hidden files and folders are left out, and links are not followed.
func handwritten(files fs.FS) ([]string, error) {
	var names []string
	written := map[string]bool{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		hidden := name != "." && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir():
			exported, err := list().Read(files, name)
			for w := range exported {
				written[path.Join(name, w)] = true
			}
			return err
		case !hidden && entry.Type().IsRegular() && path.Ext(name) == page.TwinEnding:
			names = append(names, name)
		}
		return nil
	})
	return slices.DeleteFunc(names, func(name string) bool { return written[name] }), err
}

// add takes a guide that is not read yet.
func (g *guides) add(name string) {
	if g.taken[name] || g.taken[htmlName(name)] {
		g.fault(name, "stands where a page about the document does")
		return
	}
	g.byName[name] = &guide{name: name, site: g}
}

func (g *guides) fault(name, detail string) {
	g.faults = append(g.faults, fault.Field{Place: name, Detail: detail})
}

// checkSections finds links of a guide to sections that are not there.
func (g *guides) checkSections(from *guide) {
	if from == nil {
		return
	}
	for _, l := range from.links {
		if to := g.byName[l.to]; l.section != "" && !to.Anchors[l.section] {
			g.fault(from.name, "links to "+l.text+", which has no such section")
		}
	}
}

// order sorts guides: the first page, then the others as it leads to them, then
// those that it does not lead to, by name.
func (g *guides) order() {
	rank := map[string]int{firstGuide: -1}
	for i, l := range g.byName[firstGuide].links {
		if _, before := rank[l.to]; !before {
			rank[l.to] = i
		}
	}
	rankOf := func(one *guide) int {
		if r, found := rank[one.name]; found {
			return r
		}
		return math.MaxInt
	}
	g.ordered = slices.SortedFunc(maps.Values(g.byName), func(a, b *guide) int {
		return cmp.Or(cmp.Compare(rankOf(a), rankOf(b)), cmp.Compare(a.name, b.name))
	})
}

// list is the site's llms.txt.
func (g *guides) list() []byte {
	var p markdown.Page
	var items []string
	for _, one := range g.ordered {
		items = append(items, markdown.Link(markdown.Text(one.Title), one.name))
	}
	p.Heading(1, markdown.Text(g.ordered[0].Title))
	p.Heading(2, "Guides")
	p.List(items...)
	p.Heading(2, "Reference")
	p.List(markdown.Link(markdown.Text(g.about), referenceFolder+"llms.txt"))
	return p.Bytes()
}

// htmlName is the name of the page of which name is the Markdown twin.
func htmlName(name string) string { return strings.TrimSuffix(name, page.TwinEnding) + ".html" }
