package verifytest

import (
	"strings"
	"time"
)

// isDate tells whether a string is a full-date (RFC 3339, 5.6).
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// isTime tells whether a string is a date-time (RFC 3339, 5.6), in which t and
// z may be small, and the last second of a day in UTC a leap second.
func isTime(s string) bool {
	s = strings.ToUpper(s)
	if len(s) < len("2006-01-02T15:04:05Z") || strings.Contains(s, ",") {
		return false
	}
	if zone := s[len(s)-6:]; !strings.HasSuffix(s, "Z") && zone[1:3] > "23" {
		return false
	}
	leap := s[17:19] == "60"
	if leap {
		s = s[:17] + "59" + s[19:]
	}
	t, err := time.Parse(time.RFC3339, s)
	return err == nil && (!leap || t.UTC().Hour() == 23 && t.UTC().Minute() == 59)
}

// isUUID tells whether a string is a UUID (RFC 9562, 4).
func isUUID(s string) bool {
	groups := strings.Split(s, "-")
	if len(groups) != 5 {
		return false
	}
	for i, n := range []int{8, 4, 4, 4, 12} {
		if len(groups[i]) != n || !allOf(groups[i], hexDigits) {
			return false
		}
	}
	return true
}

const (
	capitals  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	decimals  = "0123456789"
	hexDigits = decimals + "abcdefABCDEF"
)

// allOf tells whether a string consists of certain characters.
func allOf(s, characters string) bool { return strings.Trim(s, characters) == "" }

// isSKU tells whether a string is like AB-1234.
func isSKU(s string) bool {
	letters, number, _ := strings.Cut(s, "-")
	return isCountry(letters) && len(number) == 4 && allOf(number, decimals)
}

// isCountry tells whether a string is two capitals.
func isCountry(s string) bool { return len(s) == 2 && allOf(s, capitals) }

// digits is a form of strings that have so many of them, and nothing else.
func digits(least, most int) func(string) bool {
	return func(s string) bool { return len(s) >= least && len(s) <= most && allOf(s, decimals) }
}

// hasInk tells whether a string is more than spaces.
func hasInk(s string) bool { return strings.Trim(s, " ") != "" }
