package portal

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// untagged is the heading of operations without a tag.
const untagged = "Other operations"

// outline is what pages about a whole document need of it. It is small where
// documents are large, so it may be kept.
type outline struct {
	Title       string
	Summary     string // OpenAPI 3.1
	Description string
	Terms       string
	Contact     contact
	License     contact
	Servers     []contract.Server
	Tags        []tagOutline
	Webhooks    []operationOutline
}

// contact is a name with a link, either of which may be empty.
type contact struct{ Name, URL string }

type tagOutline struct {
	Name        string
	Page        string // unique in the document, fit for an address
	Description string
	Operations  []operationOutline
}

type operationOutline struct {
	Page       string // design.md, "HTTP": name of the operation's page
	Method     string
	Path       string
	ID         string
	Summary    string
	Deprecated bool
}

// newOutline reads the outline of a document. Every operation stands under its
// first tag; tags keep the order in which the document declares, then uses them.
func newOutline(doc *contract.Document) *outline {
	info := doc.Root.Get("info")
	room := allowance(pageProse)
	o := &outline{
		Title:       orText(oneLine(doc.Title), "Untitled API"),
		Summary:     info.Get("summary").Text(),
		Description: room.take(info.Get("description").Text()),
		Terms:       webAddress(info.Get("termsOfService").Text()),
		Contact:     readContact(info.Get("contact")),
		License:     readContact(info.Get("license")),
	}
	for _, s := range doc.Servers() {
		s.Description = room.take(s.Description)
		o.Servers = append(o.Servers, s)
	}
	operations := doc.Operations()
	o.Tags = groupByTag(doc, operations, operationNames(operations))
	for i := range o.Tags {
		o.Tags[i].Description = room.take(o.Tags[i].Description)
	}
	hooks := doc.Webhooks()
	for i, name := range operationNames(hooks) {
		o.Webhooks = append(o.Webhooks, outlineOf(hooks[i], name))
	}
	return o
}

func groupByTag(doc *contract.Document, operations []*contract.Operation, pages []string) []tagOutline {
	var tags []tagOutline
	at := map[string]int{}
	taken := newNames()
	find := func(name string) int {
		i, ok := at[name]
		if !ok {
			i = len(tags)
			at[name] = i
			tags = append(tags, tagOutline{Name: name, Page: taken.take(name)})
		}
		return i
	}
	for _, tag := range doc.Root.Get("tags").Items() {
		if name := tag.Get("name").Text(); name != "" {
			i := find(name)
			tags[i].Description = tag.Get("description").Text()
		}
	}
	for i, op := range operations {
		name := untagged
		if len(op.Tags) > 0 {
			name = op.Tags[0]
		}
		t := find(name)
		tags[t].Operations = append(tags[t].Operations, outlineOf(op, pages[i]))
	}
	used := tags[:0]
	for _, t := range tags {
		if len(t.Operations) > 0 {
			used = append(used, t)
		}
	}
	return used
}

func outlineOf(op *contract.Operation, page string) operationOutline {
	return operationOutline{
		Page: page, Method: op.Method, Path: op.Path, ID: op.ID,
		Summary: summaryOf(op), Deprecated: op.Deprecated,
	}
}

// summaryOf is the operation's summary or else the first sentence of its
// description.
func summaryOf(op *contract.Operation) string {
	if s := oneLine(op.Summary); s != "" {
		return s
	}
	line, _, _ := strings.Cut(strings.TrimSpace(op.Description), "\n")
	if i := strings.Index(line, ". "); i >= 0 {
		line = line[:i+1]
	}
	return oneLine(line)
}

func readContact(n *contract.Node) contact {
	c := contact{Name: oneLine(n.Get("name").Text()), URL: webAddress(n.Get("url").Text())}
	if c.URL == "" {
		if mail := n.Get("email").Text(); mail != "" && !strings.ContainsAny(mail, " ?&<>\"") {
			c.URL = "mailto:" + mail
		}
	}
	return c
}

// webAddress returns s when it is an http or https URL, and "" otherwise.
func webAddress(s string) string {
	lower := strings.ToLower(strings.TrimSpace(s))
	if strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") {
		return strings.TrimSpace(s)
	}
	return ""
}
