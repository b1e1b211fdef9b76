package schema

import (
	"regexp"
	"strings"
	"time"
)

// isDate: RFC 3339, section 5.6 (full-date).
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// isDateTime: RFC 3339, section 5.6, with lower-case letters too, as its note
// allows.
func isDateTime(s string) bool {
	return len(s) > 10 && (s[10] == 'T' || s[10] == 't') && isDate(s[:10]) && isTime(s[11:])
}

// isTime: RFC 3339, section 5.6 (full-time). Leap seconds stand in the last
// minute of a day of UTC, which is any minute elsewhere.
func isTime(s string) bool {
	if len(s) < len("00:00:00Z") || s[2] != ':' || s[5] != ':' {
		return false
	}
	if !isBelow(s[0:2], 24) || !isBelow(s[3:5], 60) || !isBelow(s[6:8], 61) {
		return false
	}
	rest := s[8:]
	if fraction, ok := strings.CutPrefix(rest, "."); ok {
		rest = strings.TrimLeft(fraction, "0123456789")
		if rest == fraction {
			return false
		}
	}
	return rest == "Z" || rest == "z" || isOffset(rest)
}

// isOffset is +00:00.
func isOffset(s string) bool {
	return len(s) == 6 && (s[0] == '+' || s[0] == '-') && s[3] == ':' && isBelow(s[1:3], 24) && isBelow(s[4:6], 60)
}

// isBelow reports whether two digits are less than a number.
func isBelow(digits string, n int) bool {
	return allDigits(digits) && int(digits[0]-'0')*10+int(digits[1]-'0') < n
}

// durations returns the test of RFC 3339, appendix A. Seconds may have a
// fraction, as in ISO 8601, which most programs write.
func durations() func(string) bool {
	const day = `(\d+D|\d+M(\d+D)?|\d+Y(\d+M(\d+D)?)?)`
	const second = `\d+([.,]\d+)?S`
	const hour = `T(` + second + `|\d+M(` + second + `)?|\d+H(\d+M(` + second + `)?)?)`
	return regexp.MustCompile(`^P(\d+W|` + hour + `|` + day + `(` + hour + `)?)$`).MatchString
}
