package export

import (
	"io/fs"
	"maps"
	"slices"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/page"
	"github.com/apisteward/steward/internal/portal/policy"
)

// file is one file of a site, which is made when it is written.
type file struct {
	path string
	page bool // an HTML page
	make func() ([]byte, error)
}

// ready is a file that was made before.
func ready(path string, content []byte) file {
	return file{path: path, make: func() ([]byte, error) { return content, nil }}
}

// files lists all files of the site.
func (s *Site) files() ([]file, error) {
	assets, err := page.LoadAssets(s.Look.Brand)
	if err != nil {
		return nil, err
	}
	renderer, err := page.NewRenderer(assets, s.Look)
	if err != nil {
		return nil, err
	}
	doc := *s.Document
	doc.Policy = policy.Page(policy.Origins(doc.Reference.Document()))
	files := aboutDocument(&doc, renderer)
	for _, f := range slices.Concat(assets.Files(), doc.Files(), s.Files) {
		files = append(files, ready(f.Path, f.Content))
	}
	if s.Guides == nil {
		return files, nil
	}
	taken := map[string]bool{}
	for i := range files {
		files[i].path = referenceFolder + files[i].path
		taken[files[i].path] = true
	}
	g, err := readGuides(s.Guides, taken, doc.Reference.Outline().Title)
	if err != nil {
		return nil, err
	}
	doc.Home = page.Crumb{Text: g.ordered[0].Title, Href: "../" + htmlName(firstGuide)}
	return append(files, g.pages(renderer)...), nil
}

// aboutDocument are the pages of a document in both forms, and their list.
func aboutDocument(doc *page.Document, r *page.Renderer) []file {
	files := []file{{path: "llms.txt", make: func() ([]byte, error) { return doc.List(), nil }}}
	for _, path := range doc.Paths() {
		files = append(files, html(doc, path, r), twin(doc, path))
	}
	for _, path := range doc.TryPaths() {
		files = append(files, tryIt(doc, path))
	}
	return files
}

// tryIt is what "Try it" loads on the page of an operation.
func tryIt(doc *page.Document, path string) file {
	return file{path: path, make: func() ([]byte, error) {
		made, found := doc.Try(path)
		if !found {
			return nil, fault.New(fault.NotFound, "There is no file %q.", path)
		}
		return made.Content, nil
	}}
}

// html is a page of a document as HTML.
func html(doc *page.Document, path string, r *page.Renderer) file {
	return file{path: fileName(path) + ".html", page: true, make: func() ([]byte, error) {
		made, err := doc.Page(path, page.Form{Static: true})
		if err != nil {
			return nil, err
		}
		return r.HTML(made)
	}}
}

// pages are the guides in both forms, their list, and what they refer to.
func (g *guides) pages(r *page.Renderer) []file {
	files := []file{ready("llms.txt", g.list())}
	for _, one := range g.ordered {
		files = append(files,
			file{path: htmlName(one.name), page: true, make: func() ([]byte, error) { return r.HTML(one) }},
			ready(one.name, one.Markdown()))
	}
	for _, name := range slices.Sorted(maps.Keys(g.others)) {
		files = append(files, file{path: name, make: func() ([]byte, error) { return fs.ReadFile(g.files, name) }})
	}
	return files
}
