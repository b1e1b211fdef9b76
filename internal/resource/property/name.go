package property

import (
	"strings"
	"unicode"
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
func Words(name string) []string {
	var list []string
	var word []rune
	runes := []rune(strings.ReplaceAll(name, "IDs", "Ids"))
	end := func() {
		if len(word) > 0 {
			list = append(list, string(word))
			word = nil
		}
	}
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
			continue
		case unicode.IsUpper(r) && i > 0 && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])):
			end()
		}
		word = append(word, unicode.ToLower(r))
	}
	end()
	return list
}
