package schema

import (
	"math"
	"net/mail"
	"net/netip"
	"net/url"
	"strings"

	"github.com/dlclark/regexp2"
)

// isUUID: RFC 9562, section 4, of any version.
func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		hyphen := i == 8 || i == 13 || i == 18 || i == 23
		if hyphen != (s[i] == '-') || !hyphen && !strings.ContainsRune("0123456789abcdefABCDEF", rune(s[i])) {
			return false
		}
	}
	return true
}

// isIPv4: RFC 2673, section 3.2.
func isIPv4(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is4()
}

// isIPv6: RFC 4291, section 2.2.
func isIPv6(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is6() && a.Zone() == ""
}

// isBase64 takes either alphabet of RFC 4648, with or without padding, and
// with the line breaks of RFC 2045.
func isBase64(s string) bool {
	s = strings.NewReplacer("\r", "", "\n", "").Replace(s)
	digits := strings.TrimRight(s, "=")
	if padding := len(s) - len(digits); padding > 2 || padding > 0 && len(s)%4 != 0 {
		return false
	}
	for i := range len(digits) {
		c := digits[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("+/-_", c) >= 0:
		default:
			return false
		}
	}
	return len(digits)%4 != 1
}

// within32 and within64 are about the range alone: that a number is whole is
// for its type to say.
func within32(d decimal) bool { return inRange(d, "-2147483648", "2147483647") }

func within64(d decimal) bool { return inRange(d, "-9223372036854775808", "9223372036854775807") }

func inRange(d decimal, least, most string) bool {
	low, _ := parseDecimal(least)
	high, _ := parseDecimal(most)
	return d.compare(low) >= 0 && d.compare(high) <= 0
}

// isEmail: RFC 5321, section 4.1.2 (Mailbox), without a display name.
func isEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && !strings.HasPrefix(s, "<")
}

// isHostname: RFC 1123, section 2.1; letters of any script pass.
func isHostname(s string) bool {
	if len(s) > math.MaxUint8 {
		return false
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(s, "."), ".") {
		if label == "" || len(label) > 63 || strings.Trim(label, "-") != label {
			return false
		}
		for _, c := range label {
			if c < 0x80 && c != '-' && !isAlphanumeric(c) {
				return false
			}
		}
	}
	return true
}

func isAlphanumeric(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// isURI: RFC 3986, section 3; letters of any script pass, as in an IRI.
func isURI(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.IsAbs() && !strings.ContainsAny(s, notInURI)
}

// isURIReference: RFC 3986, section 4.1.
func isURIReference(s string) bool {
	_, err := url.Parse(s)
	return err == nil && !strings.ContainsAny(s, notInURI)
}

// notInURI are characters that stand in no URI unless encoded (RFC 3986,
// appendix A).
const notInURI = " \t\r\n\"<>\\^`{|}"

// isURITemplate: RFC 6570, section 2: braces are paired and not nested.
func isURITemplate(s string) bool {
	open := false
	for _, c := range s {
		switch {
		case c == '{' && open, c == '}' && !open:
			return false
		case c == '{', c == '}':
			open = !open
		}
	}
	return !open
}

// isJSONPointer: RFC 6901, section 3.
func isJSONPointer(s string) bool {
	if s != "" && s[0] != '/' {
		return false
	}
	for i := range len(s) {
		if s[i] == '~' && (i+1 == len(s) || s[i+1] != '0' && s[i+1] != '1') {
			return false
		}
	}
	return true
}

// isRelativeJSONPointer: draft-bhutton-relative-json-pointer-00, section 3.
func isRelativeJSONPointer(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	digits := s[:len(s)-len(rest)]
	if digits == "" || len(digits) > 1 && digits[0] == '0' {
		return false
	}
	return rest == "#" || isJSONPointer(rest)
}

// isRegex: ECMA-262.
func isRegex(s string) bool {
	_, err := regexp2.Compile(s, regexp2.ECMAScript)
	if err != nil {
		_, err = regexp2.Compile(s, regexp2.None)
	}
	return err == nil
}
