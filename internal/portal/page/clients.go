package page

import (
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// client is a typed client of a version, as an archive to be downloaded.
type client struct {
	Language string // "Go"
	Href     string
	File     string // the archive's name
	Install  string // commands, in the folder of the archive
}

// clients lists the typed clients of the version; none in an export, where
// nothing would make them.
func (p place) clients() []client {
	d := p.document
	if d.Clients == "" {
		return nil
	}
	folder := d.API + "-" + d.Version
	list := []client{
		{Language: "Go", Href: "go", Install: "unzip FILE\ngo work init . ./FOLDER"},
		{Language: "TypeScript", Href: "typescript", Install: "unzip FILE\nnpm install --prefix FOLDER\nnpm install ./FOLDER"},
		{Language: "Python", Href: "python", Install: "pip install ./FILE"},
	}
	for i := range list {
		c := &list[i]
		c.File = folder + "-" + c.Href + ".zip"
		c.Href = d.Clients + c.Href
		c.Install = strings.NewReplacer("FILE", c.File, "FOLDER", folder).Replace(c.Install)
	}
	return list
}

func (o *Overview) markdownClients(p *markdown.Page) {
	var items []string
	for _, c := range o.Clients {
		items = append(items, markdown.Item(c.Language+": "+markdown.Link(markdown.Text(c.File), c.Href), markdown.Block("sh", c.Install)))
	}
	if len(items) > 0 {
		p.Heading(2, "Clients")
		p.List(items...)
	}
}
