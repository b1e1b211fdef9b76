package prose

import "strings"

// Reading Markdown takes time that grows with the square of what is nested or
// left open. No writer nests this deep or leaves this much open.
const (
	maxMarkers = 24 // quotations and lists within each other
	maxOpen    = 48 // brackets, links and tags left open in one paragraph; four times as many marks of emphasis
)

// tangled reports whether a text is nested or left open beyond what people
// write, in time that grows with its length. Such a text is not read as
// Markdown.
func tangled(source string) bool {
	var open tangle
	for line := range strings.Lines(source) {
		if strings.TrimSpace(line) == "" {
			open = tangle{}
			continue
		}
		if markers(line) > maxMarkers || open.add(line) {
			return true
		}
	}
	return false
}

// markers counts what opens a quotation or a list at the start of a line. The
// marks of a list are followed by white space (CommonMark, section 5.2).
func markers(line string) int {
	n, quotes := 0, 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == '>':
			n++
			quotes++
		case strings.IndexByte("*+-.)", c) >= 0:
			if i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t') {
				n++
			}
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return n
		}
	}
	return quotes // the others may be a rule, such as - - -
}

// tangle counts what one paragraph has left open so far.
type tangle struct{ brackets, destinations, tags, marks int }

// add counts a line, and reports whether too much is open.
func (t *tangle) add(line string) bool {
	space := true // before the marks that stand here
	for i := range len(line) {
		switch c := line[i]; c {
		case '[':
			t.brackets++
		case ']':
			t.brackets = max(0, t.brackets-1)
			if strings.HasPrefix(line[i+1:], "(") {
				t.destinations++
			}
		case ')':
			t.destinations = max(0, t.destinations-1)
		case '<':
			t.tags++
		case '>':
			t.tags = max(0, t.tags-1)
		case '*', '_', '~', '`':
			t.marks = max(0, t.marks+step(space))
			continue
		}
		space = line[i] == ' ' || line[i] == '\t'
		if max(t.brackets, t.destinations, t.tags, t.marks/4) > maxOpen {
			return true
		}
	}
	return false
}

// step is 1 for marks after white space, which open, and -1 for others.
func step(opens bool) int {
	if opens {
		return 1
	}
	return -1
}

// pageProse is how many bytes of prose one page about a document shows.
const PageRoom = 1 << 20

// tooLong stands in for prose that has no room on a page.
const tooLong = "*This description is too long for this page.*"

// allowance is how many bytes of prose a page still has room for.
type Allowance int

// take returns a text, or tooLong when there is no room for it.
func (a *Allowance) Take(source string) string {
	if len(source) > int(*a) {
		return tooLong
	}
	*a -= Allowance(len(source))
	return source
}
