package reference

import (
	"cmp"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// WriteReference writes the reference of a document into a folder, which it
// makes when it is not there: index.md, a file for each operation in
// operations/ and one for each component schema in schemas/. The same document
// gives the same bytes. Files of an earlier run that are not part of this one
// are removed; files that WriteReference did not write are left alone, and an
// error when they are in the way.
func WriteFolder(doc *contract.Document, dir string) error {
	return writeFolder(dir, newFolder(doc).files())
}

// folder renders a document as a folder of Markdown.
type folder struct {
	*Reference
	prose *prose.Prose
}

func newFolder(doc *contract.Document) *folder {
	texts := prose.New()
	return &folder{Reference: New(doc, texts), prose: texts}
}

// files returns every page under its path, which has slashes.
func (r *folder) files() map[string][]byte {
	links := Links{Index: "../index.md", Root: "../", Ending: ".md"}
	out := map[string][]byte{"index.md": r.index()}
	for page := range r.operations.byPage {
		out["operations/"+page+".md"] = []byte(r.Operation(page, links).Markdown() + "\n")
	}
	for page := range r.webhooks.byPage {
		out["webhooks/"+page+".md"] = []byte(r.Webhook(page, links).Markdown() + "\n")
	}
	for page := range r.components.byPage {
		out["schemas/"+page+".md"] = []byte(r.Schema(page, links).Markdown() + "\n")
	}
	if schemes := r.authentication(); schemes != nil {
		out["authentication.md"] = schemes
	}
	for _, t := range r.outline.Tags {
		out["tags/"+t.Page+".md"] = r.tag(t)
	}
	return out
}

// index is the page about the whole document.
func (r *folder) index() []byte {
	var p markdown.Page
	o := r.outline
	title := markdown.Text(o.Title)
	if r.doc.Version != "" {
		title += " " + markdown.Text(r.doc.Version)
	}
	p.Heading(1, title)
	p.Add(markdown.Text(o.Summary), aboutLine(o))
	p.Section("About", r.prose.Markdown(o.Description, prose.BelowSection))
	r.servers(&p)
	if r.authentication() != nil {
		p.Add(markdown.Link("Authentication", "authentication.md"))
	}
	if len(o.Tags) > 0 {
		p.Heading(2, "Operations")
	}
	for _, t := range o.Tags {
		p.Heading(3, markdown.Text(t.Name))
		p.Add(r.prose.Markdown(t.Description, prose.BelowSubsection))
		p.Table([]string{"Operation", "Summary"}, operationRows(t.Operations, "operations/"))
	}
	if len(o.Webhooks) > 0 {
		p.Heading(2, "Webhooks")
		p.Table([]string{"Webhook", "Summary"}, operationRows(o.Webhooks, "webhooks/"))
	}
	r.schemaList(&p)
	return p.Bytes()
}

// aboutLine says who stands behind an API: contact, license, terms.
func aboutLine(o *Outline) string {
	var parts []string
	for _, c := range []struct {
		label string
		Contact
	}{{"Contact", o.Contact}, {"License", o.License}, {"Terms of service", Contact{URL: o.Terms}}} {
		name := markdown.Text(cmp.Or(c.Name, strings.TrimPrefix(c.URL, "mailto:")))
		switch {
		case name == "":
		case c.URL == "":
			parts = append(parts, c.label+": "+name)
		default:
			parts = append(parts, c.label+": "+markdown.Link(name, c.URL))
		}
	}
	return strings.Join(parts, " · ")
}

func (r *folder) servers(p *markdown.Page) {
	var items []string
	for _, s := range r.outline.Servers {
		items = append(items, r.described(markdown.Code(s.URL), s.Description))
	}
	if len(items) > 0 {
		p.Heading(2, "Servers")
		p.List(items...)
	}
}

// authentication is the page about security schemes, nil without any.
func (r *folder) authentication() []byte {
	var p markdown.Page
	p.Heading(1, "Authentication")
	var items []string
	for name, n := range r.doc.SecuritySchemes() {
		n = r.doc.Resolve(n)
		items = append(items, markdown.Item(markdown.Code(name)+" · "+markdown.Text(schemeWords(n)),
			r.prose.Markdown(n.Get("description").Text(), prose.BelowSection)))
	}
	if len(items) == 0 {
		return nil
	}
	p.List(items...)
	return p.Bytes()
}

// tag is the page of a tag.
func (r *folder) tag(t Tag) []byte {
	var p markdown.Page
	p.Heading(1, markdown.Text(t.Name))
	p.Add(r.prose.Markdown(t.Description, prose.BelowSection))
	p.Table([]string{"Operation", "Summary"}, operationRows(t.Operations, "../operations/"))
	return p.Bytes()
}

func (r *folder) schemaList(p *markdown.Page) {
	var items []string
	for _, c := range r.Schemas() {
		items = append(items, markdown.Link(markdown.Code(c.Name), "schemas/"+c.Page+".md"))
	}
	if len(items) > 0 {
		p.Heading(2, "Schemas")
		p.List(items...)
	}
}

func operationRows(operations []OperationLine, folder string) [][]string {
	rows := make([][]string, len(operations))
	for i, op := range operations {
		summary := markdown.Text(op.Summary)
		if op.Deprecated {
			summary = strings.TrimSpace("**Deprecated.** " + summary)
		}
		rows[i] = []string{markdown.Link(markdown.CellCode(op.Method+" "+op.Path), folder+op.Page+".md"), summary}
	}
	return rows
}

// schemeWords says how a security scheme is used: "bearer token in the
// Authorization header".
func schemeWords(n *contract.Node) string {
	switch n.Get("type").Text() {
	case "apiKey":
		return "API key in " + n.Get("in").Text() + " " + n.Get("name").Text()
	case "http":
		if strings.EqualFold(n.Get("scheme").Text(), "bearer") {
			return "bearer token in the Authorization header"
		}
		return "HTTP " + n.Get("scheme").Text() + " authentication"
	case "basic":
		return "HTTP basic authentication"
	case "oauth2":
		return "OAuth 2.0"
	case "openIdConnect":
		return "OpenID Connect"
	case "mutualTLS":
		return "client certificate (mutual TLS)"
	}
	return n.Get("type").Text()
}

// described is inline Markdown followed by a description, on the same line when
// that is one paragraph.
func (r *folder) described(head, description string) string {
	d := r.prose.Markdown(description, prose.BelowSection)
	if d == "" || strings.Contains(d, "\n") {
		return markdown.Item(head, d)
	}
	return head + " · " + d
}
