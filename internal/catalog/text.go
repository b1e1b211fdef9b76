package catalog

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// printable reports whether the text has no control characters, of which
// PostgreSQL does not take NUL.
func printable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, unicode.IsControl)
}

// prose reports whether the text has no control characters but line breaks and
// tabs.
func prose(text string) bool {
	return printable(strings.NewReplacer("\n", "", "\r", "", "\t", "").Replace(text))
}
