package schema

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"
)

// decimal is an exact number: 0.digits times ten to the power of exponent.
// Digits have no zeros at either end; zero has none at all. Comparing decimals
// takes no arithmetic, however large their exponents are.
type decimal struct {
	negative bool
	digits   string
	exponent int
}

// maxExponent is as far as exponents are told apart.
const maxExponent = 1 << 40

// parseDecimal reads a number of JSON (RFC 8259, section 6). It is false for
// anything else.
func parseDecimal(literal string) (d decimal, ok bool) {
	mantissa, power := literal, 0
	if i := strings.IndexAny(literal, "eE"); i >= 0 {
		mantissa = literal[:i]
		if power, ok = parsePower(literal[i+1:]); !ok {
			return decimal{}, false
		}
	}
	mantissa, d.negative = strings.CutPrefix(mantissa, "-")
	whole, fraction, pointed := strings.Cut(mantissa, ".")
	if !allDigits(whole) || pointed && !allDigits(fraction) {
		return decimal{}, false
	}
	d.exponent = len(whole) + power
	d.digits = whole
	if pointed {
		d.digits += fraction
	}
	kept := strings.TrimLeft(d.digits, "0")
	d.exponent -= len(d.digits) - len(kept)
	if d.digits = strings.TrimRight(kept, "0"); d.digits == "" {
		return decimal{}, true
	}
	return d, true
}

func parsePower(s string) (power int, ok bool) {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "+"), "-")
	if !allDigits(digits) || len(s)-len(digits) > 1 {
		return 0, false
	}
	power, err := strconv.Atoi(digits)
	if err != nil || power > maxExponent {
		power = maxExponent
	}
	if s[0] == '-' {
		power = -power
	}
	return power, true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// whole reports whether the number has no fraction.
func (d decimal) whole() bool { return len(d.digits) <= d.exponent || d.digits == "" }

// compare is negative when d is less than other, and positive when it is more.
func (d decimal) compare(other decimal) int {
	if a, b := d.sign(), other.sign(); a != b || a == 0 {
		return cmp.Compare(a, b)
	}
	return d.sign() * cmp.Or(cmp.Compare(d.exponent, other.exponent), cmp.Compare(d.digits, other.digits))
}

func (d decimal) sign() int {
	switch {
	case d.digits == "":
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// String writes the number so that equal numbers have equal texts.
func (d decimal) String() string {
	if d.digits == "" {
		return "0"
	}
	text := "0." + d.digits + "e" + strconv.Itoa(d.exponent)
	if d.negative {
		return "-" + text
	}
	return text
}

// maxPower is up to which power of ten numbers are computed with.
const maxPower = 1000

// rat returns the number for computing with; false when that is too much work.
func (d decimal) rat() (*big.Rat, bool) {
	if d.exponent > maxPower || d.exponent < -maxPower || len(d.digits) > maxPower {
		return nil, false
	}
	return new(big.Rat).SetString(d.String())
}
