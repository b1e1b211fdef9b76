package verifytest

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
)

// span says which numbers are allowed. Bounds are decimal; an empty one is
// none. Those above and below are not allowed themselves.
type span struct {
	least, above string
	most, below  string
	step         string
}

// number is the rule of a number.
func number(allowed span) rule {
	return func(at string, v any) []defect {
		n, ok := exact(v)
		if !ok || !allowed.holds(n) {
			return wrong(at, "is no such number")
		}
		return nil
	}
}

// whole is the rule of an integer, however it is written.
func whole(least, most int64) rule {
	return number(span{least: strconv.FormatInt(least, 10), most: strconv.FormatInt(most, 10), step: "1"})
}

func (r span) holds(n *big.Rat) bool {
	against := func(bound string, fits func(int) bool) bool {
		return bound == "" || fits(n.Cmp(rational(bound)))
	}
	if r.step != "" && !new(big.Rat).Quo(n, rational(r.step)).IsInt() {
		return false
	}
	return against(r.least, func(c int) bool { return c >= 0 }) && against(r.above, func(c int) bool { return c > 0 }) &&
		against(r.most, func(c int) bool { return c <= 0 }) && against(r.below, func(c int) bool { return c < 0 })
}

func rational(s string) *big.Rat {
	n, _ := new(big.Rat).SetString(s) // bounds stand in this package
	return n
}

// exact returns a number without rounding it. Those with an exponent beyond 400
// are far outside of everything that is allowed anywhere.
func exact(v any) (*big.Rat, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return nil, false
	}
	_, exponent, _ := strings.Cut(strings.ToLower(n.String()), "e")
	if exponent != "" {
		if e, err := strconv.Atoi(exponent); err != nil || e > 400 || e < -400 {
			return nil, false
		}
	}
	return new(big.Rat).SetString(n.String())
}

// integer returns a number that obeyed the rule of an integer.
func integer(v any) int64 {
	n, ok := exact(v)
	if !ok {
		return 0
	}
	return n.Num().Int64()
}

// float returns a number that obeyed a rule, rounded.
func float(v any) float64 {
	n, ok := v.(json.Number)
	if !ok {
		return 0
	}
	f, _ := n.Float64()
	return f
}

// isNumber tells whether a text of a query is a number as JSON writes them.
func isNumber(s string) bool {
	return s != "" && strings.ContainsAny(s[:1], "-"+decimals) && json.Valid([]byte(s)) && strings.TrimSpace(s) == s
}
