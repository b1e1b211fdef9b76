package page

import (
	"strings"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/portal/reference"
)

// Document is what the pages about one document share. On a server it is a
// version of an API, in an export it is a file. It is not changed once a page
// was made of it, and safe for concurrent use.
type Document struct {
	Reference *reference.Reference
	API       string // slug; "" in an export
	APITitle  string // what the API is called in the catalogue; "" in an export
	Version   string // as published, or info.version
	Address   string // "/apis/payments/1.4.0", or ".../latest" when that was asked for: links keep it; "" in an export
	Source    string // address of the OpenAPI document itself, from the root of the server or, in an export, from its folder; "" for none
	Clients   string // address of its typed clients, with a slash at its end; "" in an export
	Mock      string // address of its mock, without a slash at its end; "" for none, as in an export
	Known     Known  // what Steward knows beyond the document
	Policy    string // Content-Security-Policy of its pages in an export; on a server it is a header
	Home      Crumb  // leads from the folder of an export to the site that it is part of; zero for none
}

// Form is what a page is made for.
type Form struct {
	Twin   bool // Markdown instead of HTML
	Static bool // a file in a folder instead of an address on a server
}

// File is something that pages load later.
type File struct {
	Path    string // in the document's folder, with slashes
	Type    string // media type
	Content []byte
}

// Page makes the page at a path in the document's folder: "" is the overview,
// and the others are as Paths lists them. A page is made for one form: the
// links in it hold nowhere else. It returns fault.NotFound when there is no
// such page.
func (d *Document) Page(path string, f Form) (Page, error) {
	at := place{document: d, path: path, form: f, links: d.links(path, f)}
	if made := at.page(); made != nil {
		return made, nil
	}
	return nil, fault.New(fault.NotFound, "There is no page %q about this version.", path)
}

// Paths returns the path of every page about the document, the overview first
// and the others in the document's order.
func (d *Document) Paths() []string {
	outline := d.Reference.Outline()
	paths := []string{""}
	for _, one := range d.singles() {
		paths = append(paths, one.Href)
	}
	for _, t := range outline.Tags {
		paths = append(paths, "tags/"+t.Page)
		for _, op := range t.Operations {
			paths = append(paths, "operations/"+op.Page)
		}
	}
	if len(outline.Webhooks) > 0 {
		paths = append(paths, "webhooks")
	}
	for _, hook := range outline.Webhooks {
		paths = append(paths, "webhooks/"+hook.Page)
	}
	for _, c := range d.Reference.Schemas() {
		paths = append(paths, "schemas/"+c.Page)
	}
	return paths
}

// singles are the pages of which a document has one, besides the overview.
func (d *Document) singles() []Crumb {
	var out []Crumb
	if len(d.Reference.Schemes()) > 0 {
		out = append(out, Crumb{"Authentication", "authentication"})
	}
	if len(d.Reference.Schemas()) > 0 {
		out = append(out, Crumb{"Schemas", "schemas"})
	}
	if d.Known.Comparison != nil {
		out = append(out, Crumb{"Changes", "changes"})
	}
	if d.Known.State != "" {
		out = append(out, Crumb{"Findings", "findings"})
	}
	return out
}

// links returns how a page leads to the document's other pages.
func (d *Document) links(path string, f Form) reference.Links {
	ending := ""
	if f.Twin {
		ending = TwinEnding
	}
	up := strings.Repeat("../", strings.Count(path, "/"))
	if f.Static {
		if !f.Twin {
			ending = ".html"
		}
		return reference.Links{Index: up + "index" + ending, Root: up, Ending: ending}
	}
	last := d.Address[strings.LastIndexByte(d.Address, '/')+1:]
	if path == "" {
		return reference.Links{Index: last + ending, Root: last + "/", Ending: ending}
	}
	return reference.Links{Index: up + "../" + last + ending, Root: up, Ending: ending}
}
