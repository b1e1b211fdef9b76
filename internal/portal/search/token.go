package search

import (
	"strings"
	"unicode"
)

// Bounds of a word. Longer runs of letters are no words that anyone types.
const (
	minWord = 2
	maxWord = 40
)

// maxWhole is of how many parts a word in mixed case may be to be a word of
// its own as well: "OAuth" and "GitHub" are, "createCoreV1NamespacedPod" is not.
const maxWhole = 3

// tokens splits a text into words in lower case, in order. It splits at
// everything but letters, digits and marks, and within words in mixed case:
// "HTTPServer" gives "http", "server" and "httpserver". Scripts that put no
// spaces between words give a word for each character. search.js splits in the
// same way.
func tokens(text string) []string {
	var out []string
	for _, run := range strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) }) {
		parts := splitCase([]rune(run))
		out = append(out, parts...)
		if len(parts) > 1 && len(parts) <= maxWhole && !strings.ContainsFunc(run, isIdeograph) {
			out = append(out, strings.ToLower(run))
		}
	}
	return out
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// isIdeograph reports whether r is of a script without spaces between words.
func isIdeograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// splitCase splits before every capital that follows something else, before
// the last of several capitals when a small letter follows it, and around
// ideographs.
func splitCase(run []rune) []string {
	var parts []string
	start := 0
	for i := 1; i <= len(run); i++ {
		if i == len(run) || startsPart(run, i) {
			parts = append(parts, strings.ToLower(string(run[start:i])))
			start = i
		}
	}
	return parts
}

func startsPart(run []rune, i int) bool {
	if isIdeograph(run[i]) || isIdeograph(run[i-1]) {
		return true
	}
	if !unicode.IsUpper(run[i]) {
		return false
	}
	return !unicode.IsUpper(run[i-1]) || i+1 < len(run) && unicode.IsLower(run[i+1])
}
