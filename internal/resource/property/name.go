package property

import (
	"strings"
	"unicode"

	"github.com/apisteward/steward/internal/sample/likely"
)

// Letters are the letters and digits of a name, in lower case.
func Letters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// Words cuts a name at signs and where its case changes, in lower case:
// "bookId", "book_id" and "BOOK-ID" are the same.
func Words(name string) []string { return likely.Words(name) }
