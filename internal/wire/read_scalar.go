package wire

import (
	"encoding/json"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// spelled returns the scalar of one type that a text stands for.
func spelled(kind contract.Types, text string) (any, error) {
	switch kind {
	case contract.TypeString:
		return text, nil
	case contract.TypeNull:
		return nil, errUnless(text == "null" || text == "")
	case contract.TypeBoolean:
		return text == "true", errUnless(text == "true" || text == "false")
	}
	n, ok := numberIn(text)
	return n, errUnless(ok)
}

func errUnless(ok bool) error {
	if ok {
		return nil
	}
	return errOther
}

// numberIn reads a number as JSON writes it (RFC 8259, section 6). Zeros before
// it mean nothing.
func numberIn(text string) (json.Number, bool) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, rest := cutDigits(digits)
	if whole == "" || !fractionAndPower(rest) {
		return "", false
	}
	if zeros := len(whole) - max(len(strings.TrimLeft(whole, "0")), 1); zeros > 0 {
		text = digits[zeros:]
		if negative {
			text = "-" + text
		}
	}
	return json.Number(text), true
}

// fractionAndPower reports whether a text may follow the digits of a number.
func fractionAndPower(s string) bool {
	if after, pointed := strings.CutPrefix(s, "."); pointed {
		digits, rest := cutDigits(after)
		if s = rest; digits == "" {
			return false
		}
	}
	if s == "" {
		return true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	s = s[1:]
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	digits, rest := cutDigits(s)
	return digits != "" && rest == ""
}

func cutDigits(s string) (digits, rest string) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}
