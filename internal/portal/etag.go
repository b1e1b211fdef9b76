package portal

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// entityTag is a strong entity tag (RFC 9110, section 8.8.3) of a body.
func entityTag(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
}

// codedTag is the tag of the same body in a coding: strong tags differ where
// bytes do.
func codedTag(tag string, in coding) string {
	if in == plain {
		return tag
	}
	return strings.TrimSuffix(tag, `"`) + "-" + string(in) + `"`
}

// matches reports whether an If-None-Match field names the tag, in whatever
// coding it was sent.
func matches(field, tag string) bool {
	for candidate := range strings.SplitSeq(field, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == "*" || candidate == tag || candidate == codedTag(tag, gzipped) || candidate == codedTag(tag, zstandard) {
			return true
		}
	}
	return false
}
