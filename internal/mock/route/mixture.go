package route

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// mixtures are the segments at one place of the tree that hold parameters and
// text, found by the text that they begin and end with.
type mixtures struct {
	shapes []shape // the longest first
	byEnds map[ends][]*mixture
}

// shape is how long the ends of a mixture are.
type shape struct{ before, after int }

type ends struct{ before, after string }

// mixture is a segment such as "{base}...{head}" or "{id}.json".
type mixture struct {
	pattern string // without the names of parameters
	ends
	runs  [][]hint // parameters with no text between them
	texts []string // between the runs: one less
	next  *node
}

// step returns the node that a segment leads to, made if need be.
func (x *mixtures) step(tokens []token, op *contract.Operation) *node {
	m := newMixture(tokens, op)
	for _, known := range x.byEnds[m.ends] {
		if known.pattern == m.pattern {
			return known.next
		}
	}
	m.next = &node{}
	x.byEnds[m.ends] = append(x.byEnds[m.ends], m)
	slices.SortStableFunc(x.byEnds[m.ends], func(a, b *mixture) int { return len(b.pattern) - len(a.pattern) })
	if s := (shape{len(m.before), len(m.after)}); !slices.Contains(x.shapes, s) {
		x.shapes = append(x.shapes, s)
		slices.SortStableFunc(x.shapes, func(a, b shape) int { return b.before + b.after - a.before - a.after })
	}
	return m.next
}

func newMixture(tokens []token, op *contract.Operation) *mixture {
	m := &mixture{}
	var pattern strings.Builder
	begun := false // a run that no text has ended
	for i, t := range tokens {
		switch {
		case t.name && begun:
			last := len(m.runs) - 1
			m.runs[last] = append(m.runs[last], hintOf(op, t.text))
		case t.name:
			m.runs = append(m.runs, []hint{hintOf(op, t.text)})
		case i == 0:
			m.before = t.text
		case i == len(tokens)-1:
			m.after = t.text
		default:
			m.texts = append(m.texts, t.text)
		}
		begun = t.name
		if pattern.WriteByte('{'); !t.name {
			pattern.WriteString(t.text)
		}
	}
	m.pattern = pattern.String()
	return m
}

// read appends what a segment holds for each parameter; each has at least one
// character, and the earlier ones as few as they can. The text is the segment
// itself or what it is decoded, and has the ends.
func (m *mixture) read(to []string, raw, text string) (texts []string, ok bool) {
	from, end := len(m.before), len(text)-len(m.after)
	for i, run := range m.runs {
		stop := end
		if i < len(m.texts) {
			least := from + len(run)
			if least > end {
				return to, false
			}
			at := strings.Index(text[least:end], m.texts[i])
			if at < 0 {
				return to, false
			}
			stop = least + at
		}
		if to, ok = readRun(to, run, raw, text, from, stop); !ok {
			return to, false
		}
		if from = stop; i < len(m.texts) {
			from += len(m.texts[i])
		}
	}
	return to, true
}
