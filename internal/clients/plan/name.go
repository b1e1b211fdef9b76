package plan

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name is an identifier as lower-case words, so that each language may spell
// it its own way: [create webhook] is CreateWebhook, create_webhook,
// createWebhook. Words hold letters and digits of any script, normalised to
// NFKC as Python does (its reference, section 2.3); the first may begin with a
// digit, which no language takes as it stands.
type Name []string

// Pascal returns "CreateWebhook".
func (n Name) Pascal() string { return n.spell("", capital, capital) }

// Camel returns "createWebhook".
func (n Name) Camel() string { return n.spell("", same, capital) }

// Snake returns "create_webhook".
func (n Name) Snake() string { return strings.Join(n, "_") }

// Kebab returns "create-webhook".
func (n Name) Kebab() string { return strings.Join(n, "-") }

// Upper returns "CREATE_WEBHOOK".
func (n Name) Upper() string { return strings.ToUpper(n.Snake()) }

// Text returns "create webhook".
func (n Name) Text() string { return strings.Join(n, " ") }

// With returns the name with words behind it.
func (n Name) With(words ...string) Name {
	return append(slices.Clip(slices.Clone(n)), words...)
}

func same(word string) string { return word }

func capital(word string) string {
	for i, r := range word {
		return string(unicode.ToUpper(r)) + word[i+len(string(r)):]
	}
	return word
}

// spell joins the words. Two numbers in a row are kept apart with an underscore,
// which they would need in any spelling: [1 2] and [12] differ.
func (n Name) spell(between string, first, others func(string) string) string {
	var b strings.Builder
	for i, word := range n {
		if i == 0 {
			b.WriteString(first(word))
			continue
		}
		b.WriteString(between)
		if digit(word[0]) && digit(n[i-1][len(n[i-1])-1]) {
			b.WriteByte('_')
		}
		b.WriteString(others(word))
	}
	return b.String()
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// key is what two names must differ in to be different in every spelling: the
// capitals of "i" and "ı", for example, are the same.
func (n Name) key() string { return strings.ToLower(strings.ToUpper(strings.Join(n, ""))) }

// signs names the characters that names may consist of altogether.
var signs = map[rune]string{
	'+': "plus", '-': "minus", '*': "star", '/': "slash", '<': "less", '>': "greater", '=': "equal", '!': "not",
	'&': "and", '|': "or", '%': "percent", '$': "dollar", '#': "hash", '@': "at", '.': "dot", '~': "tilde", '^': "caret",
	'_': "underscore", ':': "colon", ',': "comma", ';': "semicolon", '?': "question", ' ': "space", '"': "quote",
	'\'': "apostrophe", '(': "open", ')': "close", '[': "open", ']': "close", '{': "open", '}': "close", '\\': "backslash",
}

// maxWords bounds a name: a longer one is of no use to a reader.
const maxWords = 16

// NameOf splits text into words: at what is neither letter nor digit, before a
// capital that follows a small letter, and before the last of several capitals
// ("HTTPServer" is [http server]). A sign before a number is a word, and so are
// the signs of a text that has nothing else. Of an empty text the name is nil.
func NameOf(text string) Name {
	runes := []rune(norm.NFKC.String(text))
	var name Name
	start := -1
	flush := func(end int) {
		if start >= 0 {
			name = append(name, strings.ToLower(string(runes[start:end])))
		}
		start = -1
	}
	for i, r := range runes {
		switch {
		case !letter(r):
			flush(i)
			if (r == '+' || r == '-') && (i == 0 || !letter(runes[i-1])) && i+1 < len(runes) && unicode.IsDigit(runes[i+1]) {
				name = append(name, signs[r])
			}
		case start >= 0 && boundary(runes, i):
			flush(i)
			start = i
		case start < 0:
			start = i
		}
	}
	flush(len(runes))
	if name == nil {
		for _, r := range runes {
			if sign := signs[r]; sign != "" {
				name = append(name, sign)
			}
		}
	}
	return name[:min(len(name), maxWords)]
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// boundary reports whether a word begins at runes[i], within letters and digits.
func boundary(runes []rune, i int) bool {
	if !unicode.IsUpper(runes[i]) {
		return false
	}
	before := runes[i-1]
	if unicode.IsLower(before) || unicode.IsDigit(before) {
		return true
	}
	return unicode.IsUpper(before) && i+1 < len(runes) && unicode.IsLower(runes[i+1]) && !plural(runes, i)
}

// plural reports whether the capital at i and the "s" after it end a word of
// capitals: "IDs", "APIs".
func plural(runes []rune, i int) bool {
	return runes[i+1] == 's' && (i+2 == len(runes) || !unicode.IsLower(runes[i+2]))
}

// Scope gives out names that are unique in every spelling.
type Scope struct{ taken map[string]bool }

// NewScope returns a scope in which the given names are taken.
func NewScope(taken ...string) *Scope {
	s := &Scope{taken: make(map[string]bool)}
	for _, name := range taken {
		s.taken[NameOf(name).key()] = true
	}
	return s
}

// Take returns the name if it is free, else the name with the first of others
// that is, else with the first number from 2 that is. It is then taken.
func (s *Scope) Take(name Name, others ...string) Name {
	if len(name) == 0 {
		name = Name{"value"}
	}
	if s.claim(name) {
		return name
	}
	for _, other := range others {
		if with := name.With(NameOf(other)...); other != "" && s.claim(with) {
			return with
		}
	}
	for i := 2; ; i++ {
		if with := name.With(strconv.Itoa(i)); s.claim(with) {
			return with
		}
	}
}

func (s *Scope) claim(name Name) bool {
	key := name.key()
	if s.taken[key] {
		return false
	}
	s.taken[key] = true
	return true
}
