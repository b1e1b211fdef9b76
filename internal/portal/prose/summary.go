package prose

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/apisteward/steward/internal/portal/markdown"
)

// maxSummary is about as many characters as two lines of a card hold.
const maxSummary = 180

// Summary returns the first paragraph of a text as plain text on one line,
// shortened at a word.
func (p *Prose) Summary(source string) string {
	for _, n := range p.read(source, BelowSection) {
		if n.DataAtom == atom.P || n.DataAtom == atom.Pre {
			return shorten(markdown.OneLine(textOf(n)), maxSummary)
		}
	}
	return ""
}

// shorten cuts s at the last space before most characters.
func shorten(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	s = string(runes[:most])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + " …"
}
