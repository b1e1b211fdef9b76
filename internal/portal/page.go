package portal

import (
	"bytes"
	"embed"
	"html/template"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// page is a page as a value: everything that HTML and Markdown show of it.
type page interface {
	name() string     // of its template
	frame() frame     // what stands around it
	markdown() []byte // its twin
	keep() string     // its Cache-Control
}

// frame is what stands around a page.
type frame struct {
	Title string // of the window
	Path  string // its address
	Twin  string // address of its Markdown twin; "" for none
	Trail []crumb
}

// crumb is a step on the way to a page. Without Href it is the page itself.
type crumb struct{ Text, Href string }

//go:embed templates
var templateFiles embed.FS

// renderer makes HTML of pages. It is safe for concurrent use.
type renderer struct {
	templates   map[string]*template.Template
	style, icon string
}

func newRenderer(files *assets) (*renderer, error) {
	r := &renderer{templates: map[string]*template.Template{}, style: files.path("portal.css"), icon: files.path("icon.svg")}
	for _, name := range []string{"catalogue", "api", "version", "error"} {
		t, err := template.ParseFS(templateFiles, "templates/frame.html", "templates/"+name+".html")
		if err != nil {
			return nil, err
		}
		r.templates[name] = t
	}
	return r, nil
}

// html renders a page.
func (r *renderer) html(p page) ([]byte, error) {
	var b bytes.Buffer
	err := r.templates[p.name()].ExecuteTemplate(&b, "frame", struct {
		frame
		Style, Icon string
		Page        page
	}{p.frame(), r.style, r.icon, p})
	return b.Bytes(), err
}

// errorPage says that something is not there, or went wrong.
type errorPage struct{ Title, Detail string }

func (errorPage) name() string   { return "error" }
func (errorPage) keep() string   { return askAgain }
func (e errorPage) frame() frame { return frame{Title: e.Title + " · Steward"} }

func (e errorPage) markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(e.Title))
	p.Add(markdown.Text(e.Detail), markdown.Link("To the catalogue", "/index.md"))
	return p.Bytes()
}
