package prose

import "strings"

// Address returns s when it is an http or https URL, and "" otherwise.
func Address(s string) string {
	lower := strings.ToLower(strings.TrimSpace(s))
	if strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") {
		return strings.TrimSpace(s)
	}
	return ""
}
