package sample

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"sync/atomic"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

const (
	matchTime = 20 * time.Millisecond // for one match of a pattern that needs backtracking
	maxSlow   = 5                     // matches that may take longer before the pattern is given up
)

// pattern is a regular expression of ECMA-262, as JSON Schema has them.
type pattern struct {
	plain *regexp.Regexp
	ecma  *regexp2.Regexp // where Go's own cannot
	tree  *syntax.Regexp  // nil where Go's own cannot
	looks bool            // around: the tree is of the rest
	slow  atomic.Int32    // matches that ran out of time
}

// pattern reads a regular expression once.
func (m *Maker) pattern(text string) *pattern {
	if known, ok := m.patterns.Load(text); ok {
		return known.(*pattern)
	}
	known, _ := m.patterns.LoadOrStore(text, newPattern(text))
	return known.(*pattern)
}

func newPattern(text string) *pattern {
	p := new(pattern)
	var err error
	if p.plain, err = regexp.Compile(text); err == nil {
		p.tree, _ = syntax.Parse(text, syntax.Perl)
		return p
	}
	p.plain = nil
	if p.ecma, err = regexp2.Compile(text, regexp2.ECMAScript); err != nil {
		p.ecma, err = regexp2.Compile(text, regexp2.None)
	}
	if err != nil {
		p.ecma = nil
		return p
	}
	p.ecma.MatchTimeout = matchTime
	if p.tree, err = syntax.Parse(withoutLooks(text), syntax.Perl); err != nil {
		p.tree = nil
	}
	p.looks = true
	return p
}

// matches reports whether a string holds a match. What is no regular
// expression, or takes too long, is not held against the string; then sure is
// false.
func (p *pattern) matches(s string) (matched, sure bool) {
	if p.plain != nil {
		return p.plain.MatchString(s), true
	}
	if p.ecma == nil || p.slow.Load() >= maxSlow {
		return true, false
	}
	ok, err := p.ecma.MatchString(s)
	if err != nil {
		p.slow.Add(1)
	}
	return ok || err != nil, err == nil
}

func matchesAll(patterns []*pattern, s string) bool {
	for _, p := range patterns {
		if matched, _ := p.matches(s); !matched {
			return false
		}
	}
	return true
}

// make returns a string of the pattern, of a length between the two if that
// is found by repeating what may be repeated; "" when it cannot.
func (p *pattern) make(least, most int) string {
	if p.tree == nil {
		return ""
	}
	if p.looks {
		return p.lucky(least, most)
	}
	best := ""
	for grow := range 65 {
		if grow == 64 {
			grow = least
		}
		w := patternWriter{grow: grow}
		w.write(p.tree, 0)
		made := w.String()
		n := utf8.RuneCountInString(made)
		if n > most {
			break
		}
		if best = made; n >= max(least, 1) {
			break
		}
	}
	if missing := least - utf8.RuneCountInString(best); missing > 0 {
		if padded := best + strings.Repeat("x", missing); p.plain.MatchString(padded) {
			return padded
		}
	}
	return best
}

// patternWriter writes a string that a pattern matches.
type patternWriter struct {
	strings.Builder
	grow int // how often more than needed a part is repeated
}

func (w *patternWriter) write(re *syntax.Regexp, depth int) {
	if depth > 100 || w.Len() > 2*maxText {
		return
	}
	switch re.Op {
	case syntax.OpLiteral:
		w.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		w.WriteRune(anyOf(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		w.WriteByte('x')
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			w.write(sub, depth+1)
		}
	case syntax.OpAlternate:
		w.write(re.Sub[0], depth+1)
	case syntax.OpStar:
		w.repeat(re.Sub[0], 0, -1, depth)
	case syntax.OpPlus:
		w.repeat(re.Sub[0], 1, -1, depth)
	case syntax.OpQuest:
		w.repeat(re.Sub[0], 0, 1, depth)
	case syntax.OpRepeat:
		w.repeat(re.Sub[0], re.Min, re.Max, depth)
	}
}

func (w *patternWriter) repeat(re *syntax.Regexp, least, most, depth int) {
	times := least + w.grow
	if most >= 0 {
		times = min(times, most)
	}
	for range times {
		w.write(re, depth+1)
	}
}

// anyOf returns a character of a class, preferably one that is easy to read.
func anyOf(ranges []rune) rune {
	for _, r := range "aA1x-_ " {
		if inRanges(ranges, r) {
			return r
		}
	}
	for r := rune('!'); r < unicode.MaxASCII; r++ {
		if inRanges(ranges, r) {
			return r
		}
	}
	if len(ranges) > 0 {
		return ranges[0]
	}
	return 'x'
}

func inRanges(ranges []rune, r rune) bool {
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
			return true
		}
	}
	return false
}
