package page

import (
	"github.com/apisteward/steward/internal/portal/markdown"
)

// client is a typed client of a version, as an archive to be downloaded.
type client struct {
	Language string // "Go"
	Href     string
	Install  string // a command line, in the folder of the archive
}

// clients lists the typed clients of the version; none in an export, where
// nothing would make them.
func (p place) clients() []client {
	d := p.document
	if d.Clients == "" {
		return nil
	}
	folder := d.API + "-" + d.Version
	return []client{
		{"Go", d.Clients + "go", "unzip " + folder + "-go.zip && go work init . ./" + folder},
		{"TypeScript", d.Clients + "typescript",
			"unzip " + folder + "-typescript.zip && npm install --prefix " + folder + " && npm install ./" + folder},
		{"Python", d.Clients + "python", "pip install ./" + folder + "-python.zip"},
	}
}

func (o *Overview) markdownClients(p *markdown.Page) {
	var items []string
	for _, c := range o.Clients {
		items = append(items, markdown.Link(c.Language, c.Href)+": "+markdown.Code(c.Install))
	}
	if len(items) > 0 {
		p.Heading(2, "Clients")
		p.List(items...)
	}
}
