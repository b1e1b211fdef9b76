package sample

import (
	"math/rand/v2"
	"strings"

	"github.com/apisteward/steward/internal/sample/likely"
)

// maxTold is how many texts a name is asked for.
const maxTold = 4

// text makes a string: what the name tells, if that is of the format, length
// and pattern asked for, or what the format asks for, or words.
func (r *realist) text(p *plan, at site) (string, bool) {
	t := &p.text
	if t.least > t.most {
		return "", false
	}
	if text, ok := r.told(p, at); ok {
		return text, true
	}
	for _, text := range [...]string{t.fitted(at.Slot), likely.ID(at.Slot, min(max(t.least, 8), t.most))} {
		if p.keeps(text) {
			return text, true
		}
	}
	random := at.random()
	for range maxTries {
		for _, pattern := range t.patterns {
			if text := pattern.legible(random); p.keeps(text) {
				return text, true
			}
		}
	}
	k := &maker{run: run{Maker: r.Maker, way: r.way, steps: maxSteps}}
	v, ok := k.text(p.shape)
	text, _ := v.(string)
	return text, ok && matchesAll(t.patterns, text)
}

// told is what the name or the format of a place tells.
func (r *realist) told(p *plan, at site) (string, bool) {
	f, format := at.field, p.text.format
	if f.Dated && likely.Formatted(format, at.Slot, f.Moment) == "" {
		for _, format := range f.Formats() {
			if text := likely.Formatted(format, at.Slot, f.Moment); p.keeps(text) {
				return text, true
			}
		}
	}
	if text, ok := p.named(f, at); ok {
		return text, true
	}
	if text := likely.Formatted(format, at.Slot, f.Moment); text != "" && p.keeps(text) {
		return text, true
	}
	if format == "" {
		return "", false
	}
	return p.named(r.field(format), at)
}

// named is what a name tells, as a text or a number.
func (p *plan) named(f *likely.Field, at site) (string, bool) {
	for try := 0; f.Text != nil && try < maxTold; try++ {
		text := f.Text(at.Slot, try)
		if text == "" {
			break
		}
		if p.keeps(text) {
			return text, true
		}
	}
	if f.Number == nil {
		return "", false
	}
	text := f.Number(at.Slot).String()
	return text, p.keeps(text)
}

// keeps reports whether a text is of the lengths, patterns and formats of a
// place, beyond doubt.
func (p *plan) keeps(text string) bool {
	if !p.text.fits(text) || !matchesAll(p.text.patterns, text) {
		return false
	}
	for _, s := range p.shape.all {
		if f := s.format; f != nil && f.check != nil && f.check(text) != holds {
			return false
		}
	}
	return true
}

// fitted is a word, as many as are asked for, or part of one.
func (t *textPlan) fitted(slot likely.Slot) string {
	text := likely.Word(slot)
	if t.fits(text) {
		return text
	}
	if len(text) < t.least {
		text = likely.Prose(slot, t.least)
	}
	return strings.TrimSpace(text[:min(len(text), t.most)])
}

// anything makes a value where the schema says nothing.
func (r *realist) anything(at site) string {
	text, _ := r.text(&plan{shape: &shape{}, text: textPlan{most: maxText}}, at)
	return text
}

// legible returns a random string of the pattern of letters and digits as far
// as it has them. It goes on where the pattern ends but a string may not.
func (p *pattern) legible(rng *rand.Rand) string {
	if p.tree == nil {
		return ""
	}
	w := patternDraw{rng: rng, legible: true, mixed: p.looks}
	w.write(p.tree, 0)
	text := w.String()
	if p.looks {
		return text
	}
	if longer := text + likely.ID(likely.Slot{Key: likely.Seed(rng.Uint64())}, 10); p.plain.MatchString(longer) && len(text) < 8 {
		return longer
	}
	return text
}
