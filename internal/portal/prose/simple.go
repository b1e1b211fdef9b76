package prose

import (
	"html"
	"strings"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// Nine texts in ten have no mark of Markdown but code in backticks. They are
// written directly, which takes a hundredth of the time.

// span is text, or code between backticks.
type span struct {
	text string
	code bool
}

// simple reads a text that is nothing but paragraphs of text and code; ok is
// false for any other text, and for one that only might be another.
func simple(source string) (paragraphs [][]span, ok bool) {
	if len(source) > maxProse || strings.Contains(source, "://") || strings.Contains(source, "www.") {
		return nil, false
	}
	source = strings.Trim(source, "\n")
	for source != "" {
		paragraph, rest, _ := strings.Cut(source, "\n\n")
		source = strings.TrimLeft(rest, "\n")
		spans, ok := simpleSpans(paragraph)
		if !ok || strings.TrimSpace(paragraph) != paragraph {
			return nil, false
		}
		paragraphs = append(paragraphs, spans)
	}
	return paragraphs, true
}

// simpleSpans reads one paragraph.
func simpleSpans(s string) (spans []span, ok bool) {
	start, lineStart := 0, true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if lineStart && marksLine(s[i:]) {
			return nil, false
		}
		lineStart = false
		switch {
		case c == '\n':
			if i > 0 && s[i-1] == ' ' {
				return nil, false // a line break, or none
			}
			lineStart = true
		case c == '`':
			end := strings.IndexByte(s[i+1:], '`')
			if end <= 0 || !simpleCode(s[i+1:i+1+end]) || strings.HasPrefix(s[i+2+end:], "`") {
				return nil, false
			}
			if start < i {
				spans = append(spans, span{text: s[start:i]})
			}
			spans = append(spans, span{s[i+1 : i+1+end], true})
			i += end + 1
			start = i + 1
		case c == '_':
			if i == 0 || i+1 == len(s) || !isWordByte(s[i-1]) || !isWordByte(s[i+1]) {
				return nil, false
			}
		case c < ' ', c == 0x7f, strings.IndexByte(`\*[]<&~|@`, c) >= 0:
			return nil, false
		}
	}
	if start < len(s) {
		spans = append(spans, span{text: s[start:]})
	}
	return spans, true
}

// marksLine reports whether the start of a line may mean more than text: a
// heading, a list, a quotation, a rule, an underline, or code.
func marksLine(line string) bool {
	switch c := line[0]; {
	case strings.IndexByte("#>-+=:", c) >= 0, c == ' ':
		return true
	case c >= '0' && c <= '9':
		rest := strings.TrimLeft(line, "0123456789")
		return rest != "" && (rest[0] == '.' || rest[0] == ')')
	}
	return false
}

// simpleCode reports whether code between backticks reads as it stands.
func simpleCode(s string) bool {
	if s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7f {
			return false
		}
	}
	return true
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// simpleHTML writes paragraphs as HTML.
func simpleHTML(paragraphs [][]span) string {
	var b strings.Builder
	for _, spans := range paragraphs {
		b.WriteString("<p>")
		for _, s := range spans {
			if s.code {
				b.WriteString("<code>" + html.EscapeString(s.text) + "</code>")
			} else {
				b.WriteString(html.EscapeString(s.text))
			}
		}
		b.WriteString("</p>\n")
	}
	return b.String()
}

// simpleMarkdown writes paragraphs as CommonMark, each on a line.
func simpleMarkdown(paragraphs [][]span) string {
	out := make([]string, len(paragraphs))
	for i, spans := range paragraphs {
		var b strings.Builder
		for _, s := range spans {
			if s.code {
				b.WriteString(markdown.Code(s.text))
			} else {
				writeText(&b, s.text)
			}
		}
		out[i] = b.String()
	}
	return strings.Join(out, "\n\n")
}
