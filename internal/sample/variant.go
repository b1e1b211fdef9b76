package sample

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

const (
	maxVariants   = 400     // of one value
	maxCandidates = 2_000   // that are looked at for them
	maxWalked     = 200_000 // schemas that are looked at for those
)

// Variant is a value with one place changed, of which it is certain whether
// the schema lets it through.
type Variant struct {
	Value   any // the whole value
	Valid   bool
	Keyword string         // of the schema that the place keeps or breaks: "maxLength", "required", "type"
	Place   []string       // names and indexes that lead to the changed part, or to what is missing
	Schema  *contract.Node // the schema object that has the keyword
	Text    string         // what is at the place, for people: "one longer than its maximum of 40"

	// Soft says that no word of the document is about the change itself, or
	// that many who read the value take it otherwise: nobody can be blamed for
	// an answer to it alone.
	Soft bool
}

// Variants returns what the words of a schema say about a valid value, one
// word at a time: bounds and what is just beyond them, the values of enums and
// another, each alternative, null, what is left out, and so on, for every
// place at any depth, of an array for its first element. Properties that base
// lacks are added. Always the same, most telling first, a few hundred at most;
// none when it is not certain that base is valid.
func (m *Maker) Variants(schema *contract.Node, way contract.Direction, base any) iter.Seq[Variant] {
	return func(yield func(Variant) bool) {
		of := m.judge(schema, way, base)
		if !of.valid || !of.sure {
			return
		}
		count := 0
		seen, same := map[string]bool{}, Compact(base)
		for _, c := range m.candidates(schema, way, base) {
			if count == maxVariants {
				return
			}
			v, ok := m.variant(schema, way, of, &c)
			whole := Compact(v.Value)
			if key := strings.Join(c.Place, "\x00") + "\x01" + whole; ok && !seen[key] && whole != same {
				seen[key] = true
				count++
				if !yield(v) {
					return
				}
			}
		}
	}
}

// candidate is a Variant that is not judged yet.
type candidate struct {
	Variant
	root   any                        // what has the place
	part   any                        // what comes there
	later  func() (part any, ok bool) // makes part when it is needed; nil when it is there
	absent bool
	rank   int // how telling: 0 is most
	order  int
}

// variant judges a candidate for what was said of the base; ok is false when it
// is not what it was meant to be, or may not be.
func (m *Maker) variant(schema *contract.Node, way contract.Direction, base judgement, c *candidate) (v Variant, ok bool) {
	v = c.Variant
	part := c.part
	if c.later != nil {
		if part, ok = c.later(); !ok {
			return v, false
		}
	}
	v.Value = put(c.root, c.Place, part, c.absent)
	j := m.judge(schema, way, v.Value)
	return v, j.sure && j.valid == v.Valid && j.vague <= base.vague
}

// candidates are what may become variants, most telling first: the first of a
// keyword comes before the second of another.
func (m *Maker) candidates(schema *contract.Node, way contract.Direction, base any) []candidate {
	w := &walker{maker: m.begin(way), root: base}
	w.strict, w.steps = true, maxWalked
	w.walk(spot{shape: m.base(schema), value: base, required: true})
	nth := map[string]int{}
	for i := range w.found {
		c := &w.found[i]
		kind := c.Keyword
		if c.Valid {
			kind += " valid"
		}
		c.order = 2*c.rank + nth[kind]
		nth[kind]++
	}
	slices.SortStableFunc(w.found, func(a, b candidate) int { return cmp.Compare(a.order, b.order) })
	return w.found
}
