package prose

import (
	"bytes"
	"html/template"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Guide is a page in Markdown that its own site's people wrote. It may lead to
// other pages of the site and show its images; it is made as safe as the texts
// of documents in every other way.
type Guide struct {
	Title   string          // its first heading; "" without one
	Body    template.HTML   // all of it
	Anchors map[string]bool // of its headings, made as GitHub makes them
}

// NewGuide reads a guide. link is given the address of every link and image
// within the site, and returns what stands in the page instead.
func NewGuide(source []byte, link func(to string) string) (*Guide, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Linkify, extension.Strikethrough,
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute))),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(html.WithUnsafe()), // the policy decides what HTML stays
	)
	root := md.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(newAnchors()))))
	g := &Guide{Anchors: map[string]bool{}}
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			g.visit(n, source, link)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, source, root); err != nil {
		return nil, err
	}
	g.Body, err = framed(guidePolicy().SanitizeReader(&b))
	return g, err
}

// visit takes note of headings, and changes links.
func (g *Guide) visit(n ast.Node, source []byte, link func(string) string) {
	switch n := n.(type) {
	case *ast.Heading:
		if id, ok := n.AttributeString("id"); ok {
			g.Anchors[string(id.([]byte))] = true
		}
		if n.Level == 1 && g.Title == "" {
			g.Title = plain(n, source)
		}
	case *ast.Link:
		n.Destination = within(n.Destination, link)
	case *ast.Image:
		n.Destination = within(n.Destination, link)
	}
}

// plain is the text within a node.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// within passes the address of something in the same site through link.
func within(to []byte, link func(string) string) []byte {
	address := string(to)
	if strings.HasPrefix(address, "//") || strings.Contains(strings.SplitN(address, "/", 2)[0], ":") {
		return to
	}
	return []byte(link(address))
}

// guidePolicy is that of documents' texts, with what leads around within a site.
func guidePolicy() *bluemonday.Policy {
	p := newPolicy()
	p.AllowRelativeURLs(true)
	p.RequireNoFollowOnLinks(false)
	p.AllowAttrs("id").Matching(bluemonday.SpaceSeparatedTokens).OnElements("h1", "h2", "h3", "h4", "h5", "h6")
	p.AllowAttrs("src").OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	return p
}

// framed puts tables of safe HTML into regions that scroll by themselves.
func framed(safe *bytes.Buffer) (template.HTML, error) {
	nodes, err := xhtml.ParseFragment(safe, &xhtml.Node{Type: xhtml.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	for _, n := range nodes {
		frameTables(n)
		if err := xhtml.Render(&b, n); err != nil {
			return "", err
		}
	}
	return template.HTML(b.String()), nil
}
