package compose

import (
	"slices"
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/sample"
)

// opaqueWords end the names of what is handed out by an API and only known to
// it, or stands for something outside: other values mean nothing to it however
// well they are formed.
var opaqueWords = [...]string{
	"id", "ids", "uuid", "guid", "ref", "reference", "token", "cursor", "after", "before", "since", "code", "coupon", "password", "secret",
	"key", "etag", "match", "slug", "sha", "hash", "signature", "user", "owner", "username", "login", "parent", "path",
	"currency", "country", "timezone", "iban", "vat",
}

// Opaque reports whether a parameter or member is named like one of which more
// than the document decides what it may be.
func Opaque(name string) bool {
	word := lastWord(name)
	return slices.Contains(opaqueWords[:], word)
}

// OpaqueAt is Opaque for a place in a value, for what it stands in, and for all
// that was put there.
func OpaqueAt(keys []string, v any) bool {
	for _, key := range keys {
		if Opaque(key) {
			return true
		}
	}
	switch v := v.(type) {
	case sample.Object:
		return slices.ContainsFunc(v, func(m sample.Member) bool { return OpaqueAt([]string{m.Name}, m.Value) })
	case []any:
		return slices.ContainsFunc(v, func(item any) bool { return OpaqueAt(nil, item) })
	}
	return false
}

// lastWord is the last of the words that a name is made of, in lower case.
func lastWord(name string) string {
	runes := []rune(name)
	start := 0
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			start = i + 1
		case unicode.IsUpper(r) && i > 0 && unicode.IsLower(runes[i-1]):
			start = i
		}
	}
	return strings.ToLower(string(runes[min(start, len(runes)):]))
}
