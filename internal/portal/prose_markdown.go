package portal

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdownBlocks writes the children of n, sanitised HTML, as blocks of
// CommonMark.
func markdownBlocks(n *html.Node) []string {
	var blocks []string
	var inline []*html.Node
	flush := func() {
		if s := strings.TrimSpace(markdownInline(inline, false)); s != "" {
			blocks = append(blocks, s)
		}
		inline = nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isBlock(c) {
			inline = append(inline, c)
			continue
		}
		flush()
		if s := markdownBlock(c); s != "" {
			blocks = append(blocks, s)
		}
	}
	flush()
	return blocks
}

func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.P, atom.Hr, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Blockquote,
		atom.Pre, atom.Table, atom.Dl, atom.Dt, atom.Dd, atom.Div:
		return true
	}
	return false
}

func markdownBlock(n *html.Node) string {
	switch n.DataAtom {
	case atom.Hr:
		return "* * *"
	case atom.H3, atom.H4, atom.H5, atom.H6:
		level := int(n.Data[1] - '0')
		return strings.Repeat("#", level) + " " + strings.TrimSpace(markdownInline(children(n), true))
	case atom.Ul, atom.Ol:
		return markdownList(n)
	case atom.Blockquote:
		return "> " + strings.ReplaceAll(strings.Join(markdownBlocks(n), "\n\n"), "\n", "\n> ")
	case atom.Pre:
		return codeBlock(language(n), textOf(n))
	case atom.Table:
		return markdownTable(n)
	}
	return strings.Join(markdownBlocks(n), "\n\n")
}

func markdownList(n *html.Node) string {
	number := 1
	for _, a := range n.Attr {
		if a.Key == "start" {
			number, _ = strconv.Atoi(a.Val)
		}
	}
	var items []string
	gap := "\n"
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			continue
		}
		marker := "- "
		if n.DataAtom == atom.Ol {
			marker = fmt.Sprintf("%d. ", number)
			number++
		}
		blocks := markdownBlocks(c)
		if len(blocks) > 1 {
			gap = "\n\n"
		}
		items = append(items, marker+indent(strings.Join(blocks, "\n\n"), strings.Repeat(" ", len(marker))))
	}
	return strings.Join(items, gap)
}

func markdownTable(n *html.Node) string {
	var p markdownPage
	var rows [][]string
	columns := 0
	for d := range n.Descendants() {
		if d.DataAtom != atom.Tr {
			continue
		}
		var row []string
		for c := d.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Th || c.DataAtom == atom.Td {
				row = append(row, strings.TrimSpace(markdownInline(children(c), true)))
			}
		}
		rows = append(rows, row)
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return ""
	}
	for i := range rows {
		rows[i] = append(rows[i], make([]string, columns-len(rows[i]))...)
	}
	if len(rows) == 1 {
		rows = append([][]string{make([]string, columns)}, rows...)
	}
	p.table(rows[0], rows[1:])
	return strings.TrimRight(string(p.bytes()), "\n")
}

// markdownInline writes inline nodes. flat keeps everything on one line, as
// headings and cells need it.
func markdownInline(nodes []*html.Node, flat bool) string {
	var b strings.Builder
	for _, n := range nodes {
		writeInline(&b, n, flat)
	}
	return b.String()
}

func writeInline(b *strings.Builder, n *html.Node, flat bool) {
	if n.Type == html.TextNode {
		writeText(b, n.Data)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		if flat {
			b.WriteByte(' ')
		} else {
			b.WriteString("\\\n")
		}
	case atom.Code:
		b.WriteString(codeSpan(textOf(n)))
	case atom.Em, atom.I:
		wrapInline(b, n, "*", flat)
	case atom.Strong, atom.B:
		wrapInline(b, n, "**", flat)
	case atom.Del:
		wrapInline(b, n, "~~", flat)
	case atom.A:
		b.WriteString(link(markdownInline(children(n), true), href(n)))
	default:
		b.WriteString(markdownInline(children(n), flat))
	}
}

// writeText writes text with its white space collapsed as a browser does.
func writeText(b *strings.Builder, s string) {
	before := b.String()
	start := before == "" || strings.HasSuffix(before, "\n")
	lead := !start && !strings.HasSuffix(before, " ") && strings.TrimLeft(s, " \t\n\r") != s
	flat := oneLine(s)
	if lead {
		b.WriteByte(' ')
	}
	b.WriteString(escapeInline(flat, start))
	if flat != "" && strings.TrimRight(s, " \t\n\r") != s {
		b.WriteByte(' ')
	}
}

// wrapInline puts marks right around the words: markup beside white space is
// none (CommonMark, section 6.2).
func wrapInline(b *strings.Builder, n *html.Node, mark string, flat bool) {
	inner := markdownInline(children(n), flat)
	trimmed := strings.TrimSpace(inner)
	if trimmed == "" {
		b.WriteString(inner)
		return
	}
	at := strings.Index(inner, trimmed)
	b.WriteString(inner[:at] + mark + trimmed + mark + inner[at+len(trimmed):])
}

func children(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, c)
	}
	return out
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func href(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "href" {
			return a.Val
		}
	}
	return ""
}

// language is the language of a code block, from the class goldmark gives it.
func language(pre *html.Node) string {
	for c := pre.FirstChild; c != nil; c = c.NextSibling {
		for _, a := range c.Attr {
			if a.Key == "class" {
				return strings.TrimPrefix(a.Val, "language-")
			}
		}
	}
	return ""
}
