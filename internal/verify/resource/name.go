package resource

import (
	"slices"
	"strings"
	"unicode"
)

// words cuts a name at signs and where its case changes, in lower case:
// "bookId", "book_id" and "BOOK-ID" are the same.
func words(name string) []string {
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

// plain is a name without signs and case.
func plain(name string) string { return strings.Join(words(name), "") }

// singular is the name of one of what a word names several of.
func singular(word string) string {
	for _, rule := range [...]struct{ many, one string }{
		{"people", "person"}, {"children", "child"}, {"series", "series"}, {"lves", "lf"}, {"sses", "ss"},
		{"auses", "ause"}, {"ouses", "ouse"}, {"uses", "us"}, {"xes", "x"}, {"ches", "ch"}, {"shes", "sh"},
		{"movies", "movie"}, {"cookies", "cookie"}, {"ies", "y"}, {"ss", "ss"}, {"us", "us"}, {"is", "is"}, {"s", ""},
	} {
		if stem, ok := strings.CutSuffix(word, rule.many); ok && stem+rule.one != "" {
			return stem + rule.one
		}
	}
	return word
}

// thingName is what one of the things behind a path segment is called:
// "orderitem" for "order-items".
func thingName(segment string) string {
	list := words(segment)
	if len(list) == 0 {
		return ""
	}
	list[len(list)-1] = singular(list[len(list)-1])
	return strings.Join(list, "")
}

// isKey reports whether a word says that what it stands with is a name of a
// thing, and not the thing.
func isKey(word string) bool {
	return slices.Contains([]string{"id", "ids", "uuid", "uuids", "guid", "guids"}, word)
}

// owners returns what a name such as "billing_customer_id" may name a thing of,
// the longest first: "billingcustomer", "customer". It is nil for a name that
// does not say that it names a thing.
func owners(name string) []string {
	list := words(name)
	if len(list) < 2 || !isKey(list[len(list)-1]) {
		return nil
	}
	list = list[:len(list)-1]
	var names []string
	for i := range list {
		names = append(names, thingName(strings.Join(list[i:], " ")))
	}
	return names
}

// withoutOwner is what is left of the name of a key when the name of the thing
// is taken from its front: "id" of "book_id", "number" of "issueNumber". It is
// "" when the name does not begin with the thing's.
func withoutOwner(name, thing string) string {
	list := words(name)
	for i := 1; i < len(list); i++ {
		if thingName(strings.Join(list[:i], " ")) == thing {
			return strings.Join(list[i:], "")
		}
	}
	return ""
}
