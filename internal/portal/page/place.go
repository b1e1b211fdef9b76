package page

import (
	"strings"

	"github.com/apisteward/steward/internal/portal/reference"
)

// place is where a page of a document stands. Pages of documents embed it.
type place struct {
	document *Document
	path     string // in the document's folder
	form     Form
	links    reference.Links
}

// page makes the page that stands there, or nil when there is none.
func (p place) page() Page {
	switch folder, _, _ := strings.Cut(p.path, "/"); folder {
	default:
		return nil
	}
}

// frame returns what stands around a page of the document, with the steps that
// lead to it from the overview.
func (p place) frame(title string, trail ...Crumb) Frame {
	d := p.document
	outline := d.Reference.Outline()
	f := Frame{
		Title: title, Path: p.address(), Twin: p.twin(),
		Static: p.form.Static, Root: p.links.Root, Index: p.links.Index,
	}
	if title == "" {
		f.Title = strings.TrimSpace(outline.Title + " " + d.Version)
	} else {
		f.Title += " · " + outline.Title
	}
	if d.API != "" {
		f.Trail = append(f.Trail, Crumb{"Catalogue", "/"}, Crumb{d.APITitle, APIPath(d.API)})
		f.Trail = append(f.Trail, Crumb{d.Version, p.links.Index})
	} else {
		f.Trail = append(f.Trail, Crumb{outline.Title, p.links.Index})
	}
	f.Trail = append(f.Trail, trail...)
	f.Trail[len(f.Trail)-1].Href = ""
	return f
}

// address is the page's own, on a server.
func (p place) address() string {
	switch {
	case p.form.Static:
		return ""
	case p.path == "":
		return p.document.Address
	}
	return p.document.Address + "/" + p.path
}

// twin leads from the page to its Markdown twin.
func (p place) twin() string {
	links := p.document.links(p.path, Form{Twin: true, Static: p.form.Static})
	if p.path == "" {
		return links.Index
	}
	return links.Root + p.path + TwinEnding
}
