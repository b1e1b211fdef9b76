package sample

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/apisteward/steward/internal/sample/likely"
)

// whole makes an integer.
func (r *realist) whole(p *plan, at site) (any, bool) {
	w := &p.whole
	if w.empty {
		return nil, false
	}
	if n, ok := p.toldWhole(at); ok {
		return n, true
	}
	if !w.exact {
		return json.Number(decimal(w.spread.pick())), true
	}
	n := w.modest(at)
	if w.step > 1 {
		if n = w.multiple(n); n == 0 {
			n = w.multiple(w.step)
		}
	}
	return integer(n), true
}

func integer(n int64) json.Number { return json.Number(strconv.FormatInt(n, 10)) }

// toldWhole is the integer that a name tells: of a moment the seconds since
// 1970, or thousandths of them where seconds are not enough.
func (p *plan) toldWhole(at site) (n json.Number, ok bool) {
	if f := at.field; f.Dated || p.text.format == "unix-time" || p.text.format == "timestamp" {
		seconds := at.Time(f.Moment).Unix()
		for _, n := range [...]json.Number{integer(seconds), integer(seconds * 1000)} {
			if p.inBounds(n) {
				return n, true
			}
		}
	}
	if at.field.Number == nil {
		return "", false
	}
	n = integer(at.field.Number(at.Slot).Whole())
	return n, p.inBounds(n)
}

// inBounds reports whether a number keeps what a place asks for.
func (p *plan) inBounds(n json.Number) bool {
	for _, s := range p.shape.all {
		if !s.inBounds(n) || !s.format.allowsNumber(n) {
			return false
		}
	}
	return true
}

// modest is a small number within bounds.
func (w *wholePlan) modest(at site) int64 {
	low, high := int64(1), int64(100)
	switch {
	case w.lowest && w.highest:
		low, high = w.low, min(w.high, max(w.low, 0)+1000)
	case w.lowest:
		low, high = w.low, w.low+100
	case w.highest && w.high < 100:
		low, high = w.high-100, w.high
	}
	if w.lowest && w.low < 1 && w.high >= 1 { // zero and below are seldom meant
		low = 1
	}
	return low + int64(at.Key.Below(int(min(high-low, math.MaxInt32)+1)))
}

// number makes a number that may have a fraction.
func (r *realist) number(p *plan, at site) (any, bool) {
	for _, told := range [...]likely.Numeric{at.field.Money, at.field.Number} {
		if told == nil {
			continue
		}
		if n := json.Number(told(at.Slot).Short()); p.inBounds(n) {
			return n, true
		}
	}
	if n, ok := p.toldWhole(at); ok {
		return n, true
	}
	cents := at.Key.Between(100, 9999)
	for _, hundredths := range [...]int{cents, cents / 100, cents / 1000 * 100, cents / 100 * 100} {
		if n := json.Number(strconv.FormatFloat(float64(hundredths)/100, 'f', -1, 64)); p.inBounds(n) {
			return n, true
		}
	}
	g := generator{run: r.run, rng: at.random()}
	return g.number(p)
}
