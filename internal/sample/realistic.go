package sample

import (
	"math/rand/v2"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample/likely"
)

const (
	maxParts = 4_000   // that are made for one realistic value
	maxBytes = 200_000 // of texts in one realistic value
	richness = 220     // parts in one realistic value, beyond which only what is required is added
	maxShown = 6       // levels of what need not be there
	rarely   = 12      // how many times a value is there for once that it is null
)

// Realistic returns a value as an API's real data look, which follows from the
// seed: documented examples, defaults and enums where there are some, and else
// what fits the format and the name of a property and the others of the same
// object. It has what travels in the direction, required or not, down to a
// sensible depth. Where no such value is certain to be let through, it is what
// Value returns.
func (m *Maker) Realistic(schema *contract.Node, way contract.Direction, seed uint64) (v any, ok bool) {
	var spare any
	found := false
	for try := range maxTries {
		r := realist{run: run{Maker: m, way: way, steps: maxParts, strict: true}, lean: try >= maxTries/2}
		v, ok := r.value(m.base(schema), r.start(schema, likely.Seed(seed).Nth(try)))
		if !ok {
			continue
		}
		j := m.judge(schema, way, v)
		if j.valid && j.sure {
			return v, true
		}
		if j.valid && !found {
			spare, found = v, true
		}
	}
	if v, ok = m.Value(schema, way); ok && (!found || m.certain(schema, way, v)) {
		return v, true
	}
	return spare, found
}

// realist makes one realistic value.
type realist struct {
	run
	lean  bool // only what is required
	parts int  // that are made
	left  int  // bytes of texts that may still be made
	open  []*contract.Node
}

// site is where a part is made.
type site struct {
	likely.Slot
	field *likely.Field // what the name tells
	depth int
	share int  // parts that may be made
	later bool // it is not the first of its list
	model any  // an example of it, or nil
}

// start is the site of the whole.
func (r *realist) start(schema *contract.Node, seed likely.Seed) site {
	r.left = maxBytes
	name := ""
	if named := r.base(schema).named; named != nil {
		name = named.Key()
	}
	return site{Slot: likely.Subject{Seed: seed}.Slot(""), field: r.field(name), share: richness}
}

// value makes a value of a shape.
func (r *realist) value(sh *shape, at site) (any, bool) {
	if r.steps--; r.steps < 0 || r.left < 0 || at.depth > maxNested || sh.never {
		return nil, false
	}
	r.parts++
	p := r.plan(sh)
	switch {
	case len(p.special) > 0:
		return r.special(p, at)
	case p.null && at.depth > 0 && r.absent(at):
		return nil, true
	case p.listed:
		return chosen(p.enum, at)
	case len(p.documented) > 0 && at.model == nil:
		at.model = likely.Pick(at.Key, p.documented)
	}
	if at.model != nil {
		if v, ok := r.documented(p, at); ok {
			return v, true
		}
	}
	if len(p.branches) > 0 {
		return r.branch(p, at)
	}
	return r.typed(p, at)
}

// absent reports whether null stands in a place that may have it: seldom, but
// most of the time for what few subjects see.
func (r *realist) absent(at site) bool {
	seed := at.Key.With("null")
	if at.field.Dated && at.field.Moment.Rare() {
		return !seed.OneIn(4)
	}
	return seed.OneIn(rarely)
}

// chosen is one of an enum, and null only where there is nothing else.
func chosen(enum []any, at site) (any, bool) {
	first := at.Key.Below(len(enum))
	for i := range enum {
		if v := enum[(first+i)%len(enum)]; v != nil {
			return v, true
		}
	}
	return nil, len(enum) > 0
}

func (r *realist) typed(p *plan, at site) (any, bool) {
	switch r.kind(p, at) {
	case contract.TypeObject:
		return r.object(p, at)
	case contract.TypeArray:
		return r.array(p, at)
	case contract.TypeString:
		text, ok := r.text(p, at)
		r.left -= len(text)
		return text, ok
	case contract.TypeInteger:
		return r.whole(p, at)
	case contract.TypeNumber:
		return r.number(p, at)
	case contract.TypeBoolean:
		return at.Key.Below(16) < at.field.Flag, true
	}
	return nil, p.types&contract.TypeNull != 0
}

// kind chooses one of the types of a place: objects of which something is
// known, what the name tells of, or any.
func (r *realist) kind(p *plan, at site) contract.Types {
	switch len(p.kinds) {
	case 0:
		return 0
	case 1:
		return p.kinds[0]
	}
	liked := contract.Types(0)
	switch {
	case len(p.members) > 0:
		liked = contract.TypeObject
	case at.field.Text != nil || p.text.format != "":
		liked = contract.TypeString
	case at.field.Number != nil:
		liked = contract.TypeInteger
	}
	for _, kind := range p.kinds {
		if kind == liked {
			return kind
		}
	}
	return likely.Pick(at.Key, p.kinds)
}

// random is a source for what only needs to differ.
func (at site) random() *rand.Rand {
	seed := at.Key
	return rand.New(&seed)
}
