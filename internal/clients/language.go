// Package clients makes the typed client of any document, in several
// languages, as the files of a package.
package clients

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/fault"
)

// Language is a language that clients are made in.
type Language string

// The languages.
const (
	Go         Language = "go"
	TypeScript Language = "typescript"
	Python     Language = "python"
)

// Languages returns the known languages.
func Languages() []Language { return []Language{Go, TypeScript, Python} }

// ParseLanguage returns the language of a name. fault.Invalid for another one.
func ParseLanguage(name string) (Language, error) {
	if l := Language(name); slices.Contains(Languages(), l) {
		return l, nil
	}
	return "", fault.New(fault.Invalid, "a language is one of %s", Known(", "))
}

// Known lists the names of the languages.
func Known(between string) string {
	var names []string
	for _, l := range Languages() {
		names = append(names, string(l))
	}
	return strings.Join(names, between)
}
