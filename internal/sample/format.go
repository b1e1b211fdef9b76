package sample

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// certainty is what can be said of a string and a format.
type certainty uint8

const (
	holds   certainty = iota
	fails             // whoever reads the format refuses the string
	unclear           // opinions differ
)

// format is a format that something is known of (JSON Schema 2020-12, section
// 7.3; the OpenAPI format registry).
type format struct {
	check  func(string) certainty // nil for those of numbers
	soft   bool                   // many do not check it
	broken string                 // fails, whatever checks it; "" when nothing does

	low, high float64 // of numbers
}

// formatNamed returns nil for formats that nothing is known of.
func formatNamed(name string) *format {
	switch name {
	case "date-time":
		return &format{check: ofTime(time.RFC3339Nano), broken: "not a time"}
	case "date":
		return &format{check: ofTime(time.DateOnly), broken: "not a date"}
	case "time":
		return &format{check: checkTime, broken: "not a time", soft: true}
	case "uuid":
		return &format{check: checkUUID, broken: "not-a-uuid"}
	case "ipv4":
		return &format{check: checkAddress(netip.Addr.Is4), broken: "256.300.1.1"}
	case "ipv6":
		return &format{check: checkAddress(netip.Addr.Is6), broken: "12345::xyz"}
	case "email", "idn-email":
		return &format{check: checkEmail, broken: "not an address", soft: true}
	case "hostname", "idn-hostname":
		return &format{check: checkHost, broken: "-not a host-", soft: true}
	case "uri", "url":
		return &format{check: checkURI, broken: "not a uri", soft: true}
	case "uri-reference", "iri-reference":
		return &format{check: checkReference, soft: true}
	case "duration", "uri-template", "json-pointer", "relative-json-pointer", "regex", "iri":
		return &format{check: checkPlain(name), soft: true}
	case "byte", "base64":
		return &format{check: checkBase64, broken: "?not base64?", soft: true}
	case "int32":
		return &format{low: math.MinInt32, high: math.MaxInt32}
	case "int64":
		return &format{low: math.MinInt64, high: math.MaxInt64}
	case "float":
		return &format{low: -math.MaxFloat32, high: math.MaxFloat32}
	case "double":
		return &format{low: -math.MaxFloat64, high: math.MaxFloat64}
	}
	return nil
}

// allowsNumber reports whether a number can be held in the format.
func (f *format) allowsNumber(n json.Number) bool {
	if f == nil || f.check != nil {
		return true
	}
	if f.high == math.MaxInt64 {
		r, ok := Rational(n)
		return ok && (!r.IsInt() || r.Num().IsInt64())
	}
	v, err := strconv.ParseFloat(string(n), 64)
	return err == nil && f.low <= v && v <= f.high
}

// ofTime checks for a layout. What has the look of a time and is none, such as
// a leap second or a small letter, is unclear.
func ofTime(layout string) func(string) certainty {
	return func(s string) certainty {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 && !strings.Contains(s, ",") {
			return holds
		}
		return lookOf(s, "0123456789")
	}
}

// lookOf is fails for a string without any of some characters.
func lookOf(s, characters string) certainty {
	if strings.ContainsAny(s, characters) {
		return unclear
	}
	return fails
}

func checkTime(s string) certainty {
	if _, err := time.Parse("15:04:05Z07:00", s); err == nil {
		return holds
	}
	return lookOf(s, "0123456789")
}

// checkUUID takes the plain form of RFC 9562, section 4. Braces, a URN and
// missing hyphens are unclear.
func checkUUID(s string) certainty {
	digits := strings.ReplaceAll(s, "-", "")
	switch {
	case len(digits) != 32 || strings.Trim(digits, "0123456789abcdefABCDEF") != "":
		if strings.ContainsAny(s, "{:") {
			return unclear
		}
		return fails
	case len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-':
		return unclear
	}
	return holds
}

func checkAddress(is func(netip.Addr) bool) func(string) certainty {
	return func(s string) certainty {
		a, err := netip.ParseAddr(s)
		switch {
		case err == nil && is(a) && a.Zone() == "" && !a.Is4In6():
			return holds
		case err == nil || strings.Contains(s, "/") || s == "" || strings.Trim(s, "0123456789.") == "" && !strings.Contains(s, "."):
			return unclear
		}
		return fails
	}
}

func checkEmail(s string) certainty {
	local, domain, found := strings.Cut(s, "@")
	switch {
	case !found || local == "" || domain == "":
		return fails
	case strings.Trim(local, lowerLetters+upperLetters+digits+"._-+") == "" && !strings.HasPrefix(local, ".") && !strings.HasSuffix(local, ".") &&
		!strings.Contains(local, "..") && strings.Contains(domain, ".") && checkHost(domain) == holds:
		return holds
	}
	return unclear
}

const (
	lowerLetters = "abcdefghijklmnopqrstuvwxyz"
	upperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits       = "0123456789"
)

// checkHost takes names of letters, digits and hyphens (RFC 1123, section 2.1).
func checkHost(s string) certainty {
	if s == "" || len(s) > 253 || strings.ContainsAny(s, " /?#@") {
		return fails
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' || strings.Trim(label, lowerLetters+upperLetters+digits+"-") != "" {
			return unclear
		}
	}
	return holds
}

func checkURI(s string) certainty {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme == "" && strings.Contains(s, " "):
		return fails
	case (u.Scheme == "https" || u.Scheme == "http") && checkHost(u.Hostname()) == holds && !strings.ContainsAny(s, " <>\"{}|\\^`"):
		return holds
	}
	return unclear
}

// checkReference takes what begins with a slash (RFC 3986, section 4.2).
func checkReference(s string) certainty {
	if strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") && strings.Trim(s, lowerLetters+upperLetters+digits+"/-._~") == "" {
		return holds
	}
	return unclear
}

// checkPlain takes the one string of a format that is made.
func checkPlain(name string) func(string) certainty {
	return func(s string) certainty {
		if s == formatted(name) {
			return holds
		}
		return unclear
	}
}

// free reports whether strings of a format, as far as its name tells, are any
// strings.
func free(name string) bool {
	switch name {
	case "", "string", "text", "binary", "password", "markdown", "html", "multiline", "textarea":
		return true
	}
	return false
}

func checkBase64(s string) certainty {
	if _, err := base64.StdEncoding.DecodeString(s); err == nil && !strings.ContainsAny(s, "\r\n") {
		return holds
	}
	return lookless(strings.Trim(s, lowerLetters+upperLetters+digits+"+/=-_"))
}

// lookless is fails where something is left that has no place in a format.
func lookless(rest string) certainty {
	if rest != "" {
		return fails
	}
	return unclear
}
