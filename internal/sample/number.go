package sample

import (
	"encoding/json"
	"math/big"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// number makes 1, or else the nearest number within the bounds.
func (m *maker) number(sh *shape, whole bool) (any, bool) {
	r := numberRange{step: new(big.Rat)}
	for _, s := range sh.all {
		r.narrow(s)
	}
	if whole && !r.step.IsInt() || whole && r.step.Sign() == 0 {
		r.step = wholeStep(r.step)
	}
	v := r.pick()
	if m.nth > 0 {
		away := new(big.Rat).Mul(r.stride(), big.NewRat(int64(m.nth), 1))
		v = away.Add(v, away)
	}
	return json.Number(decimal(v)), true
}

// wholeStep is the least whole multiple of a step.
func wholeStep(step *big.Rat) *big.Rat {
	if step.Sign() == 0 {
		return big.NewRat(1, 1)
	}
	return new(big.Rat).SetInt(step.Num())
}

// numberRange is where a number may lie.
type numberRange struct {
	low, high *contract.Bound
	step      *big.Rat // zero for none
}

func (r *numberRange) narrow(s *view) {
	if b := s.Minimum; b != nil && (r.low == nil || b.Value.Cmp(r.low.Value) > 0 || b.Value.Cmp(r.low.Value) == 0 && b.Exclusive) {
		r.low = b
	}
	if b := s.Maximum; b != nil && (r.high == nil || b.Value.Cmp(r.high.Value) < 0 || b.Value.Cmp(r.high.Value) == 0 && b.Exclusive) {
		r.high = b
	}
	if s.MultipleOf != nil && s.MultipleOf.Sign() > 0 {
		r.step = s.MultipleOf
	}
}

// stride is by how much different numbers differ.
func (r *numberRange) stride() *big.Rat {
	if r.step.Sign() > 0 {
		return r.step
	}
	if r.low != nil && r.high != nil {
		return new(big.Rat).Quo(new(big.Rat).Sub(r.high.Value, r.low.Value), big.NewRat(100, 1))
	}
	return big.NewRat(1, 1)
}

func (r *numberRange) pick() *big.Rat {
	v := big.NewRat(1, 1)
	if r.step.Sign() > 0 {
		v = new(big.Rat).Set(r.step)
	}
	if b := r.low; b != nil && v.Cmp(b.Value) <= 0 && !(v.Cmp(b.Value) == 0 && !b.Exclusive) {
		v = r.from(b, 1)
	}
	if b := r.high; b != nil && v.Cmp(b.Value) >= 0 && !(v.Cmp(b.Value) == 0 && !b.Exclusive) {
		v = r.from(b, -1)
	}
	return v
}

// from is the number next to a bound; sign is the direction away from it.
func (r *numberRange) from(b *contract.Bound, sign int64) *big.Rat {
	if r.step.Sign() == 0 {
		if !b.Exclusive {
			return b.Value
		}
		if r.low != nil && r.high != nil {
			sum := new(big.Rat).Add(r.low.Value, r.high.Value)
			return sum.Quo(sum, big.NewRat(2, 1))
		}
		return new(big.Rat).Add(b.Value, big.NewRat(sign, 1))
	}
	q := new(big.Rat).Quo(b.Value, r.step)
	n := new(big.Int).Div(q.Num(), q.Denom()) // rounded down, since the denominator is positive
	if sign > 0 && !q.IsInt() {
		n.Add(n, big.NewInt(1))
	}
	if b.Exclusive && q.IsInt() {
		n.Add(n, big.NewInt(sign))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(n), r.step)
}

// decimal writes a number without an exponent.
func decimal(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	digits, exact := r.FloatPrec()
	if !exact {
		digits = 6
	}
	return strings.TrimSuffix(strings.TrimRight(r.FloatString(max(digits, 1)), "0"), ".")
}

// Rational returns a number's exact value; ok is false for what is no number,
// and for exponents beyond reason.
func Rational(n json.Number) (value *big.Rat, ok bool) {
	text := string(n)
	if i := strings.IndexAny(text, "eE"); i >= 0 && len(text)-i > 5 {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}
