package page

import (
	"bytes"
	"embed"
	"html/template"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// Page is a page as a value: everything that HTML and Markdown show of it.
type Page interface {
	Name() string     // of its template
	Frame() Frame     // what stands around it
	Markdown() []byte // its twin
}

// Frame is what stands around a page.
type Frame struct {
	Title  string // of the window, without the name of the site
	Path   string // its address; "" in an export
	Twin   string // address of its Markdown twin; "" for none
	Trail  []Crumb
	Static bool   // in a folder instead of on a server
	Root   string // address of the folder with the other pages of the document, for pages about one
	Index  string // address of the document's first page, for pages about one
}

// Crumb is a step on the way to a page. Without Href it is the page itself.
type Crumb struct{ Text, Href string }

//go:embed templates
var templateFiles embed.FS

// Renderer makes HTML of pages. It is safe for concurrent use.
type Renderer struct {
	templates   map[string]*template.Template
	style, icon string
	look        Look
}

// NewRenderer returns a Renderer of pages that refer to the given assets and
// look as given.
func NewRenderer(files *Assets, look Look) (*Renderer, error) {
	r := &Renderer{look: look, templates: map[string]*template.Template{}, style: files.Path("portal.css"), icon: files.Path("icon.svg")}
	for _, name := range []string{"catalogue", "api", "version", "error"} {
		t, err := template.ParseFS(templateFiles, "templates/frame.html", "templates/"+name+".html")
		if err != nil {
			return nil, err
		}
		r.templates[name] = t
	}
	return r, nil
}

// HTML renders a page.
func (r *Renderer) HTML(p Page) ([]byte, error) {
	var b bytes.Buffer
	err := r.templates[p.Name()].ExecuteTemplate(&b, "frame", struct {
		Frame
		Style, Icon string
		Page        Page
	}{p.Frame(), r.style, r.icon, p})
	return b.Bytes(), err
}

// Error says that something is not there, or went wrong.
type Error struct{ Title, Detail string }

// Name returns "error".
func (Error) Name() string { return "error" }

// Frame returns what stands around the page.
func (e Error) Frame() Frame { return Frame{Title: e.Title + " · Steward"} }

// Markdown returns the page's twin.
func (e Error) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(e.Title))
	p.Add(markdown.Text(e.Detail), markdown.Link("To the catalogue", "/index.md"))
	return p.Bytes()
}
