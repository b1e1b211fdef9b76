package catalog

import "strings"

// maxSlug bounds a slug to a DNS label (RFC 1123, section 2.1).
const maxSlug = 63

// validSlug reports whether the text may name an API: lower case letters and
// digits, in words with single hyphens between them.
func validSlug(slug string) bool {
	if len(slug) > maxSlug {
		return false
	}
	for word := range strings.SplitSeq(slug, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}
