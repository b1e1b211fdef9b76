package compare

import (
	"math/big"
	"regexp"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/contract"
)

// settleValues leaves out the listed values that a bound or a pattern of the
// same schema refuses, and then what refused them, which says no more.
func (v *view) settleValues() {
	if v.enum == nil {
		return
	}
	for kind, l := range v.limits {
		if l.value != nil {
			v.enum.filter(func(x enumValue) bool { return x.meets(kind, l) })
			v.limits[kind] = limit{}
		}
	}
	var left []said
	for _, p := range v.patterns {
		if run, err := regexp.Compile(p.text); err == nil {
			v.enum.filter(func(x enumValue) bool { return x.matches(run) })
		} else {
			left = append(left, p)
		}
	}
	v.patterns = left
}

// besideValues returns the view without the bounds and patterns that every
// listed value of another one meets: between the two the list is what differs.
func (v *view) besideValues(other *view) *view {
	if v.enum != nil || other.enum == nil {
		return v
	}
	out := *v
	for kind, l := range v.limits {
		if l.value != nil && other.enum.all(func(x enumValue) bool { return x.meets(kind, l) }) {
			out.limits[kind] = limit{}
		}
	}
	out.patterns = nil
	for _, p := range v.patterns {
		run, err := regexp.Compile(p.text)
		if err != nil || !other.enum.all(func(x enumValue) bool { return x.matches(run) }) {
			out.patterns = append(out.patterns, p)
		}
	}
	return &out
}

func (e *enum) all(holds func(enumValue) bool) bool {
	for _, v := range e.values {
		if !holds(v) {
			return false
		}
	}
	return true
}

// meets reports whether a value is within a limit, or of a type that the limit
// does not speak of.
func (v enumValue) meets(kind int, l limit) bool {
	if v.types()&limitKinds[kind].types == 0 {
		return true
	}
	size, ok := v.size()
	if !ok {
		return true
	}
	if kind == multipleOf {
		return divides(l.value, size)
	}
	order := size.Cmp(l.value)
	if limitKinds[kind].upper {
		order = -order
	}
	return order > 0 || order == 0 && !l.exclusive
}

// size is what the limits of a value's type are about: the number itself, the
// characters of a string, or how many elements or properties there are.
func (v enumValue) size() (*big.Rat, bool) {
	switch v.node.Kind {
	case contract.Number:
		return v.node.Rat()
	case contract.String:
		return big.NewRat(int64(utf8.RuneCountInString(v.node.Text())), 1), true
	}
	return big.NewRat(int64(v.node.Len()), 1), true
}

func (v enumValue) matches(pattern *regexp.Regexp) bool {
	return v.types() != contract.TypeString || pattern.MatchString(v.node.Text())
}

// spans reports whether a view of integers between two bounds holds nothing but
// the values of a list.
func (v *view) spans(list *enum) bool {
	low, high := v.limits[minimum].value, v.limits[maximum].value
	if v.types&^contract.TypeNull != contract.TypeInteger || low == nil || high == nil || v.limits[multipleOf].value != nil {
		return false
	}
	if v.types&contract.TypeNull != 0 && !list.null {
		return false
	}
	within := int64(0)
	for _, x := range list.values {
		if x.types() == contract.TypeInteger && x.meets(minimum, v.limits[minimum]) && x.meets(maximum, v.limits[maximum]) {
			within++
		}
	}
	span := new(big.Rat).Sub(high, low)
	return span.Cmp(big.NewRat(within-1, 1)) == 0
}
