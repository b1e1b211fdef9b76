package sample

import (
	"encoding/json"
	"math/big"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// view is one schema object, read once. It is immutable.
type view struct {
	*contract.Schema
	properties map[string]*contract.Node
	patterns   []patternProperty
	pattern    *pattern // nil for none
	enum       []any
	words      map[string]bool // the strings of enum
	low, high  *limit
	step       *step
	format     *format // nil for none that is known
	orNull     bool    // marked as nullable, whatever else it says
	hides      [2]bool // by direction: it does not travel that way
	plain      bool    // has none of the words that put schemas together
}

type patternProperty struct {
	*pattern
	node *contract.Node
}

// limit is a bound on a number, with its value as an int64 where that is exact.
type limit struct {
	*contract.Bound
	whole int64
	exact bool
}

// step is multipleOf, in the same way.
type step struct {
	rat   *big.Rat
	whole int64
	exact bool
}

// view reads a schema object, or finds that it was read before.
func (m *Maker) view(n *contract.Node) *view {
	if n == nil {
		return nil
	}
	if known, ok := m.views.Load(n); ok {
		return known.(*view)
	}
	known, _ := m.views.LoadOrStore(n, m.read(n))
	return known.(*view)
}

func (m *Maker) read(n *contract.Node) *view {
	s := m.doc.Schema(n)
	v := &view{Schema: s, low: limitOf(s.Minimum), high: limitOf(s.Maximum), step: stepOf(s.MultipleOf), format: formatNamed(s.Format)}
	if s.Format == "" && s.ContentEncoding == "base64" {
		v.format = formatNamed("byte")
	}
	v.orNull = n.Get("nullable").True() || n.Get("x-nullable").True()
	v.hides = [2]bool{contract.InRequest: s.ReadOnly, contract.InResponse: s.WriteOnly}
	if len(s.Properties) > 0 {
		v.properties = make(map[string]*contract.Node, len(s.Properties))
		for _, p := range s.Properties {
			v.properties[p.Key] = p.Value
		}
	}
	for _, p := range s.PatternProperties {
		v.patterns = append(v.patterns, patternProperty{m.pattern(p.Key), p.Value})
	}
	if s.PatternNode.Is(contract.String) {
		v.pattern = m.pattern(s.Pattern)
	}
	v.readEnum()
	v.plain = s.Target == nil && len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) == 0 && s.Not == nil && s.If == nil &&
		s.UnevaluatedItems == nil && s.UnevaluatedProperties == nil && s.Discriminator == nil
	return v
}

func (v *view) readEnum() {
	for _, n := range v.Enum {
		value := Of(n)
		v.enum = append(v.enum, value)
		if text, ok := value.(string); ok {
			if v.words == nil {
				v.words = map[string]bool{}
			}
			v.words[text] = true
		}
	}
}

func limitOf(b *contract.Bound) *limit {
	if b == nil {
		return nil
	}
	l := &limit{Bound: b}
	if b.Value.IsInt() && b.Value.Num().IsInt64() {
		l.whole, l.exact = b.Value.Num().Int64(), true
	}
	return l
}

func stepOf(r *big.Rat) *step {
	if r == nil || r.Sign() <= 0 {
		return nil
	}
	s := &step{rat: r}
	if r.IsInt() && r.Num().IsInt64() {
		s.whole, s.exact = r.Num().Int64(), true
	}
	return s
}

// lists reports whether a value is one of enum or const.
func (v *view) lists(value any) bool {
	if text, ok := value.(string); ok {
		return v.words[text]
	}
	return contains(v.enum, value)
}

// inBounds reports whether a number keeps minimum, maximum and multipleOf.
func (v *view) inBounds(n json.Number) bool {
	if v.low == nil && v.high == nil && v.step == nil {
		return true
	}
	if quick, ok := v.wholeInBounds(n); ok {
		return quick
	}
	r, ok := Rational(n)
	if !ok {
		return false
	}
	if b := v.low; b != nil && (r.Cmp(b.Value) < 0 || b.Exclusive && r.Cmp(b.Value) == 0) {
		return false
	}
	if b := v.high; b != nil && (r.Cmp(b.Value) > 0 || b.Exclusive && r.Cmp(b.Value) == 0) {
		return false
	}
	return v.step == nil || new(big.Rat).Quo(r, v.step.rat).IsInt()
}

// wholeInBounds is inBounds where all numbers are whole and small; ok is false
// elsewhere.
func (v *view) wholeInBounds(n json.Number) (in, ok bool) {
	if v.low != nil && !v.low.exact || v.high != nil && !v.high.exact || v.step != nil && !v.step.exact {
		return false, false
	}
	i, err := strconv.ParseInt(string(n), 10, 64)
	if err != nil {
		return false, false
	}
	if b := v.low; b != nil && (i < b.whole || b.Exclusive && i == b.whole) {
		return false, true
	}
	if b := v.high; b != nil && (i > b.whole || b.Exclusive && i == b.whole) {
		return false, true
	}
	return v.step == nil || i%v.step.whole == 0, true
}
