package sample

// array makes a random array: empty, short, or as long as it may be where
// that is not much.
func (g *generator) array(p *plan, h *hint, depth int) (any, bool) {
	a := &p.array
	length := g.length(a, depth)
	out := make([]any, 0, length)
	for len(out) < length {
		v, ok := g.element(a, len(out), h, depth)
		for try := 0; ok && a.unique && contains(out, v) && try < 8; try++ {
			v, ok = g.element(a, len(out), h, depth)
		}
		if !ok || a.unique && contains(out, v) {
			return out, len(out) >= a.least
		}
		out = append(out, v)
	}
	return out, true
}

func (g *generator) length(a *arrayPlan, depth int) int {
	n := a.least
	switch {
	case depth > 5:
	case g.chance(6) && a.most <= 20:
		n = a.most
	case depth <= 2 && g.chance(20):
		n = a.least + g.rng.IntN(12)
	case !g.chance(4):
		n = a.least + g.rng.IntN(3)
	}
	if len(a.prefix) > 0 && n > 0 {
		n = max(n, len(a.prefix))
	}
	return max(min(n, a.most), 0)
}

func (g *generator) element(a *arrayPlan, i int, h *hint, depth int) (any, bool) {
	sh := a.item
	switch {
	case i < len(a.prefix):
		sh = a.prefix[i]
	case i < len(a.prefix)+a.containing && a.contains != nil:
		sh = a.contains
	}
	if sh == nil {
		return g.word(), true
	}
	return g.value(sh, h, depth+1)
}
