package sample

import (
	"math/rand/v2"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// maxBreaks is how many places are tried before nothing is broken.
const maxBreaks = 6

// Broken breaks a valid value at one place, as the state of rng says. The
// place may be any, and what it breaks a word that nobody takes otherwise. ok
// is false when nothing was found that is certainly broken.
func (m *Maker) Broken(schema *contract.Node, way contract.Direction, base any, rng *rand.Rand) (v Variant, ok bool) {
	of := m.judge(schema, way, base)
	if !of.valid || !of.sure {
		return Variant{}, false
	}
	for range maxBreaks {
		w := &walker{maker: m.begin(way), root: base, breaking: true}
		w.strict = true
		w.breaks(w.descend(spot{shape: m.base(schema), value: base, required: true}, rng))
		for range min(len(w.found), 3) {
			if v, ok := m.variant(schema, way, of, &w.found[rng.IntN(len(w.found))]); ok {
				return v, true
			}
		}
	}
	return Variant{}, false
}

// breaks notes what breaks one place.
func (w *walker) breaks(at spot) {
	w.vary(&at)
	if o, ok := at.value.(Object); ok {
		required := at.shape.required()
		for _, p := range o {
			if inner, known := w.member(&at, p.Name, required); known && required[p.Name] != nil {
				w.omit(&at, &inner, required[p.Name])
			}
		}
	}
}

// descend goes to a random place of a value, every one as likely.
func (w *walker) descend(at spot, rng *rand.Rand) spot {
	for target := rng.IntN(places(at.value)); ; {
		at.shape = w.resolved(at.shape, at.value, nil)
		if target == 0 {
			return at
		}
		target--
		next, ok := w.step(&at, &target)
		if !ok {
			return at
		}
		at = next
	}
}

// places is how many places a value has.
func places(v any) int {
	n := 1
	switch v := v.(type) {
	case Object:
		for _, m := range v {
			n += places(m.Value)
		}
	case []any:
		for _, item := range v {
			n += places(item)
		}
	}
	return n
}

// step goes to the part of a place that has the target, counted in the order
// of the value; ok is false when nothing is known of that part.
func (w *walker) step(at *spot, target *int) (next spot, ok bool) {
	switch v := at.value.(type) {
	case Object:
		for _, m := range v {
			if n := places(m.Value); *target >= n {
				*target -= n
				continue
			}
			next, ok = w.member(at, m.Name, at.shape.required())
			next.value = m.Value
			return next, ok
		}
	case []any:
		for i, item := range v {
			if n := places(item); *target >= n {
				*target -= n
				continue
			}
			sh := w.shape(at.shape.elementNodes(i)...)
			return spot{place: at.below(strconv.Itoa(i)), shape: sh, value: item, required: true}, len(sh.all) > 0
		}
	}
	return spot{}, false
}
