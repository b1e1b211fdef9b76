package sample

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// maxLuck is how many strings are drawn for a pattern that looks around.
const maxLuck = 200

// withoutLooks is a regular expression without its assertions of what comes
// before or after ("(?=", "(?!", "(?<=", "(?<!"; ECMA-262, section 22.2.1), as
// passwords have them. A string of what is left is one of the whole with some
// luck.
func withoutLooks(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		if n := lookAt(text[i:]); n > 0 {
			i += n
			continue
		}
		n := tokenAt(text[i:])
		b.WriteString(text[i : i+n])
		i += n
	}
	return b.String()
}

// lookAt is the length of the assertion that a text begins with; 0 for none.
func lookAt(text string) int {
	begins := false
	for _, sign := range [...]string{"(?=", "(?!", "(?<=", "(?<!"} {
		begins = begins || strings.HasPrefix(text, sign)
	}
	if !begins {
		return 0
	}
	open := 0
	for i := 0; i < len(text); {
		n := tokenAt(text[i:])
		switch text[i : i+n] {
		case "(":
			open++
		case ")":
			if open--; open == 0 {
				return i + n
			}
		}
		i += n
	}
	return 0
}

// tokenAt is the length of the character, escape or class that a text begins
// with.
func tokenAt(text string) int {
	switch {
	case text[0] == '\\' && len(text) > 1:
		return 2
	case text[0] != '[':
		return 1
	}
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == ']':
			return i + 1
		}
	}
	return len(text)
}

// lucky returns a string of a pattern that looks around, or "".
func (p *pattern) lucky(least, most int) string {
	rng := rand.New(rand.NewPCG(uint64(least), uint64(most)))
	for range maxLuck {
		text := p.legible(rng)
		if n := utf8.RuneCountInString(text); n < least || n > most {
			continue
		}
		if matched, sure := p.matches(text); matched && sure {
			return text
		}
	}
	return ""
}

// mixture are the kinds of characters that such patterns ask for together.
var mixture = [...]string{lowerLetters, upperLetters, digits, "!@#$%&*?_-+="}
