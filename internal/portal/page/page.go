package page

import "github.com/apisteward/steward/internal/portal/markdown"

// Page is a page as a value: everything that HTML and Markdown show of it.
type Page interface {
	Name() string     // of its template
	Frame() Frame     // what stands around it
	Markdown() []byte // its twin
}

// Frame is what stands around a page.
type Frame struct {
	Title  string // of the window, without the name of the site; "" for the site's own first page
	Path   string // its address; "" in an export
	Twin   string // address of its Markdown twin; "" for none
	Trail  []Crumb
	Static bool   // in a folder instead of on a server
	Root   string // address of the folder with the other pages of the document, for pages about one
	Nav    *Nav   // of the document, for pages about one
	Newer  *Newer // the newest version, for pages about an older one
	Policy string // Content-Security-Policy, for pages in a folder
	Home   string // address of the site's first page, where that is not what Nav is about; or ""
}

// Crumb is a step on the way to a page. Without Href it is the page itself.
type Crumb struct{ Text, Href string }

// Error says that something is not there, or went wrong.
type Error struct{ Title, Detail string }

// Name returns "error".
func (Error) Name() string { return "error" }

// Frame returns what stands around the page.
func (e Error) Frame() Frame { return Frame{Title: e.Title} }

// Markdown returns the page's twin.
func (e Error) Markdown() []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(e.Title))
	p.Add(markdown.Text(e.Detail), markdown.Link("To the catalogue", "/index.md"))
	return p.Bytes()
}
