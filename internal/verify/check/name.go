package check

import (
	"strings"
	"unicode"
)

// words are the parts of a name in lower case: "X-Api-Key", "apiKey" and
// "api_key" end with "api" and "key".
func words(name string) []string {
	var list []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			list = append(list, word.String())
			word.Reset()
		}
	}
	var before rune
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
			before = 0
			continue
		case unicode.IsUpper(r) && unicode.IsLower(before):
			end()
		}
		word.WriteRune(unicode.ToLower(r))
		before = r
	}
	end()
	return list
}

// secret reports whether a value with a name may be something that must not be
// shown.
func secret(name string) bool {
	for _, word := range words(name) {
		switch word {
		case "password", "passwd", "passphrase", "pwd", "secret", "secrets", "token", "tokens", "jwt", "credential", "credentials",
			"authorization", "apikey", "key", "signature", "otp", "pin", "cvv", "cvc", "ssn", "cookie", "session":
			return true
		}
	}
	return false
}
