package schema

import (
	"encoding/json"
	"math/big"
	"unicode/utf8"
)

func numberOf(v any) (decimal, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return decimal{}, false
	}
	return parseDecimal(string(n))
}

func (r *run) admitsNumber(s *schema, n decimal) bool {
	ok := true
	if b := s.least; b != nil {
		switch order := n.compare(b.decimal); {
		case b.exclusive && order <= 0:
			ok = r.refuse(s, "exclusiveMinimum", "is not above %s", b.text)
		case order < 0:
			ok = r.refuse(s, "minimum", "is below the minimum %s", b.text)
		}
	}
	if b := s.most; b != nil {
		switch order := n.compare(b.decimal); {
		case b.exclusive && order >= 0:
			ok = r.refuse(s, "exclusiveMaximum", "is not below %s", b.text)
		case order > 0:
			ok = r.refuse(s, "maximum", "is above the maximum %s", b.text)
		}
	}
	if s.multipleOf != nil && !r.isMultiple(n, s.multipleOf) {
		ok = r.refuse(s, "multipleOf", "is no multiple of %s", exact(s.multipleOf))
	}
	if f := s.format; f != nil && f.number != nil && !f.number(n) {
		ok = r.refuse(s, "format", "is out of the range of %s", f.name) && ok
	}
	return ok
}

func (r *run) isMultiple(n decimal, of *big.Rat) bool {
	value, ok := n.rat()
	if !ok {
		panic(overspent{})
	}
	return value.Quo(value, of).IsInt()
}

func (r *run) admitsString(s *schema, v string) bool {
	ok := true
	if s.length != unbounded {
		n := utf8.RuneCountInString(v)
		ok = r.admitsSize(s, n, s.length, "Length", "character")
	}
	if s.pattern != nil && !s.pattern.matches(v) {
		ok = r.refuse(s, "pattern", "does not match the pattern %s", quote(s.pattern.text))
	}
	if f := s.format; f != nil && f.text != nil && !f.text(v) {
		ok = r.refuseFormat(s, "format", f) && ok
	}
	if f := s.encoding; f != nil && !f.text(v) {
		ok = r.refuseFormat(s, "contentEncoding", f) && ok
	}
	return ok
}

// refuseFormat notes that a string is not of a format. Of one that need not be
// checked it lets the string through.
func (r *run) refuseFormat(s *schema, keyword string, f *format) bool {
	r.doubtful = r.doubtful || f.soft
	if r.collecting && !(f.soft && r.soft >= r.most) {
		r.note(s, Fault{Keyword: keyword, Text: "is not of the format " + quote(f.name), Soft: f.soft})
	}
	return f.soft
}

// admitsSize judges a number of things; the keywords are min and max followed
// by what is counted.
func (r *run) admitsSize(s *schema, n int, bounds sizes, counted, unit string) bool {
	switch {
	case bounds.least >= 0 && n < bounds.least:
		return r.refuse(s, "min"+counted, "has fewer than %s", quantity(bounds.least, unit))
	case bounds.most >= 0 && n > bounds.most:
		return r.refuse(s, "max"+counted, "has more than %s", quantity(bounds.most, unit))
	}
	return true
}
