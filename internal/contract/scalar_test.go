package contract

import (
	"regexp"
	"testing"
)

// The core schema's numbers, as YAML 1.2.2 writes them (section 10.3.2), but
// for octal and hexadecimal ones of more than a hundred digits.
var coreNumber = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)$`)

// Every text of up to five of these characters is a number, or is none, as the
// specification says.
func TestNumbersAreThoseOfTheCoreSchema(t *testing.T) {
	const letters = "0179.eExoa+-_"
	var try func(text string, more int)
	try = func(text string, more int) {
		kind, _ := resolvePlain(text)
		if got, want := kind == Number, coreNumber.MatchString(text); got != want {
			t.Fatalf("%q is a number: %t, want %t", text, got, want)
		}
		for i := range len(letters) {
			if more > 0 {
				try(text+letters[i:i+1], more-1)
			}
		}
	}
	try("", 5)
}
