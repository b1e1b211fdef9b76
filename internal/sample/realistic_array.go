package sample

import "github.com/apisteward/steward/internal/sample/likely"

// array makes an array of one to three elements, or as many as it may have,
// that differ as long as there are others.
func (r *realist) array(p *plan, at site) (any, bool) {
	a := &p.array
	length := r.length(a, at)
	out := make([]any, 0, length)
	for i := range length {
		if i >= max(a.least, 1) && r.parts > richness {
			break
		}
		v, ok := r.distinct(a, out, i, length, at)
		switch {
		case ok && !contains(out, v):
			out = append(out, v)
		case ok && !a.unique && len(out) < a.least:
			out = append(out, v)
		default:
			return out, len(out) >= a.least
		}
	}
	return out, true
}

func (r *realist) length(a *arrayPlan, at site) int {
	n := a.least
	if !r.lean && (a.item == nil || !r.recurs(a.item)) {
		n = max(n, r.usual(a, at))
	}
	if len(a.prefix) > 0 && n > 0 {
		n = max(n, len(a.prefix))
	}
	return max(min(n, a.most), 0)
}

// usual is how many elements there are where nothing is asked for.
func (r *realist) usual(a *arrayPlan, at site) int {
	if model, ok := at.model.([]any); ok {
		return min(len(model), 3)
	}
	switch {
	case at.depth == 0 || at.depth == 1 && at.share >= richness/3:
		return at.Key.Between(2, 3)
	case a.item == nil || r.small(a.item):
		return at.Key.Between(1, 3)
	case at.depth >= maxShown || at.share < 2:
		return 0
	case at.share < 30:
		return 1
	}
	return at.Key.Between(1, 2)
}

// distinct makes the i-th of so many elements, another than those there are if
// that is found soon.
func (r *realist) distinct(a *arrayPlan, others []any, i, length int, at site) (v any, ok bool) {
	of := site{field: at.field, depth: at.depth + 1, share: at.share / max(length, 1), later: at.later || i > 0}
	for try := range maxTries {
		seed := at.Key.Nth(i + try*maxElements)
		of.Slot = likely.Slot{Subject: likely.Subject{Seed: seed, Kind: at.field.Kind.Or(at.Within())}, Key: seed}
		if model, ok := at.model.([]any); ok && len(model) > 0 {
			of.model = model[i%len(model)]
		}
		if v, ok = r.element(a, i, of); !ok || !contains(others, v) {
			return v, ok
		}
	}
	return v, ok
}

func (r *realist) element(a *arrayPlan, i int, at site) (any, bool) {
	sh := a.item
	switch {
	case i < len(a.prefix):
		sh = a.prefix[i]
	case i < len(a.prefix)+a.containing && a.contains != nil:
		sh = a.contains
	}
	if sh == nil {
		return r.anything(at), true
	}
	return r.value(sh, at)
}
