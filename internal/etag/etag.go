// Package etag makes and compares entity tags (RFC 9110, section 8.8.3).
package etag

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// codings are the content codings that replies are sent in. Strong tags differ
// where bytes do, so that each has its own ending: `"x"`, `"x-gzip"`.
var codings = [...]string{"gzip", "zstd"}

// Of returns the strong entity tag of bytes.
func Of(content []byte) string {
	sum := sha256.Sum256(content)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
}

// Coded returns the tag that what has the given tag has in a content coding,
// "" for none.
func Coded(tag, coding string) string {
	if coding == "" {
		return tag
	}
	return strings.TrimSuffix(tag, `"`) + "-" + coding + `"`
}

// Matches reports whether one of the entity tags in a field such as
// If-None-Match stands for the given one, by weak comparison (RFC 9110,
// section 8.8.3.2). The tag of the same in a coding stands for it too.
func Matches(field, tag string) bool { return matches(field, tag, false) }

// MatchesStrongly is like Matches by strong comparison, as If-Match needs it:
// weak tags match nothing.
func MatchesStrongly(field, tag string) bool { return matches(field, tag, true) }

func matches(field, tag string, strongly bool) bool {
	if strings.TrimSpace(field) == "*" {
		return true
	}
	tag = plain(tag)
	for candidate := range strings.SplitSeq(field, ",") {
		candidate, weak := strings.CutPrefix(strings.TrimSpace(candidate), "W/")
		if plain(candidate) == tag && !(weak && strongly) {
			return true
		}
	}
	return false
}

// plain returns a strong entity tag as it is without a coding.
func plain(tag string) string {
	for _, coding := range codings {
		if cut, ok := strings.CutSuffix(tag, "-"+coding+`"`); ok {
			return cut + `"`
		}
	}
	return tag
}
