package sample

import (
	"encoding/json"
	"math"
	"math/big"
	"strconv"
)

// wholePlan is what a number must keep. low and high are whole numbers that
// are in bounds; exact is false where bounds are out of the range of int64.
type wholePlan struct {
	low, high       int64
	lowest, highest bool // they are asked for
	step            int64
	exact           bool
	empty           bool
	spread          numberRange
}

func (sh *shape) planWhole() wholePlan {
	p := wholePlan{low: math.MinInt64, high: math.MaxInt64, step: 1, exact: true, spread: numberRange{step: new(big.Rat)}}
	for _, s := range sh.all {
		p.spread.narrow(s)
		if f := s.format; f != nil && f.high == math.MaxInt32 {
			p.low, p.high = max(p.low, math.MinInt32), min(p.high, math.MaxInt32)
		}
		if s.low != nil {
			p.atLeast(s.low)
		}
		if s.high != nil {
			p.atMost(s.high)
		}
		if s.step != nil {
			p.exact = p.exact && s.step.exact && (p.step == 1 || p.step == s.step.whole)
			p.step = max(s.step.whole, 1)
		}
	}
	p.empty = p.exact && p.low > p.high
	return p
}

func (p *wholePlan) atLeast(b *limit) {
	n, ok := ceiling(b.Value)
	if b.Exclusive && b.Value.IsInt() {
		n++
	}
	p.exact = p.exact && ok
	p.low, p.lowest = max(p.low, n), true
}

func (p *wholePlan) atMost(b *limit) {
	n, ok := ceiling(new(big.Rat).Neg(b.Value))
	if b.Exclusive && b.Value.IsInt() {
		n++
	}
	p.exact = p.exact && ok
	p.high, p.highest = min(p.high, -n), true
}

// ceiling rounds up; ok is false beyond what leaves room in an int64.
func ceiling(r *big.Rat) (n int64, ok bool) {
	whole := new(big.Int).Div(r.Num(), r.Denom())
	if !r.IsInt() {
		whole.Add(whole, big.NewInt(1))
	}
	return whole.Int64(), whole.IsInt64() && whole.BitLen() < 62
}

// whole makes a random integer.
func (g *generator) whole(p *plan) (any, bool) {
	w := &p.whole
	if w.empty {
		return nil, false
	}
	if !w.exact {
		return json.Number(decimal(w.spread.pick())), true
	}
	n := g.integer(w)
	if w.step > 1 {
		n = w.multiple(n)
	}
	return json.Number(strconv.FormatInt(n, 10)), true
}

// multiple is a multiple of the step near a number that is in bounds.
func (w *wholePlan) multiple(n int64) int64 {
	down := n - n%w.step
	for _, m := range []int64{down, down + w.step, down - w.step} {
		if w.low <= m && m <= w.high {
			return m
		}
	}
	return down
}

// integer is a number within bounds, often at one of them.
func (g *generator) integer(w *wholePlan) int64 {
	roll := g.rng.IntN(20)
	switch {
	case roll < 3 && w.lowest:
		return w.low
	case roll < 6 && w.highest:
		return w.high
	case w.lowest && w.highest:
		return w.low + g.below(w.high-w.low)
	case w.lowest:
		return w.low + g.below(min(g.magnitude(roll), w.high-max(w.low, 0)))
	case w.highest:
		return w.high - g.below(min(g.magnitude(roll), w.high-max(w.low, math.MinInt64/4)))
	case roll < 2 && w.low <= 0:
		return 0
	case roll < 4:
		return max(-1-g.below(g.magnitude(roll)), w.low)
	}
	return min(1+g.below(g.magnitude(roll)), w.high)
}

// below is a random number from 0 to most.
func (g *generator) below(most int64) int64 {
	if most <= 0 {
		return 0
	}
	if most == math.MaxInt64 {
		most--
	}
	return g.rng.Int64N(most + 1)
}

// magnitude is how large numbers may become without bounds: mostly small.
func (g *generator) magnitude(roll int) int64 {
	switch {
	case roll == 19:
		return 1 << 52
	case roll == 18:
		return math.MaxInt32 - 1
	case roll > 14:
		return 10_000
	}
	return 100
}

// number makes a random number, half of the time a whole one.
func (g *generator) number(p *plan) (any, bool) {
	r := &p.whole.spread
	switch {
	case r.step.Sign() > 0:
		return g.stepped(r)
	case p.whole.exact && !p.whole.empty && g.chance(2):
		return g.whole(p)
	case r.low == nil && r.high == nil:
		return g.fraction(), true
	}
	return json.Number(decimal(g.between(r))), true
}

// fraction is a number without bounds.
func (g *generator) fraction() json.Number {
	if g.chance(20) {
		return pick(g.rng, []json.Number{"0.1", "-0.5", "1e-7", "0.30000000000000004", "1e15", "-1.5e3", "123456789.125"})
	}
	cents := g.rng.IntN(100_000)
	if g.chance(6) {
		cents = -cents
	}
	return json.Number(decimal(big.NewRat(int64(cents), 100)))
}

// between is a number within bounds of which there is at least one.
func (g *generator) between(r *numberRange) *big.Rat {
	low, high := r.low, r.high
	part := big.NewRat(int64(g.rng.IntN(1001)), 1000)
	if g.chance(5) {
		part = big.NewRat(int64(g.rng.IntN(2)), 1)
	}
	var v *big.Rat
	switch {
	case low == nil:
		v = new(big.Rat).Sub(high.Value, part.Mul(part, big.NewRat(100, 1)))
	case high == nil:
		v = new(big.Rat).Add(low.Value, part.Mul(part, big.NewRat(100, 1)))
	default:
		v = new(big.Rat).Sub(high.Value, low.Value)
		v.Add(low.Value, v.Mul(v, part))
	}
	if low != nil && low.Exclusive && v.Cmp(low.Value) == 0 || high != nil && high.Exclusive && v.Cmp(high.Value) == 0 {
		return r.pick()
	}
	return v
}

// stepped is a multiple, up to ten steps from the first.
func (g *generator) stepped(r *numberRange) (any, bool) {
	v := r.pick()
	away := new(big.Rat).Mul(r.step, big.NewRat(int64(g.rng.IntN(11)), 1))
	if far := new(big.Rat).Add(v, away); r.high == nil || far.Cmp(r.high.Value) < 0 {
		v = far
	}
	return json.Number(decimal(v)), true
}
