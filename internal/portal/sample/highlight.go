package sample

import (
	"slices"
	"strings"
)

// Span is a piece of code of one colour.
type Span struct {
	Class string // "hs" text, "hn" number or constant, "hk" keyword, "hc" comment, "hv" variable; "" for the rest
	Text  string
}

// maxSpans bounds what a page is burdened with; what follows stays plain.
const maxSpans = 120

// Highlight cuts code into pieces by what they are: of languages "sh", "go",
// "typescript", "python" and "json". Of any other language, and for code that
// it does not understand, it returns the code in one piece. The pieces together
// are the code.
func Highlight(language, code string) []Span {
	g, ok := grammars()[language]
	if !ok || code == "" {
		return []Span{{Text: code}}
	}
	h := highlighter{grammar: g, rest: code}
	for h.rest != "" && len(h.spans) < maxSpans {
		h.next()
	}
	h.take("", len(h.rest))
	return h.spans
}

// Spans is the code in its colours.
func (s Sample) Spans() []Span { return Highlight(s.Language, s.Code) }

// Spans is the example in its colours.
func (e Example) Spans() []Span { return Highlight(e.Language, e.Text) }

// grammar is what has to be known of a language to colour it.
type grammar struct {
	quotes    string   // characters that begin and end strings
	plain     string   // those of them in which a backslash means nothing
	comment   string   // what begins a comment, to the end of the line
	variable  byte     // what begins a variable
	keywords  []string // sorted
	constants []string // sorted
	keys      bool     // strings before a colon are names, which stay plain
}

func grammars() map[string]grammar {
	return map[string]grammar{
		"sh":         {quotes: `'"`, plain: `'`, comment: "# ", variable: '$', keywords: []string{"curl"}},
		"go":         {quotes: "\"`'", plain: "`", comment: "//", keywords: []string{"defer", "func", "if", "import", "package", "return", "var"}, constants: []string{"false", "nil", "true"}},
		"typescript": {quotes: "\"'`", comment: "//", keywords: []string{"await", "const", "from", "import", "new"}, constants: []string{"false", "null", "true"}},
		"python":     {quotes: `"'`, comment: "#", keywords: []string{"from", "import"}, constants: []string{"False", "None", "True"}},
		"json":       {quotes: `"`, constants: []string{"false", "null", "true"}, keys: true},
	}
}

type highlighter struct {
	grammar
	rest  string
	spans []Span
}

// take moves the next n bytes into a piece, joined with the one before it when
// both are of one colour.
func (h *highlighter) take(class string, n int) {
	if n == 0 {
		return
	}
	text := h.rest[:n]
	h.rest = h.rest[n:]
	if last := len(h.spans) - 1; last >= 0 && h.spans[last].Class == class {
		h.spans[last].Text += text
		return
	}
	h.spans = append(h.spans, Span{class, text})
}

func (h *highlighter) next() {
	c := h.rest[0]
	switch {
	case h.comment != "" && strings.HasPrefix(h.rest, h.comment):
		n := strings.IndexByte(h.rest, '\n')
		if n < 0 {
			n = len(h.rest)
		}
		h.take("hc", n)
	case strings.IndexByte(h.quotes, c) >= 0:
		h.string(c)
	case h.variable != 0 && c == h.variable:
		h.take("hv", 1+length(h.rest[1:], isWord))
	case isDigit(c) || c == '-' && len(h.rest) > 1 && isDigit(h.rest[1]):
		h.take("hn", 1+length(h.rest[1:], func(c byte) bool { return isDigit(c) || strings.IndexByte(".eE+-", c) >= 0 }))
	case isWord(c):
		h.word()
	default:
		h.take("", 1)
	}
}

// string takes a string with its quotes.
func (h *highlighter) string(quote byte) {
	end := 1
	for end < len(h.rest) && h.rest[end] != quote {
		if h.rest[end] == '\\' && strings.IndexByte(h.plain, quote) < 0 {
			end++
		}
		end++
	}
	end = min(end+1, len(h.rest))
	if h.keys && strings.HasPrefix(h.rest[end:], ":") {
		h.take("", end)
		return
	}
	h.take("hs", end)
}

// word takes a name, which may be one that the language knows.
func (h *highlighter) word() {
	n := length(h.rest, isWord)
	_, keyword := slices.BinarySearch(h.keywords, h.rest[:n])
	_, constant := slices.BinarySearch(h.constants, h.rest[:n])
	switch {
	case keyword:
		h.take("hk", n)
	case constant:
		h.take("hn", n)
	default:
		h.take("", n)
	}
}

// length is how many bytes at the beginning of s are alike.
func length(s string, alike func(byte) bool) int {
	for i := range len(s) {
		if !alike(s[i]) {
			return i
		}
	}
	return len(s)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWord(c byte) bool {
	return isDigit(c) || c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}
