package likely

import (
	"strings"
	"unicode"
)

// Words are the words of a name in small letters, however they are told
// apart: created_at, createdAt, CREATED-AT and "Created at" have the same two.
func Words(name string) []string {
	for _, odd := range [...][2]string{{"IPv", "Ipv"}, {"IDs", "Ids"}, {"URLs", "Urls"}, {"OAuth", "Oauth"}} {
		name = strings.ReplaceAll(name, odd[0], odd[1])
	}
	r := []rune(name)
	var out []string
	start := 0
	flush := func(end int) {
		if end > start {
			out = append(out, strings.ToLower(string(r[start:end])))
		}
	}
	for i := range r {
		switch {
		case !unicode.IsLetter(r[i]) && !unicode.IsDigit(r[i]):
			flush(i)
			start = i + 1
		case i > start && starts(r, i):
			flush(i)
			start = i
		}
	}
	flush(len(r))
	return out
}

// starts reports whether a word starts at a letter in the midst of others: at
// the A of createdAt and at the U of HTMLUrl.
func starts(r []rune, i int) bool {
	if !unicode.IsUpper(r[i]) {
		return false
	}
	return !unicode.IsUpper(r[i-1]) || i+1 < len(r) && unicode.IsLower(r[i+1])
}

// Singular is the word for one of what a word names many of, as far as its
// end tells.
func Singular(word string) string {
	for _, rule := range [...]struct{ many, one string }{
		{"people", "person"}, {"children", "child"}, {"series", "series"}, {"lves", "lf"}, {"sses", "ss"},
		{"auses", "ause"}, {"ouses", "ouse"}, {"uses", "us"}, {"xes", "x"}, {"ches", "ch"}, {"shes", "sh"},
		{"movies", "movie"}, {"cookies", "cookie"}, {"ies", "y"}, {"ss", "ss"}, {"us", "us"}, {"is", "is"}, {"s", ""},
	} {
		if stem, ok := strings.CutSuffix(word, rule.many); ok && len(word) > 2 {
			return stem + rule.one
		}
	}
	return word
}

// maxPhrase is how many words the phrases have that anything is known of.
const maxPhrase = 5

// phrases calls yield with the ends of a name, the longest first, each in one
// word and the last of its words in the singular: of home_city_names
// homecityname, cityname, name. Digits at the end count as nothing, as in
// line2. It stops when yield is true, and reports whether it was.
func phrases(words []string, yield func(string) bool) bool {
	for i := max(0, len(words)-maxPhrase); i < len(words); i++ {
		phrase := strings.Join(words[i:], "")
		if yield(phrase) {
			return true
		}
		if s := Singular(phrase); s != phrase && yield(s) {
			return true
		}
		if s := strings.TrimRight(phrase, "0123456789"); s != phrase && s != "" && yield(s) {
			return true
		}
	}
	return false
}
