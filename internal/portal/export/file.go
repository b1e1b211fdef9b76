package export

import (
	"github.com/apisteward/steward/internal/portal/page"
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
	files := []file{{path: "llms.txt", make: func() ([]byte, error) { return s.Document.List(), nil }}}
	for _, f := range append(assets.Files(), s.Document.Files()...) {
		files = append(files, ready(f.Path, f.Content))
	}
	if s.Source != nil {
		files = append(files, ready(s.Source.Path, s.Source.Content))
	}
	for _, path := range s.Document.Paths() {
		files = append(files, s.pages(path, renderer)...)
	}
	return files, nil
}

// pages are the page at a path in both forms.
func (s *Site) pages(path string, r *page.Renderer) []file {
	name := path
	if name == "" {
		name = "index"
	}
	return []file{
		{path: name + ".html", page: true, make: func() ([]byte, error) {
			made, err := s.Document.Page(path, page.Form{Static: true})
			if err != nil {
				return nil, err
			}
			return r.HTML(made)
		}},
		{path: name + page.TwinEnding, make: func() ([]byte, error) {
			made, err := s.Document.Page(path, page.Form{Static: true, Twin: true})
			if err != nil {
				return nil, err
			}
			return made.Markdown(), nil
		}},
	}
}
