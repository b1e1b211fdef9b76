package compare

import (
	"math/big"

	"github.com/apisteward/steward/internal/contract"
)

// limitKind is one keyword that bounds a number, a length or a count.
type limitKind struct {
	rule    string // stem of the rule ids
	keyword string
	upper   bool // a smaller value is the tighter one
	types   contract.Types
}

// The limits, as indexes into a view's. Those of lengths and counts stand
// together, in the order in which readLimits reads them.
const (
	minimum = iota
	maximum
	multipleOf
	minLength
	maxLength
	minItems
	maxItems
	minProperties
	maxProperties
)

// limitKinds is the table of limits, in the order of the constants.
var limitKinds = [...]limitKind{
	minimum:       {"minimum", "minimum", false, contract.TypeInteger | contract.TypeNumber},
	maximum:       {"maximum", "maximum", true, contract.TypeInteger | contract.TypeNumber},
	multipleOf:    {"multiple-of", "multipleOf", false, contract.TypeInteger | contract.TypeNumber},
	minLength:     {"min-length", "minLength", false, contract.TypeString},
	maxLength:     {"max-length", "maxLength", true, contract.TypeString},
	minItems:      {"min-items", "minItems", false, contract.TypeArray},
	maxItems:      {"max-items", "maxItems", true, contract.TypeArray},
	minProperties: {"min-properties", "minProperties", false, contract.TypeObject},
	maxProperties: {"max-properties", "maxProperties", true, contract.TypeObject},
}

func (v *view) readLimits(s *contract.Schema) {
	if b := s.Minimum; b != nil {
		v.tighten(minimum, limit{value: b.Value, exclusive: b.Exclusive, at: s.Node})
	}
	if b := s.Maximum; b != nil {
		v.tighten(maximum, limit{value: b.Value, exclusive: b.Exclusive, at: s.Node})
	}
	if s.MultipleOf != nil && s.MultipleOf.Sign() > 0 {
		v.joinMultiple(limit{value: s.MultipleOf, at: s.Node})
	}
	for i, count := range [...]*int64{s.MinLength, s.MaxLength, s.MinItems, s.MaxItems, s.MinProperties, s.MaxProperties} {
		if count != nil {
			v.tighten(minLength+i, limit{value: new(big.Rat).SetInt64(*count), at: s.Node})
		}
	}
}

// tighten keeps the tighter of two limits.
func (v *view) tighten(kind int, l limit) {
	if tighter(kind, l, v.limits[kind]) {
		v.limits[kind] = l
	}
}

// joinMultiple keeps one multipleOf that implies both where there is one:
// otherwise their least common multiple.
func (v *view) joinMultiple(l limit) {
	have := v.limits[multipleOf].value
	switch {
	case have == nil || divides(have, l.value):
		v.limits[multipleOf] = l
	case !divides(l.value, have):
		l.value = leastCommonMultiple(have, l.value)
		v.limits[multipleOf] = l
	}
}

// leastCommonMultiple of a/b and c/d is lcm(a, c)/gcd(b, d) in lowest terms.
func leastCommonMultiple(a, b *big.Rat) *big.Rat {
	gcd := new(big.Int).GCD(nil, nil, a.Num(), b.Num())
	num := new(big.Int).Mul(a.Num(), b.Num())
	num.Div(num, gcd)
	return new(big.Rat).SetFrac(num, new(big.Int).GCD(nil, nil, a.Denom(), b.Denom()))
}

// divides reports whether every multiple of b is a multiple of a.
func divides(a, b *big.Rat) bool { return new(big.Rat).Quo(b, a).IsInt() }

// tighter reports whether a lets less through than b.
func tighter(kind int, a, b limit) bool {
	switch {
	case a.value == nil:
		return false
	case b.value == nil:
		return true
	case kind == multipleOf:
		return !divides(a.value, b.value)
	}
	order := a.value.Cmp(b.value)
	if limitKinds[kind].upper {
		order = -order
	}
	return order > 0 || order == 0 && a.exclusive && !b.exclusive
}

// name is what a text calls a limit: by its keyword, unless another one says it.
func (k *limitKind) name(old, new limit) string {
	if !old.implied && !new.implied || k.types&(contract.TypeArray|contract.TypeObject) == 0 {
		return k.keyword
	}
	name := "the least number of "
	if k.upper {
		name = "the greatest number of "
	}
	if k.types == contract.TypeArray {
		return name + "elements"
	}
	return name + "properties"
}

// same reports whether two limits are equal, as they are written.
func (l limit) same(other limit) bool {
	if l.value == nil || other.value == nil {
		return l.value == other.value
	}
	return l.value.Cmp(other.value) == 0 && l.exclusive == other.exclusive
}

// settleLimits writes limits in one way: whole bounds for integers, and none
// that every value meets.
func (v *view) settleLimits() {
	if v.types&contract.TypeNumber == 0 {
		v.limits[minimum] = wholeBound(v.limits[minimum], 1)
		v.limits[maximum] = wholeBound(v.limits[maximum], -1)
	}
	for _, kind := range [...]int{minLength, minItems, minProperties} {
		if l := v.limits[kind]; l.value != nil && l.value.Sign() <= 0 {
			v.limits[kind] = limit{}
		}
	}
}

// wholeBound moves a bound to the nearest integer that it lets through; up is
// 1 for a lower bound and -1 for an upper one.
func wholeBound(l limit, up int64) limit {
	if l.value == nil {
		return l
	}
	whole := new(big.Int).Div(l.value.Num(), l.value.Denom()) // rounded down
	if !l.value.IsInt() {
		if up > 0 {
			whole.Add(whole, big.NewInt(1))
		}
	} else if l.exclusive {
		whole.Add(whole, big.NewInt(up))
	}
	return limit{value: new(big.Rat).SetInt(whole), at: l.at}
}

// compareLimits compares every bound of two views.
func (d *differ) compareLimits(u *unit, a, b *view) {
	for kind, k := range limitKinds {
		if a.limits[kind].same(b.limits[kind]) {
			continue
		}
		old, new := a.limit(kind, b), b.limit(kind, a)
		narrower, wider := tighter(kind, new, old), tighter(kind, old, new)
		if !narrower && !wider {
			continue
		}
		f := fact{old: u.placeOr(old.at, inOld), new: u.placeOr(new.at, inNew), keyword: k.keyword,
			oldValue: old.String(), newValue: new.String()}
		f.text = went(k.name(old, new), f)
		if narrower {
			d.say(u, k.rule+"-tightened", f)
		}
		if wider {
			d.say(u, k.rule+"-loosened", f)
		}
	}
}

// String writes a limit in short: "10", "more than 10", or "".
func (l limit) String() string {
	if l.value == nil {
		return ""
	}
	text := l.value.RatString()
	if !l.value.IsInt() {
		if exact, ok := l.value.FloatPrec(); ok {
			text = l.value.FloatString(exact)
		}
	}
	if l.exclusive {
		return "exclusively " + text
	}
	return text
}

func limitRules() []Rule {
	var rules []Rule
	for _, k := range limitKinds {
		rules = append(rules, both(k.rule+"-tightened", narrower, k.keyword+" lets less through, or is given where it was not",
			"Go on accepting what was accepted before.")...)
		rules = append(rules, both(k.rule+"-loosened", wider, k.keyword+" lets more through, or is not given any more",
			"Keep to the limit towards consumers who know only it, or add another property.")...)
	}
	return rules
}
