package portal

import (
	"regexp"
	"strings"
	"unicode"
)

// escapeText returns s on one line of CommonMark that reads as s itself: no
// markup, no HTML, no table border. White space runs become one space and
// control characters are left out.
func escapeText(s string) string { return escapeInline(oneLine(s), true) }

// oneLine puts s on one line, without control characters and without white
// space at its ends.
func oneLine(s string) string {
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
func escapeInline(s string, atStart bool) string {
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
			b.WriteString(choose(i == len(s)-1, `\#`, "#"))
		case '!': // at the end it would make an image of a link
			b.WriteString(choose(i == len(s)-1, `\!`, "!"))
		case '\\': // at the end it might join what follows
			b.WriteString(choose(i == len(s)-1, "&#92;", `\\`))
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

// betweenWords reports whether the byte at i stands between two letters or
// digits of ASCII, where an underscore is no markup (CommonMark, section 6.2).
func betweenWords(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1])
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// codeSpan returns s as a code span on one line (CommonMark, section 6.1).
func codeSpan(s string) string {
	s = oneLine(s)
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
func cellCode(s string) string {
	if !strings.Contains(s, "|") {
		return codeSpan(s)
	}
	return "<code>" + escapeText(s) + "</code>"
}

// codeBlock returns s as a fenced code block of the given language.
func codeBlock(language, s string) string {
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
func link(text, href string) string { return "[" + text + "](" + hrefEscaper.Replace(href) + ")" }

// indent puts prefix before every line of s but the first and empty ones.
func indent(s, prefix string) string {
	lines := strings.Split(s, "\n")
	for i := 1; i < len(lines); i++ {
		if lines[i] != "" {
			lines[i] = prefix + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// markdownPage gathers the blocks of a page: headings, paragraphs, lists.
type markdownPage struct{ blocks []string }

// add appends blocks; empty ones are left out.
func (p *markdownPage) add(blocks ...string) {
	for _, b := range blocks {
		if b = strings.Trim(b, "\n"); b != "" {
			p.blocks = append(p.blocks, b)
		}
	}
}

// heading appends a heading. text is inline Markdown.
func (p *markdownPage) heading(level int, text string) {
	p.add(strings.Repeat("#", level) + " " + text)
}

// section appends a heading of level 2 and a block, or nothing when that is empty.
func (p *markdownPage) section(heading, block string) {
	if block != "" {
		p.heading(2, heading)
		p.add(block)
	}
}

// list appends a list with one item each, of inline Markdown or of blocks.
func (p *markdownPage) list(items ...string) {
	p.add(bullets(items))
}

// table appends a table of inline Markdown cells, which have bars only where
// escapeText or cellCode left them.
func (p *markdownPage) table(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	var b strings.Builder
	writeRow(&b, head)
	b.WriteString(strings.Repeat("|---", len(head)) + "|\n")
	for _, r := range rows {
		writeRow(&b, r)
	}
	p.add(b.String())
}

func writeRow(b *strings.Builder, cells []string) {
	for _, c := range cells {
		b.WriteString("| " + c + " ")
	}
	b.WriteString("|\n")
}

// bytes returns the page, which ends with one line feed.
func (p *markdownPage) bytes() []byte { return []byte(strings.Join(p.blocks, "\n\n") + "\n") }

// bullets writes a list, loose when an item has several blocks.
func bullets(items []string) string {
	gap := "\n"
	for _, it := range items {
		if strings.Contains(it, "\n\n") {
			gap = "\n\n"
		}
	}
	lines := make([]string, len(items))
	for i, it := range items {
		lines[i] = "- " + indent(it, "  ")
	}
	return strings.Join(lines, gap)
}
