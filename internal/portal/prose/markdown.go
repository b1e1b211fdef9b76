package prose

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// markdownBlocks writes the children of n, sanitised HTML, as blocks of
// CommonMark.
func markdownBlocks(n *html.Node) []string {
	var blocks []string
	var inline []*html.Node
	flush := func() {
		if s := trimBreaks(markdownInline(inline, lines)); s != "" {
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
	case atom.P, atom.Hr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Blockquote,
		atom.Pre, atom.Table, atom.Dl, atom.Dt, atom.Dd, atom.Div:
		return true
	}
	return false
}

func markdownBlock(n *html.Node) string {
	switch n.DataAtom {
	case atom.Hr:
		return "* * *"
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return strings.Repeat("#", headingLevel(n)) + " " + strings.TrimSpace(markdownInline(children(n), oneLiner))
	case atom.Ul, atom.Ol:
		return markdownList(n)
	case atom.Blockquote:
		return "> " + strings.ReplaceAll(strings.Join(markdownBlocks(n), "\n\n"), "\n", "\n> ")
	case atom.Pre:
		return markdown.Block(language(n), textOf(n))
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
	for _, c := range itemsOf(n) {
		marker := "- "
		if n.DataAtom == atom.Ol {
			marker = fmt.Sprintf("%d. ", number)
			number++
		}
		blocks := itemBlocks(c)
		if strings.Join(blocks, "") == "" {
			continue
		}
		if len(blocks) > 1 {
			gap = "\n\n"
		}
		items = append(items, marker+markdown.Indent(strings.Join(blocks, "\n\n"), strings.Repeat(" ", len(marker))))
	}
	return strings.Join(items, gap)
}

// itemsOf returns the items of a list. What stands in a list without being an
// item becomes one.
func itemsOf(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Li || isBlock(c):
			out = append(out, c)
		case holdsItems(c):
			out = append(out, itemsOf(c)...)
		case markdown.OneLine(textOf(c)) != "":
			out = append(out, c)
		}
	}
	return out
}

func holdsItems(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Li {
			return true
		}
	}
	return false
}

// itemBlocks writes one of itemsOf.
func itemBlocks(n *html.Node) []string {
	switch {
	case n.DataAtom == atom.Li:
		return markdownBlocks(n)
	case isBlock(n):
		return []string{markdownBlock(n)}
	}
	return []string{trimBreaks(markdownInline([]*html.Node{n}, lines))}
}

func markdownTable(n *html.Node) string {
	var p markdown.Page
	var rows [][]string
	columns := 0
	for _, tr := range rowsOf(n) {
		var row []string
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Th || c.DataAtom == atom.Td {
				row = append(row, strings.TrimSpace(markdownInline(children(c), inCell)))
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
	p.Table(rows[0], rows[1:])
	return strings.TrimRight(string(p.Bytes()), "\n")
}

// rowsOf returns the rows of a table, without those of tables in its cells.
func rowsOf(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			out = append(out, c)
		case atom.Thead, atom.Tbody:
			out = append(out, rowsOf(c)...)
		}
	}
	return out
}

// form says where inline Markdown will stand.
type form uint8

const (
	lines    form = iota // a paragraph, which may have line breaks
	oneLiner             // a heading or the text of a link
	inCell               // a cell of a table
)

// hardBreak is a line break within a paragraph (CommonMark, section 6.7).
const hardBreak = "\\\n"

// trimBreaks takes white space and line breaks off both ends.
func trimBreaks(s string) string {
	for {
		t := strings.TrimPrefix(strings.TrimSuffix(strings.Trim(s, " "), hardBreak), hardBreak)
		if t == s {
			return t
		}
		s = t
	}
}

// markdownInline writes inline nodes.
func markdownInline(nodes []*html.Node, f form) string {
	var b strings.Builder
	for _, n := range nodes {
		writeInline(&b, n, f)
	}
	return b.String()
}

func writeInline(b *strings.Builder, n *html.Node, f form) {
	if n.Type == html.TextNode {
		writeText(b, n.Data)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		if f == lines {
			b.WriteString(hardBreak)
		} else {
			b.WriteByte(' ')
		}
	case atom.Code:
		if f == inCell {
			b.WriteString(markdown.CellCode(textOf(n)))
		} else {
			b.WriteString(markdown.Code(textOf(n)))
		}
	case atom.Em, atom.I:
		wrapInline(b, n, "*", f)
	case atom.Strong, atom.B:
		wrapInline(b, n, "**", f)
	case atom.Del:
		wrapInline(b, n, "~~", f)
	case atom.A:
		b.WriteString(markdown.Link(markdownInline(children(n), max(f, oneLiner)), href(n)))
	default:
		if isBlock(n) { // in a cell, where there is room for lines only
			b.WriteByte(' ')
		}
		b.WriteString(markdownInline(children(n), f))
	}
}

// writeText writes text with its white space collapsed as a browser does.
func writeText(b *strings.Builder, s string) {
	before := b.String()
	start := before == "" || strings.HasSuffix(before, "\n")
	lead := !start && !strings.HasSuffix(before, " ") && strings.TrimLeft(s, " \t\n\r") != s
	flat := markdown.OneLine(s)
	if lead {
		b.WriteByte(' ')
	}
	b.WriteString(markdown.Inline(flat, start))
	if flat != "" && strings.TrimRight(s, " \t\n\r") != s {
		b.WriteByte(' ')
	}
}

// wrapInline puts marks around words where they will be read as marks, and
// leaves them out elsewhere (CommonMark, section 6.2).
func wrapInline(b *strings.Builder, n *html.Node, mark string, f form) {
	inner := markdownInline(children(n), f)
	core := trimBreaks(inner)
	at := strings.Index(inner, core)
	before := b.String() + inner[:at]
	after := inner[at+len(core):] + following(n)
	if core == "" || strings.ContainsAny(core[:1]+core[len(core)-1:], "*~") || !opens(n, before, core) || !closes(core, after) {
		b.WriteString(inner)
		return
	}
	b.WriteString(inner[:at] + mark + core + mark + inner[at+len(core):])
}

// opens reports whether the marks of n between before and core open emphasis.
func opens(n *html.Node, before, core string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(core)
	if before == "" && isBlock(n.Parent) || unicode.IsSpace(last) {
		return true
	}
	return last != '*' && last != '~' && isLetter(first)
}

// closes reports whether marks between core and after close emphasis.
func closes(core, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(core)
	first, _ := utf8.DecodeRuneInString(after)
	if after == "" || unicode.IsSpace(first) {
		return true
	}
	return isLetter(last) || strings.ContainsRune(".,;:!?)", first)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// following is the text after n in the same block.
func following(n *html.Node) string {
	for ; n != nil && !isBlock(n); n = n.Parent {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			switch {
			case isBlock(s) || s.DataAtom == atom.Br:
				return ""
			case s.Type == html.TextNode:
				return s.Data
			case s.Type == html.ElementNode:
				return "x" // may begin with anything
			}
		}
	}
	return ""
}

func children(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, c)
	}
	return out
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
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
