package sample

import (
	"math/rand/v2"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// text makes a random string.
func (g *generator) text(p *plan, h *hint) (any, bool) {
	t := &p.text
	if t.least > t.most {
		return nil, false
	}
	for range maxTries {
		text := g.draft(t, h)
		if n := utf8.RuneCountInString(text); n >= t.least && n <= t.most && matchesAll(t.patterns, text) {
			return text, true
		}
	}
	k := &maker{run: run{Maker: g.Maker, way: g.way, steps: maxSteps}}
	v, ok := k.text(p.shape)
	text, _ := v.(string)
	return v, ok && matchesAll(t.patterns, text)
}

// draft makes a string that may do.
func (g *generator) draft(t *textPlan, h *hint) string {
	if len(t.patterns) > 0 && (t.format == "" || g.chance(2)) {
		return pick(g.rng, t.patterns).random(g.rng)
	}
	if text := g.formatted(t.format); text != "" {
		return text
	}
	if h != nil && g.chance(2) {
		if text := g.hinted(h); text != "" && t.fits(text) {
			return text
		}
	}
	return g.fitted(g.plain(t), t)
}

func (t *textPlan) fits(text string) bool { return fits(text, t.least, t.most) }

// fitted shortens a string, or lengthens it by characters of its own kind.
func (g *generator) fitted(text string, t *textPlan) string {
	if t.fits(text) {
		return text
	}
	r := []rune(text)
	if len(r) > t.most {
		return string(r[:t.most])
	}
	for len(r) < t.least {
		r = append(r, rune('a'+g.rng.IntN(26)))
	}
	return string(r)
}

// plain makes a string that nothing but a length is asked of: words most of
// the time, and what programs stumble over.
func (g *generator) plain(t *textPlan) string {
	switch roll := g.rng.IntN(40); {
	case roll == 0:
		return ""
	case roll == 1:
		return strings.Repeat("x", t.least)
	case roll == 2 && t.bounded:
		return strings.Repeat("y", t.most)
	case roll == 3:
		return strings.Repeat(g.word()+" ", 20+g.rng.IntN(20))
	case roll < 8:
		return pick(g.rng, stumbles[:])
	case roll < 14:
		return g.word() + " " + g.word()
	}
	return g.word()
}

// stumbles are strings that programs take for something else.
var stumbles = [...]string{
	"null", "false", "0", "-1", "1e3", "undefined", "NaN", " leading and trailing ", "two\nlines", "tab\there", `"quoted"`, `back\slash`, "a'b", "<b>&amp;</b>",
	"Zoë", "漢字", "🚀", "e\u0301", "ﬁ", "\u202etfel", "%20", "a,b;c", "{}", "[]", "$(x)", "../x", "\u0001", "x\u0000y",
}

// word is a short word.
func (g *generator) word() string {
	return pick(g.rng, words[:]) + pick(g.rng, endings[:])
}

// endings are what words may end with.
var endings = [...]string{"", "", "", "-1", "_b", "7", "42"}

// words are short and harmless.
var words = [...]string{
	"alder", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "island", "jasper", "kelp", "linden", "maple", "north", "oak", "pine",
	"quartz", "river", "stone", "tundra", "umber", "valley", "willow", "xenon", "yarrow", "zephyr",
}

// random returns a string of the pattern; one that is long enough or short
// enough is a matter of luck. It is "" when the pattern is beyond what Go's own
// expressions can say.
func (p *pattern) random(rng *rand.Rand) string {
	if p.tree == nil {
		return ""
	}
	w := patternDraw{rng: rng, more: 1 + rng.IntN(6)}
	w.write(p.tree, 0)
	return w.String()
}

// patternDraw writes a random string that a pattern matches.
type patternDraw struct {
	strings.Builder
	rng     *rand.Rand
	more    int  // how often at most a part is repeated beyond need
	legible bool // letters and digits where there are some
	mixed   bool // of all kinds, and signs
}

func (w *patternDraw) write(re *syntax.Regexp, depth int) {
	if depth > 100 || w.Len() > 2*maxText {
		return
	}
	switch re.Op {
	case syntax.OpLiteral:
		w.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		w.WriteRune(w.anyOf(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		if w.legible {
			w.WriteRune(w.anyOf([]rune{' ', '~'}))
			return
		}
		w.WriteByte(byte(' ' + w.rng.IntN('~'-' '+1)))
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			w.write(sub, depth+1)
		}
	case syntax.OpAlternate:
		w.write(pick(w.rng, re.Sub), depth+1)
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

func (w *patternDraw) repeat(re *syntax.Regexp, least, most, depth int) {
	times := least + w.rng.IntN(w.more+1)
	if w.legible {
		times = w.usual(re, least)
	}
	if most >= 0 {
		times = min(times, most)
		if !w.legible && w.rng.IntN(8) == 0 {
			times = most
		}
	}
	for range times {
		w.write(re, depth+1)
	}
}

// anyOf returns a character of a class: of ASCII where it has any.
func (w *patternDraw) anyOf(ranges []rune) rune {
	for i := 0; w.mixed && i < 8; i++ {
		kind := pick(w.rng, mixture[:])
		if r := rune(kind[w.rng.IntN(len(kind))]); inRanges(ranges, r) {
			return r
		}
	}
	for i := 0; w.legible && i < 8; i++ {
		if r := rune(legible[i/4][w.rng.IntN(len(legible[i/4]))]); inRanges(ranges, r) {
			return r
		}
	}
	for range 4 {
		i := 2 * w.rng.IntN(max(len(ranges)/2, 1))
		if i+1 >= len(ranges) || ranges[i] > '~' {
			continue
		}
		low, high := max(ranges[i], ' '), min(ranges[i+1], '~')
		if low <= high {
			return low + rune(w.rng.IntN(int(high-low)+1))
		}
	}
	return anyOf(ranges)
}

// legible are characters that are easy to read, the easiest first.
var legible = [...]string{lowerLetters + digits, upperLetters + digits}

// usual is how often a part is repeated in what people write: characters as
// often as in a word, the rest once or twice.
func (w *patternDraw) usual(re *syntax.Regexp, least int) int {
	if re.Op == syntax.OpCharClass || re.Op == syntax.OpAnyChar || re.Op == syntax.OpAnyCharNotNL {
		if w.mixed {
			return max(least, 8+w.rng.IntN(4))
		}
		return max(least, 4+w.rng.IntN(4))
	}
	return least + w.rng.IntN(2)
}
