package contract

import (
	"math/big"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// resolveScalar returns the JSON kind and text of a YAML scalar. Dates are
// strings, and so are infinities, which JSON cannot say.
func resolveScalar(y *yaml.Node) (Kind, string) {
	quoted := y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	tagged := y.Style&yaml.TaggedStyle != 0
	switch {
	case tagged && y.ShortTag() == "!!str", quoted && !tagged:
		return String, y.Value
	}
	return resolvePlain(y.Value)
}

func resolvePlain(v string) (Kind, string) {
	switch v {
	case "", "~", "null", "Null", "NULL":
		return Null, "null"
	case "true", "True", "TRUE":
		return Bool, "true"
	case "false", "False", "FALSE":
		return Bool, "false"
	}
	if c := v[0]; c != '-' && c != '+' && c != '.' && (c < '0' || c > '9') {
		return String, v
	}
	switch {
	case isDigits(withoutSign(v)):
		return Number, jsonInteger(v)
	case isBased(v) && len(v) < 100:
		i, _ := new(big.Int).SetString(v, 0)
		return Number, i.String()
	case isFloat(withoutSign(v)):
		return Number, jsonFloat(v)
	}
	return String, v
}

// isFloat is a float of the core schema (YAML 1.2.2, section 10.3.2), its sign
// taken off: (\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
func isFloat(v string) bool {
	mantissa := v
	if i := strings.IndexAny(v, "eE"); i >= 0 {
		if !isDigits(withoutSign(v[i+1:])) {
			return false
		}
		mantissa = v[:i]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if whole == "" {
		return isDigits(fraction)
	}
	return isDigits(whole) && (fraction == "" || isDigits(fraction))
}

// isBased is 0o[0-7]+ or 0x[0-9a-fA-F]+ (the same section).
func isBased(v string) bool {
	if octal, ok := strings.CutPrefix(v, "0o"); ok {
		return octal != "" && strings.Trim(octal, "01234567") == ""
	}
	hex, ok := strings.CutPrefix(v, "0x")
	return ok && hex != "" && strings.Trim(hex, "0123456789abcdefABCDEF") == ""
}

// isDigits is [0-9]+.
func isDigits(v string) bool {
	for i := range len(v) {
		if v[i] < '0' || v[i] > '9' {
			return false
		}
	}
	return v != ""
}

// withoutSign takes off one sign.
func withoutSign(v string) string {
	if v != "" && (v[0] == '-' || v[0] == '+') {
		return v[1:]
	}
	return v
}

// jsonInteger writes [-+]?[0-9]+ as JSON does: no plus, no leading zeros.
func jsonInteger(v string) string {
	sign := ""
	if v[0] == '-' || v[0] == '+' {
		sign, v = strings.TrimPrefix(v[:1], "+"), v[1:]
	}
	if v = strings.TrimLeft(v, "0"); v == "" {
		return "0"
	}
	return sign + v
}

// jsonFloat writes a YAML float as JSON does: digits on both sides of a point.
func jsonFloat(v string) string {
	mantissa, exponent := v, ""
	if i := strings.IndexAny(v, "eE"); i >= 0 {
		mantissa, exponent = v[:i], v[i:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if strings.Trim(whole, "+-") == "" {
		whole += "0"
	}
	negative := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(jsonInteger(whole), "-")
	if negative {
		whole = "-" + whole
	}
	if fraction == "" {
		return whole + exponent
	}
	return whole + "." + fraction + exponent
}

// maxExponent bounds the exponents that are worked out exactly.
const maxExponent = 400

// decimal is a number as sign, digits without zeros at either end, and a power
// of ten: digits × 10^exponent. Zero has no digits.
type decimal struct {
	negative bool
	digits   string
	exponent int
}

// parseDecimal takes a JSON number apart; ok is false when its exponent is out
// of all proportion.
func parseDecimal(text string) (d decimal, ok bool) {
	mantissa := text
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		e, err := strconv.Atoi(text[i+1:])
		if err != nil || e > 1<<30 || e < -1<<30 {
			return d, false
		}
		mantissa, d.exponent = text[:i], e
	}
	if strings.HasPrefix(mantissa, "-") {
		d.negative, mantissa = true, mantissa[1:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	d.exponent -= len(fraction)
	digits := strings.TrimLeft(whole+fraction, "0")
	trimmed := strings.TrimRight(digits, "0")
	d.exponent += len(digits) - len(trimmed)
	d.digits = trimmed
	if trimmed == "" {
		return decimal{}, true
	}
	return d, true
}

// normalNumber writes a JSON number so that equal numbers are written alike:
// integers of up to 21 digits plainly, others as digits and exponent. A number
// of absurd size is left as it is.
func normalNumber(text string) string {
	if isPlainInteger(text) {
		return text
	}
	d, ok := parseDecimal(text)
	if !ok {
		return text
	}
	sign := ""
	if d.negative {
		sign = "-"
	}
	switch {
	case d.digits == "":
		return "0"
	case d.exponent >= 0 && len(d.digits)+d.exponent <= 21:
		return sign + d.digits + strings.Repeat("0", d.exponent)
	}
	return sign + d.digits + "e" + strconv.Itoa(d.exponent)
}

// isPlainInteger is the quick way for what nearly all numbers look like.
func isPlainInteger(text string) bool {
	if len(text) > 18 || text[0] < '1' || text[0] > '9' {
		return text == "0"
	}
	return isDigits(text)
}

// rat works out a JSON number exactly; ok is false for exponents and lengths
// that would take memory out of proportion.
func rat(text string) (*big.Rat, bool) {
	d, ok := parseDecimal(text)
	if !ok || len(d.digits) > maxExponent || d.exponent > maxExponent || d.exponent < -maxExponent {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}
