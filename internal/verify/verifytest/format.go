package verifytest

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

// isDate tells whether a string is a full-date (RFC 3339, 5.6).
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// isTime tells whether a string is a date-time (RFC 3339, 5.6), in which t and
// z may be small, and the last second of a day a leap second.
func isTime(s string) bool {
	if !regexp.MustCompile(`(?i)^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$`).MatchString(s) {
		return false
	}
	upper := strings.ToUpper(s)
	if upper[17:19] == "60" {
		upper = upper[:17] + "59" + upper[19:]
	}
	_, err := time.Parse(time.RFC3339, upper)
	return err == nil
}

// isUUID tells whether a string is a UUID (RFC 9562, 4).
func isUUID(s string) bool {
	return regexp.MustCompile(`(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(s)
}

// isEmail tells whether a string may be an address: something on both sides of
// an @, without spaces. Everything else is the business of mail servers.
func isEmail(s string) bool {
	i := strings.LastIndex(s, "@")
	return i > 0 && i < len(s)-1 && !strings.ContainsFunc(s, unicode.IsSpace)
}

func isSKU(s string) bool {
	return regexp.MustCompile(`^[A-Z]{2}-[0-9]{4}$`).MatchString(s)
}

func isCountry(s string) bool { return regexp.MustCompile(`^[A-Z]{2}$`).MatchString(s) }

// digits is a form of strings that have so many of them.
func digits(least, most int) func(string) bool {
	return func(s string) bool {
		return len(s) >= least && len(s) <= most && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	}
}

// hasInk tells whether a string is more than spaces.
func hasInk(s string) bool { return strings.Trim(s, " ") != "" }
