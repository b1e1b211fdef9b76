package portaltest

import (
	"bytes"
	"strings"

	xhtml "golang.org/x/net/html"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// ReadBack renders Markdown as a reader's tool would, raw HTML and all, and
// returns the parsed result.
func ReadBack(t interface{ Fatal(...any) }, markdown string) *xhtml.Node {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough), goldmark.WithRendererOptions(html.WithUnsafe()))
	var b bytes.Buffer
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	n, err := xhtml.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Find returns the elements with the given name, in order.
func Find(n *xhtml.Node, name string) []*xhtml.Node {
	var out []*xhtml.Node
	for d := range n.Descendants() {
		if d.Type == xhtml.ElementNode && d.Data == name {
			out = append(out, d)
		}
	}
	return out
}

// Attribute returns an attribute's value, or "".
func Attribute(n *xhtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Text returns the text within an element.
func Text(n *xhtml.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == xhtml.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
