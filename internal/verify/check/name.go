package check

import "github.com/apisteward/steward/internal/resource/property"

// secret reports whether a value with a name may be something that must not be
// shown.
func secret(name string) bool {
	for _, word := range property.Words(name) {
		switch word {
		case "password", "passwd", "passphrase", "pwd", "secret", "secrets", "token", "tokens", "jwt", "credential", "credentials",
			"authorization", "apikey", "key", "signature", "otp", "pin", "cvv", "cvc", "ssn", "cookie", "session":
			return true
		}
	}
	return false
}
