package prose

import (
	"bytes"
	"html/template"
	"iter"
	"regexp"
	"strconv"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxProse is the length in bytes from which a text is shown as it was written
// instead of being read as Markdown, so that nobody can buy much time with it.
const maxProse = 64 << 10

// Levels for the largest heading of a text: those above belong to the page.
const (
	BelowTitle      = 2
	BelowSection    = 3
	BelowSubsection = 4
)

// Prose turns Markdown from documents, which are not to be trusted, into HTML
// and into Markdown that are. It is safe for concurrent use.
type Prose struct {
	markdown goldmark.Markdown
	policy   *bluemonday.Policy
}

// NewProse returns a Prose.
func New() *Prose {
	return &Prose{
		markdown: goldmark.New(
			goldmark.WithExtensions(
				extension.Linkify, extension.Strikethrough,
				extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			),
			goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(linkImages{}, 100))),
			goldmark.WithRendererOptions(html.WithUnsafe()), // the policy decides what HTML stays
		),
		policy: newPolicy(),
	}
}

// newPolicy lets through what prose needs: no scripts, styles, forms, frames,
// images, ids; links to other sites only, marked as untrusted.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code",
		"em", "strong", "b", "i", "del", "kbd", "sub", "sup",
		"table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[A-Za-z0-9_+-]{1,32}$`)).OnElements("code")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(left|right|center)$`)).OnElements("th", "td")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^[0-9]{1,9}$`)).OnElements("ol")
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(false)
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(true)
	p.RequireNoReferrerOnLinks(true)
	return p
}

// HTML returns the text as safe HTML, its largest heading at the level top.
func (p *Prose) HTML(source string, top int) template.HTML {
	if paragraphs, ok := simple(source); ok {
		return template.HTML(simpleHTML(paragraphs))
	}
	nodes := p.read(source, top)
	var b bytes.Buffer
	for _, n := range nodes {
		frameTables(n)
		if err := xhtml.Render(&b, n); err != nil {
			return template.HTML("<pre>" + template.HTMLEscapeString(source) + "</pre>")
		}
	}
	return template.HTML(b.String())
}

// Markdown returns the text as CommonMark with tables: what HTML says, in a
// form that cannot break out of the page around it.
func (p *Prose) Markdown(source string, top int) string {
	if paragraphs, ok := simple(source); ok {
		return simpleMarkdown(paragraphs)
	}
	root := &xhtml.Node{Type: xhtml.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range p.read(source, top) {
		root.AppendChild(n)
	}
	return strings.Join(markdownBlocks(root), "\n\n")
}

// read parses a text into balanced, sanitised HTML.
func (p *Prose) read(source string, top int) []*xhtml.Node {
	if strings.TrimSpace(source) == "" {
		return nil
	}
	var b bytes.Buffer
	source = alerts.ReplaceAllStringFunc(source, alertTitle)
	if len(source) > maxProse || tangled(source) || p.markdown.Convert([]byte(source), &b) != nil {
		return plainText(source)
	}
	context := &xhtml.Node{Type: xhtml.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := xhtml.ParseFragment(p.policy.SanitizeReader(&b), context)
	if err != nil {
		return plainText(source)
	}
	levelHeadings(nodes, top)
	return nodes
}

func plainText(source string) []*xhtml.Node {
	pre := &xhtml.Node{Type: xhtml.ElementNode, Data: "pre", DataAtom: atom.Pre}
	pre.AppendChild(&xhtml.Node{Type: xhtml.TextNode, Data: source})
	return []*xhtml.Node{pre}
}

// frameTables puts every table into a box that scrolls by itself. The keyboard
// can reach it, and code, which scrolls as well.
func frameTables(n *xhtml.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		frameTables(c)
	}
	if n.Type == xhtml.ElementNode && n.DataAtom == atom.Pre {
		n.Attr = append(n.Attr, xhtml.Attribute{Key: "tabindex", Val: "0"})
	}
	if n.Type != xhtml.ElementNode || n.DataAtom != atom.Table {
		return
	}
	table := *n
	table.Parent, table.PrevSibling, table.NextSibling = nil, nil, nil
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		c.Parent = &table
	}
	parent, before, after := n.Parent, n.PrevSibling, n.NextSibling
	*n = xhtml.Node{
		Type: xhtml.ElementNode, Data: "div", DataAtom: atom.Div,
		Attr: []xhtml.Attribute{
			{Key: "class", Val: "scroll"}, {Key: "role", Val: "group"},
			{Key: "aria-label", Val: "Table"}, {Key: "tabindex", Val: "0"},
		},
		Parent: parent, PrevSibling: before, NextSibling: after,
	}
	n.AppendChild(&table)
}

// levelHeadings gives the largest heading the level top and leaves out no level
// below it.
func levelHeadings(nodes []*xhtml.Node, top int) {
	var headings []*xhtml.Node
	largest := 6
	for _, root := range nodes {
		for n := range selfAndDescendants(root) {
			if level := headingLevel(n); level > 0 {
				headings = append(headings, n)
				largest = min(largest, level)
			}
		}
	}
	last := top - 1
	for _, n := range headings {
		last = min(6, last+1, headingLevel(n)-largest+top)
		n.Data = "h" + strconv.Itoa(last)
		n.DataAtom = atom.Lookup([]byte(n.Data))
	}
}

// headingLevel is 1 for h1, and 0 for what is no heading.
func headingLevel(n *xhtml.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	return 0
}

func selfAndDescendants(n *xhtml.Node) iter.Seq[*xhtml.Node] {
	return func(yield func(*xhtml.Node) bool) {
		if !yield(n) {
			return
		}
		n.Descendants()(yield)
	}
}

// linkImages turns images into links to them: pages load nothing from
// elsewhere.
type linkImages struct{}

func (linkImages) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var images []*ast.Image
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if image, ok := n.(*ast.Image); ok && entering {
			images = append(images, image)
		}
		return ast.WalkContinue, nil
	})
	for _, image := range images {
		if !image.HasChildren() {
			image.AppendChild(image, ast.NewString([]byte("image")))
		}
		var instead ast.Node = ast.NewEmphasis(1)
		if !withinLink(image) {
			to := ast.NewLink()
			to.Destination = image.Destination
			instead = to
		}
		for image.HasChildren() {
			instead.AppendChild(instead, image.FirstChild())
		}
		image.Parent().ReplaceChild(image.Parent(), image, instead)
	}
}

// withinLink reports whether a node is part of a link, which cannot hold another.
func withinLink(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if _, ok := n.(*ast.Link); ok {
			return true
		}
	}
	return false
}
