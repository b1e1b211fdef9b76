package markdown

import (
	"regexp"
	"strings"
	"unicode"
)

// escapeText returns s on one line of CommonMark that reads as s itself: no
// markup, no HTML, no table border. White space runs become one space and
// control characters are left out.
func Text(s string) string { return Inline(OneLine(s), true) }

// oneLine puts s on one line, without control characters and without white
// space at its ends.
func OneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

var (
	// lineMark is what would start a heading, a list, a quotation, a rule or
	// an underline at the start of a line.
	lineMark = regexp.MustCompile(`^(#{1,6}(\s|$)|[-+=]+(\s|$)|--|==|\d{1,9}[.)](\s|$))`)
	entity   = regexp.MustCompile(`^&(#|[A-Za-z][A-Za-z0-9]*;)`)
)

// escapeInline escapes text without changing its white space. atStart says
// that the text starts a line.
func Inline(s string, atStart bool) string {
	var b strings.Builder
	if atStart {
		if m := lineMark.FindString(s); m != "" {
			mark := strings.TrimRight(m, " ")
			cut := len(mark) - 1
			if mark[0] < '0' || mark[0] > '9' {
				cut = 0
			}
			b.WriteString(s[:cut])
			b.WriteByte('\\')
			b.WriteByte(s[cut])
			s = s[cut+1:]
		}
	}
	for i, r := range s {
		switch r {
		case '#': // at the end it would close a heading
			b.WriteString(last(s, i, `\#`, "#"))
		case '!': // at the end it would make an image of a link
			b.WriteString(last(s, i, `\!`, "!"))
		case '\\': // at the end it might join what follows
			b.WriteString(last(s, i, "&#92;", `\\`))
		case '`', '*', '[', ']', '|', '~':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '_':
			if !betweenWords(s, i) {
				b.WriteByte('\\')
			}
			b.WriteByte('_')
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			if entity.MatchString(s[i:]) {
				b.WriteString("&amp;")
			} else {
				b.WriteByte('&')
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// last returns atEnd for the last byte of s, and otherwise elsewhere.
func last(s string, i int, atEnd, elsewhere string) string {
	if i == len(s)-1 {
		return atEnd
	}
	return elsewhere
}

// betweenWords reports whether the byte at i stands between two letters or
// digits of ASCII, where an underscore is no markup (CommonMark, section 6.2).
func betweenWords(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1])
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// codeSpan returns s as a code span on one line (CommonMark, section 6.1).
func Code(s string) string {
	s = OneLine(s)
	if s == "" {
		return "` `"
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	if s[0] == '`' || s[len(s)-1] == '`' {
		s = " " + s + " "
	}
	return fence + s + fence
}

// cellCode is codeSpan for a cell of a table, where tools disagree about bars
// within a code span.
func CellCode(s string) string {
	if !strings.Contains(s, "|") {
		return Code(s)
	}
	return "<code>" + Text(s) + "</code>"
}

// codeBlock returns s as a fenced code block of the given language.
func Block(language, s string) string {
	fence := strings.Repeat("`", max(3, longestRun(s, '`')+1))
	return fence + language + "\n" + strings.TrimRight(s, "\n") + "\n" + fence
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

var hrefEscaper = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C", "|", "%7C", "\n", "", "\r", "")

// link returns a link. text is inline Markdown, href a URL.
func Link(text, href string) string { return "[" + text + "](" + hrefEscaper.Replace(href) + ")" }

// indent puts prefix before every line of s but the first and empty ones.
func Indent(s, prefix string) string {
	lines := strings.Split(s, "\n")
	for i := 1; i < len(lines); i++ {
		if lines[i] != "" {
			lines[i] = prefix + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// markdownPage gathers the blocks of a page: headings, paragraphs, lists.
type Page struct{ blocks []string }

// add appends blocks; empty ones are left out.
func (p *Page) Add(blocks ...string) {
	for _, b := range blocks {
		if b = strings.Trim(b, "\n"); b != "" {
			p.blocks = append(p.blocks, b)
		}
	}
}

// heading appends a heading. text is inline Markdown.
func (p *Page) Heading(level int, text string) {
	p.Add(strings.Repeat("#", level) + " " + text)
}

// section appends a heading of level 2 and a block, or nothing when that is empty.
func (p *Page) Section(heading, block string) {
	if block != "" {
		p.Heading(2, heading)
		p.Add(block)
	}
}

// list appends a list with one item each, of inline Markdown or of blocks.
func (p *Page) List(items ...string) {
	p.Add(Bullets(items))
}

// table appends a table of inline Markdown cells, which have bars only where
// escapeText or cellCode left them.
func (p *Page) Table(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	var b strings.Builder
	writeRow(&b, head)
	b.WriteString(strings.Repeat("|---", len(head)) + "|\n")
	for _, r := range rows {
		writeRow(&b, r)
	}
	p.Add(b.String())
}

func writeRow(b *strings.Builder, cells []string) {
	for _, c := range cells {
		b.WriteString("| " + c + " ")
	}
	b.WriteString("|\n")
}

// bytes returns the page, which ends with one line feed.
func (p *Page) Bytes() []byte { return []byte(strings.Join(p.blocks, "\n\n") + "\n") }

// bullets writes a list, loose when an item has several blocks.
func Bullets(items []string) string {
	gap := "\n"
	for _, it := range items {
		if strings.Contains(it, "\n\n") {
			gap = "\n\n"
		}
	}
	lines := make([]string, len(items))
	for i, it := range items {
		lines[i] = "- " + Indent(it, "  ")
	}
	return strings.Join(lines, gap)
}

// Described is inline Markdown followed by a short description.
func Described(head, description string) string {
	if d := Text(description); d != "" {
		return head + " · " + d
	}
	return head
}

// Item is one item of a list: a line, then blocks.
func Item(head string, blocks ...string) string {
	for _, b := range blocks {
		if b != "" {
			head += "\n\n" + b
		}
	}
	return head
}
