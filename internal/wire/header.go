package wire

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Header writes a value as the text of a header (RFC 6570, section 3.2.2;
// OpenAPI 3.1.1, section 4.8.12.2). Characters that cannot be sent there,
// control characters and all beyond ASCII, are left out, and so are spaces at
// both ends: see Sendable for whether any were.
func Header(p *contract.Parameter, v any) string { return Field(headerText(p, v)) }

// Field is a text as the value of a header: without what cannot be sent.
func Field(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, text))
}

// printable reports whether a text is ASCII without control characters.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Token reports whether s may be a method or the name of a header (RFC 9110,
// section 5.6.2).
func Token(s string) bool {
	return s != "" && strings.Trim(s, "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// IgnoredHeader reports whether a header parameter means nothing, since other
// parts of the document say it (OpenAPI 3.0.3, section 4.7.12.1).
func IgnoredHeader(name string) bool {
	switch strings.ToLower(name) {
	case "accept", "content-type", "authorization":
		return true
	}
	return false
}
