package page

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"strings"
)

//go:embed templates
var templateFiles embed.FS

// Renderer makes HTML of pages. It is safe for concurrent use.
type Renderer struct {
	templates map[string]*template.Template // by the page's name
	assets    *Assets
	look      Look
}

// NewRenderer returns a Renderer of pages that refer to the given assets and
// look as given.
func NewRenderer(files *Assets, look Look) (*Renderer, error) {
	templates, err := parseTemplates(template.FuncMap{"t": look.Language.Text})
	if err != nil {
		return nil, err
	}
	return &Renderer{templates: templates, assets: files, look: look}, nil
}

// parseTemplates reads the templates. A file that defines "body" is a page's,
// which is named like the file; what the others define, all pages share.
func parseTemplates(words template.FuncMap) (map[string]*template.Template, error) {
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	shared, bodies := template.New("").Funcs(words), map[string]string{}
	for _, name := range names {
		text, err := templateFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if strings.Contains(string(text), `{{define "body"}}`) {
			bodies[strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")] = string(text)
		} else if _, err := shared.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	out := map[string]*template.Template{}
	for name, text := range bodies {
		t, err := shared.Clone()
		if err != nil {
			return nil, err
		}
		if out[name], err = t.Parse(text); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// HTML renders a page.
func (r *Renderer) HTML(p Page) ([]byte, error) {
	var b bytes.Buffer
	err := r.templates[p.Name()].ExecuteTemplate(&b, "frame", sheet{Frame: p.Frame(), Look: r.look, Page: p, assets: r.assets})
	return b.Bytes(), err
}

// sheet is what the frame's template shows.
type sheet struct {
	Frame  Frame
	Look   Look
	Page   Page
	assets *Assets
}

// Asset returns the address of an asset, from the page.
func (s sheet) Asset(name string) string {
	path := s.assets.Path(name)
	if path != "" && s.Frame.Static {
		return s.Frame.Root + "assets/" + name
	}
	return path
}

// Window is the title of the window.
func (s sheet) Window() string {
	if s.Frame.Title == "" {
		return s.Look.Brand.name()
	}
	return s.Frame.Title + " · " + s.Look.Brand.name()
}

// BrandName is what the site is called.
func (s sheet) BrandName() string { return s.Look.Brand.name() }

// Icon is the address of the image in the browser's tab.
func (s sheet) Icon() string {
	if len(s.Look.Brand.Logo) > 0 {
		return s.Asset("logo")
	}
	return s.Asset("icon.svg")
}

// Logo is the address of the image beside the name, or "".
func (s sheet) Logo() string {
	if s.Look.Brand.Name != "" && len(s.Look.Brand.Logo) == 0 {
		return ""
	}
	return s.Icon()
}

// Home is where the brand leads.
func (s sheet) Home() string {
	switch {
	case s.Frame.Home != "":
		return s.Frame.Home
	case s.Frame.Static && s.Frame.Nav != nil:
		return s.Frame.Nav.Index
	}
	return "/"
}
