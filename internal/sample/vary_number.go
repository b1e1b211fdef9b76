package sample

import (
	"encoding/json"
	"math"
	"math/big"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// numbers varies a number.
func (w *walker) numbers(at *spot) {
	types, _ := at.shape.types()
	unit := at.shape.unit(types&contract.TypeNumber == 0)
	for _, s := range at.shape.all {
		if s.low != nil {
			w.bound(at, s, s.low, unit, -1)
		}
		if s.high != nil {
			w.bound(at, s, s.high, unit, 1)
		}
		if s.step != nil {
			w.uneven(at, s, types&contract.TypeNumber == 0)
		}
		w.overflow(at, s)
	}
	if at.shape.listed() || at.tag {
		return
	}
	for i, c := range []struct {
		n  json.Number
		is string
	}{{"0", "zero"}, {"-1", "negative"}, {"2147483648", "more than 32 bits hold"}} {
		w.note(at, 2+i, Variant{Valid: true, Keyword: "type", Schema: at.typed(), Text: c.is, Soft: true}, c.n)
	}
}

func (sh *shape) listed() bool {
	for _, s := range sh.all {
		if s.EnumNode != nil {
			return true
		}
	}
	return false
}

// unit is by how much neighbouring numbers of a place differ.
func (sh *shape) unit(whole bool) *big.Rat {
	r := numberRange{step: new(big.Rat)}
	for _, s := range sh.all {
		r.narrow(s)
	}
	switch {
	case whole && !r.step.IsInt(), r.step.Sign() == 0:
		return wholeStep(new(big.Rat))
	}
	return r.step
}

// bound puts in a bound itself and its neighbours; out is the direction that
// leads out of it.
func (w *walker) bound(at *spot, s *view, b *limit, unit *big.Rat, out int64) {
	side, word, name := "more", "maximum", "maximum"
	if out < 0 {
		side, word, name = "less", "minimum", "minimum"
	}
	if b.Exclusive {
		word = map[int64]string{1: "exclusiveMaximum", -1: "exclusiveMinimum"}[out]
	}
	step := new(big.Rat).Mul(unit, big.NewRat(out, 1))
	exact := decimal(b.Value)
	variant := Variant{Keyword: word, Schema: s.Node}
	if b.Exclusive {
		inside := variant
		inside.Valid, inside.Text = true, "just within its "+name+" of "+exact
		w.note(at, 1, inside, json.Number(decimal(new(big.Rat).Sub(b.Value, step))))
		variant.Text = "at its exclusive " + name + " of " + exact
		w.note(at, 0, variant, json.Number(exact))
		return
	}
	inside := variant
	inside.Valid, inside.Text = true, "at its "+name+" of "+exact
	w.note(at, 1, inside, json.Number(exact))
	variant.Text = side + " than its " + name + " of " + exact
	w.note(at, 0, variant, json.Number(decimal(new(big.Rat).Add(b.Value, step))))
}

// uneven puts in a number that is no multiple.
func (w *walker) uneven(at *spot, s *view, whole bool) {
	n, ok := at.value.(json.Number)
	r, ok2 := Rational(n)
	if !ok || !ok2 {
		return
	}
	half := new(big.Rat).Quo(s.step.rat, big.NewRat(2, 1))
	if whole {
		half = big.NewRat(1, 1)
	}
	for _, v := range []*big.Rat{new(big.Rat).Add(r, half), new(big.Rat).Sub(r, half)} {
		if text := json.Number(decimal(v)); at.shape.inRange(text) {
			w.note(at, 1, Variant{Keyword: "multipleOf", Schema: s.Node, Text: "no multiple of " + decimal(s.step.rat)}, text)
			return
		}
	}
}

// inRange reports whether a number keeps the bounds of a place.
func (sh *shape) inRange(n json.Number) bool {
	for _, s := range sh.all {
		bounds := view{low: s.low, high: s.high}
		if !bounds.inBounds(n) {
			return false
		}
	}
	return true
}

// overflow puts in a number that has no room in its format.
func (w *walker) overflow(at *spot, s *view) {
	text := ""
	switch {
	case s.format == nil:
	case s.format.high == math.MaxInt32:
		text = strconv.FormatInt(math.MaxInt32+1, 10)
	case s.format.high == math.MaxInt64:
		text = strconv.FormatUint(math.MaxInt64+1, 10)
	}
	if text != "" {
		w.note(at, 1, Variant{Keyword: "format", Schema: s.Node, Text: "more than " + s.Format + " holds"}, json.Number(text))
	}
}
