package page

import (
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// CatalogueList lists APIs in the form of llms.txt, which programs read that
// read text. next is the address of the list with more, or "".
func CatalogueList(apis []catalog.API, next string, texts *prose.Prose) []byte {
	var p markdown.Page
	p.Heading(1, "APIs")
	p.Add("> Every page of this documentation is Markdown, too: put " + markdown.Code(TwinEnding) + " at the end of its address.")
	p.Heading(2, "APIs")
	var items []string
	for _, api := range apis {
		to := APIPath(api.Slug) + TwinEnding
		if api.Latest != "" {
			to = VersionPath(api.Slug, "latest") + "/llms.txt"
		}
		items = append(items, listItem(TitleOf(&api), to, texts.Summary(api.Description)))
	}
	p.List(items...)
	if next != "" {
		p.List(markdown.Link("More APIs", next))
	}
	p.Heading(2, "Optional")
	p.List(listItem("Guides", "/guides/index"+TwinEnding, "How Steward, which makes these pages, is used"))
	return p.Bytes()
}

// listItem is one item of llms.txt.
func listItem(title, to, summary string) string {
	item := markdown.Link(markdown.Text(title), to)
	if s := markdown.Text(summary); s != "" {
		item += ": " + s
	}
	return item
}

// List lists the Markdown twins of all pages about the document in the form of
// llms.txt.
func (d *Document) List() []byte {
	outline := d.Reference.Outline()
	var p markdown.Page
	p.Heading(1, markdown.Text(strings.TrimSpace(outline.Title+" "+d.Version)))
	if s := markdown.Text(d.Reference.Summary(outline.Description)); s != "" {
		p.Add("> " + s)
	}
	told := map[string]bool{}
	item := func(path, title, summary string) string {
		told[path] = true
		return listItem(title, d.twin(path), summary)
	}
	var first []string
	first = append(first, item("", "Overview", ""))
	for _, one := range d.singles() {
		first = append(first, item(one.Href, one.Text, ""))
	}
	p.Heading(2, "About")
	p.List(first...)
	for _, t := range outline.Tags {
		p.Heading(2, markdown.Text(t.Name))
		items := []string{item("tags/"+t.Page, t.Name, "")}
		for _, op := range t.Operations {
			items = append(items, item("operations/"+op.Page, op.Method+" "+op.Path, op.Summary))
		}
		p.List(items...)
	}
	var others []string
	for _, path := range d.Paths() {
		if !told[path] {
			others = append(others, item(path, path, ""))
		}
	}
	if len(others) > 0 {
		p.Heading(2, "Others")
		p.List(others...)
	}
	return p.Bytes()
}

// twin is the address of the Markdown twin of the page at a path, from the
// document's folder on a server and from the file in an export.
func (d *Document) twin(path string) string {
	switch {
	case d.Address == "" && path == "":
		return "index" + TwinEnding
	case d.Address == "":
		return path + TwinEnding
	case path == "":
		return d.Address + TwinEnding
	}
	return d.Address + "/" + path + TwinEnding
}
