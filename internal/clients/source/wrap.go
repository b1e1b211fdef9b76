package source

import (
	"strings"
	"unicode/utf8"
)

// Wrap breaks the paragraphs of a CommonMark text into lines of at most width
// characters, at spaces. Lines of lists, code, tables and headings are kept as
// they are, since a break would change their meaning.
func Wrap(text string, width int) string {
	var out []string
	var paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			out = append(out, fill(strings.Join(paragraph, " "), width)...)
			paragraph = nil
		}
	}
	fenced := false
	for line := range strings.SplitSeq(normal(text), "\n") {
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
			flush()
			out = append(out, line)
			continue
		}
		if fenced || trimmed == "" || kept(line, trimmed) {
			flush()
			out = append(out, strings.TrimRight(line, " \t"))
			continue
		}
		paragraph = append(paragraph, trimmed)
	}
	flush()
	return strings.Trim(strings.Join(out, "\n"), "\n")
}

// normal ends lines with \n alone and takes out control characters, which no
// language lets stand in a comment.
func normal(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085', r == '\f', r == '\v':
			return '\n'
		case r < ' ', r == 0x7f, r == '\ufeff', r == utf8.RuneError,
			'\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069': // the last two turn the direction of text
			return -1
		}
		return r
	}, text)
}

// kept reports whether a line has a meaning as a line.
func kept(line, trimmed string) bool {
	if strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t") {
		return true
	}
	switch trimmed[0] {
	case '#', '|', '>', '-', '*', '+':
		return true
	}
	number, _, listed := strings.Cut(trimmed, ". ")
	return listed && len(number) <= 3 && strings.Trim(number, "0123456789") == ""
}

func fill(paragraph string, width int) []string {
	var lines []string
	var line strings.Builder
	length := 0
	for word := range strings.FieldsSeq(paragraph) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > width {
			lines = append(lines, line.String())
			line.Reset()
			length = 0
		}
		if length > 0 {
			line.WriteByte(' ')
			length++
		}
		line.WriteString(word)
		length += n
	}
	return append(lines, line.String())
}
