package reference

import (
	"cmp"
	"html"
	"regexp"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/portal/markdown"
	"github.com/apisteward/steward/internal/portal/prose"
)

// untagged is the heading of operations without a tag.
const untagged = "Other operations"

// maxUntagged is how many of these stand together. More are told apart by
// where their paths begin.
const maxUntagged = 20

// outline is what pages about a whole document need of it. It is small where
// documents are large, so it may be kept.
type Outline struct {
	Title       string
	Summary     string // OpenAPI 3.1
	Description string
	Terms       string
	Contact     Contact
	License     Contact
	Servers     []contract.Server
	Tags        []Tag
	Webhooks    []OperationLine
}

// contact is a name with a link, either of which may be empty.
type Contact struct{ Name, URL string }

type Tag struct {
	Name        string
	Page        string // unique in the document, fit for an address
	Description string
	Operations  []OperationLine
}

type OperationLine struct {
	Page       string // design.md, "HTTP": name of the operation's page
	Method     string
	Path       string
	ID         string
	Summary    string
	Deprecated bool
}

// newOutline reads the outline of a document. Every operation stands under its
// first tag; tags keep the order in which the document declares, then uses them.
func NewOutline(doc *contract.Document) *Outline {
	info := doc.Root.Get("info")
	room := prose.Allowance(prose.PageRoom)
	o := &Outline{
		Title:       cmp.Or(markdown.OneLine(doc.Title), "Untitled API"),
		Summary:     info.Get("summary").Text(),
		Description: room.Take(info.Get("description").Text()),
		Terms:       prose.Address(info.Get("termsOfService").Text()),
		Contact:     readContact(info.Get("contact")),
		License:     readContact(info.Get("license")),
	}
	for _, s := range doc.Servers() {
		s.Description = room.Take(s.Description)
		o.Servers = append(o.Servers, s)
	}
	operations := doc.Operations()
	o.Tags = groupByTag(doc, operations, operationNames(operations))
	for i := range o.Tags {
		o.Tags[i].Description = room.Take(o.Tags[i].Description)
	}
	hooks := doc.Webhooks()
	for i, name := range operationNames(hooks) {
		o.Webhooks = append(o.Webhooks, outlineOf(hooks[i], name))
	}
	return o
}

func groupByTag(doc *contract.Document, operations []*contract.Operation, pages []string) []Tag {
	var tags []Tag
	at := map[string]int{}
	taken := newNames()
	find := func(name string) int {
		i, ok := at[name]
		if !ok {
			i = len(tags)
			at[name] = i
			tags = append(tags, Tag{Name: name, Page: taken.take(name)})
		}
		return i
	}
	for _, tag := range doc.Root.Get("tags").Items() {
		if name := tag.Get("name").Text(); name != "" {
			i := find(name)
			tags[i].Description = tag.Get("description").Text()
		}
	}
	apart := countUntagged(operations) > maxUntagged
	for i, op := range operations {
		t := find(groupOf(op, apart))
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

// groupOf is the heading that an operation stands under: its first tag. apart
// says that those without one are told apart.
func groupOf(op *contract.Operation, apart bool) string {
	switch {
	case len(op.Tags) > 0:
		return op.Tags[0]
	case apart:
		return cmp.Or(topic(op.Path), untagged)
	}
	return untagged
}

func countUntagged(operations []*contract.Operation) int {
	n := 0
	for _, op := range operations {
		if len(op.Tags) == 0 {
			n++
		}
	}
	return n
}

var versionSegment = regexp.MustCompile(`^v\d+([._]\d+)*$`)

// topic is the first segment of a path that says what it is about: neither
// "api", nor a version, nor a parameter.
func topic(path string) string {
	for segment := range strings.SplitSeq(path, "/") {
		if segment != "" && segment != "api" && segment[0] != '{' && !versionSegment.MatchString(segment) {
			return segment
		}
	}
	return ""
}

func outlineOf(op *contract.Operation, page string) OperationLine {
	return OperationLine{
		Page: page, Method: op.Method, Path: op.Path, ID: op.ID,
		Summary: summaryOf(op), Deprecated: op.Deprecated,
	}
}

// summaryOf is the operation's summary or else the first sentence of its
// description.
func summaryOf(op *contract.Operation) string {
	if s := markdown.OneLine(op.Summary); s != "" {
		return s
	}
	return firstSentence(op.Description)
}

var (
	tag      = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	linkMark = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()]*\)`)
	marks    = strings.NewReplacer("**", "", "__", "", "`", "")
)

// maxSentence is how far into a text its first sentence is looked for, in bytes.
const maxSentence = 1000

// firstSentence is the first sentence of Markdown as plain text. It is a guess,
// made for hundreds of operations at once.
func firstSentence(text string) string {
	text = strings.TrimSpace(text)
	text = strings.ToValidUTF8(text[:min(len(text), maxSentence)], "")
	text = strings.TrimSpace(tag.ReplaceAllString(text, " "))
	line, _, _ := strings.Cut(text, "\n")
	line = marks.Replace(linkMark.ReplaceAllString(line, "$1"))
	if i := strings.Index(line, ". "); i >= 0 {
		line = line[:i+1]
	}
	return markdown.OneLine(html.UnescapeString(strings.TrimLeft(line, "# ")))
}

func readContact(n *contract.Node) Contact {
	c := Contact{Name: markdown.OneLine(n.Get("name").Text()), URL: prose.Address(n.Get("url").Text())}
	if c.URL == "" {
		if mail := n.Get("email").Text(); mail != "" && !strings.ContainsAny(mail, " ?&<>\"") {
			c.URL = "mailto:" + mail
		}
	}
	return c
}
