package verifytest

import (
	"net/netip"
	"strings"
)

// isEmail tells whether a string is a mailbox (RFC 5321, 4.1.2). Whether anyone
// reads what is sent there is the business of mail servers.
func isEmail(s string) bool {
	at := strings.LastIndex(s, "@")
	if at < 1 || at > 64 {
		return false
	}
	return (isDotted(s[:at]) || isQuoted(s[:at])) && (isHost(s[at+1:]) || isLiteral(s[at+1:]))
}

// isDotted tells whether a string is atoms with dots between them.
func isDotted(s string) bool {
	const specials = "!#$%&'*+-/=?^_`{|}~"
	for atom := range strings.SplitSeq(strings.ToUpper(s), ".") {
		if atom == "" || !allOf(atom, capitals+decimals+specials) {
			return false
		}
	}
	return isASCII(s)
}

// isQuoted tells whether a string is printable, in quotes.
func isQuoted(s string) bool {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return false
	}
	escaped := false
	for _, c := range []byte(s[1 : len(s)-1]) {
		if c < ' ' || c > '~' || c == '"' && !escaped {
			return false
		}
		escaped = c == '\\' && !escaped
	}
	return !escaped
}

// isHost tells whether a string is the name of a host (RFC 1123, 2.1).
func isHost(s string) bool {
	for label := range strings.SplitSeq(strings.ToUpper(s), ".") {
		if label == "" || len(label) > 63 || strings.Trim(label, "-") != label || !allOf(label, capitals+decimals+"-") {
			return false
		}
	}
	return isASCII(s) && len(s) <= 253
}

// isLiteral tells whether a string is an address in brackets.
func isLiteral(s string) bool {
	inside, closed := strings.CutSuffix(strings.TrimPrefix(s, "["), "]")
	if !closed || !strings.HasPrefix(s, "[") {
		return false
	}
	if six, is6 := strings.CutPrefix(inside, "IPv6:"); is6 {
		ip, err := netip.ParseAddr(six)
		return err == nil && ip.Is6() && ip.Zone() == ""
	}
	ip, err := netip.ParseAddr(inside)
	return err == nil && ip.Is4()
}
