package schema

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// longestQuote is how much of a name or pattern is printed.
const longestQuote = 120

func quote(s string) string {
	if r := []rune(s); len(r) > longestQuote {
		s = string(r[:longestQuote]) + "…"
	}
	return strconv.Quote(s)
}

// typeNames lists types as a person says them: "string or null".
func typeNames(types contract.Types) string {
	names := (types &^ contract.TypeNull).Names()
	if types&contract.TypeNull != 0 {
		names = append(names, "null")
	}
	return strings.Join(names, " or ")
}

// kindName says what a value is: "an object".
func kindName(v any) string {
	switch typeOf(v) {
	case contract.TypeNull:
		return "null"
	case contract.TypeBoolean:
		return "a boolean"
	case contract.TypeString:
		return "a string"
	case contract.TypeArray:
		return "an array"
	case contract.TypeObject:
		return "an object"
	case 0:
		return "no value of JSON"
	}
	return "a number"
}

// quantity writes a number with its unit: "1 element", "2 properties".
func quantity(n int, unit string) string {
	switch {
	case n == 1:
		return "1 " + unit
	case strings.HasSuffix(unit, "y"):
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(unit, "y"))
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// ordinal writes a zero-based index as a person counts: "1st".
func ordinal(index int) string {
	n := index + 1
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// exact writes an exact number as a person would: 3, 0.25.
func exact(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return strings.TrimRight(r.FloatString(12), "0")
}
