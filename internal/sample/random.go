package sample

import (
	"math/rand/v2"

	"github.com/apisteward/steward/internal/contract"
)

const (
	maxTries    = 4     // to make a random value before a plain one is taken
	maxRandom   = 3_000 // parts that are made for one random value
	maxNested   = 12    // levels of a random value
	maxBranches = 6     // alternatives that are tried
)

// Random returns a value for a schema that follows from the state of rng:
// small and plain most of the time, unusual sometimes, with optional
// properties in and out and every alternative in its turn. ok is false when
// none was found of which it is certain that the schema lets it through.
func (m *Maker) Random(schema *contract.Node, way contract.Direction, rng *rand.Rand) (v any, ok bool) {
	for range maxTries {
		g := generator{run: run{Maker: m, way: way, steps: maxRandom, strict: true}, rng: rng}
		v, ok := g.value(m.base(schema), nil, 0)
		if !ok {
			continue
		}
		if m.certain(schema, way, v) {
			return v, true
		}
	}
	if v, ok = m.Value(schema, way); ok && m.certain(schema, way, v) {
		return v, true
	}
	return nil, false
}

// generator makes one random value.
type generator struct {
	run
	rng *rand.Rand
}

// chance is true once in n times.
func (g *generator) chance(n int) bool { return g.rng.IntN(n) == 0 }

// pick returns one of several.
func pick[T any](rng *rand.Rand, of []T) T { return of[rng.IntN(len(of))] }

// value makes a value of a shape; h is what the name of its property tells.
func (g *generator) value(sh *shape, h *hint, depth int) (any, bool) {
	if g.steps--; g.steps < 0 || depth > maxNested || sh.never {
		return nil, false
	}
	p := g.plan(sh)
	switch {
	case len(p.special) > 0:
		return g.value(pick(g.rng, p.special), h, depth)
	case p.null && g.chance(10):
		return nil, true
	case p.listed:
		if len(p.enum) == 0 {
			return nil, false
		}
		return pick(g.rng, p.enum), true
	case len(p.examples) > 0 && g.chance(5):
		return pick(g.rng, p.examples), true
	case len(p.branches) > 0:
		return g.branch(p, h, depth)
	}
	return g.typed(p, h, depth)
}

// branch makes a value of one of the alternatives.
func (g *generator) branch(p *plan, h *hint, depth int) (any, bool) {
	first := g.rng.IntN(len(p.branches))
	for i := range min(len(p.branches), maxBranches) {
		child := p.branches[(first+i)%len(p.branches)]
		v, ok := g.value(child, h, depth)
		if ok && (!p.exclusive || g.allowedBy(p.decides, v, &instance{shape: p.shape}, 0)) {
			return v, true
		}
	}
	return nil, false
}

func (g *generator) typed(p *plan, h *hint, depth int) (any, bool) {
	switch g.kind(p) {
	case contract.TypeObject:
		return g.object(p, depth)
	case contract.TypeArray:
		return g.array(p, h, depth)
	case contract.TypeString:
		return g.text(p, h)
	case contract.TypeInteger:
		return g.whole(p)
	case contract.TypeNumber:
		return g.number(p)
	case contract.TypeBoolean:
		return g.chance(2), true
	}
	return nil, p.types&contract.TypeNull != 0
}

// kind chooses one of the types of a place: any of those that are given, or
// the one that its words are about.
func (g *generator) kind(p *plan) contract.Types {
	if len(p.kinds) == 0 {
		return 0
	}
	return pick(g.rng, p.kinds)
}
