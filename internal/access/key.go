// Package access knows who may do what: keys, their tokens and their scopes.
package access

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/fault"
)

// Key is the right to use the server. What is secret of it, its token, is shown
// when it is made and never kept.
type Key struct {
	ID         string
	Name       string
	Hint       string // the beginning of the token, to tell keys apart: "stw_3kF9"
	Hash       []byte // SHA-256 of the token
	Scope      Scope
	APIs       []string // slugs it is limited to; all when empty
	CreatedAt  time.Time
	CreatedBy  string    // name of the key that made it, "" for the first one
	ExpiresAt  time.Time // zero when it never does
	LastUsedAt time.Time // to the minute; zero when it never was
	RevokedAt  time.Time // zero when it is not
}

// Usable reports whether the key opens anything at the given time.
func (k *Key) Usable(now time.Time) bool {
	return k.RevokedAt.IsZero() && (k.ExpiresAt.IsZero() || now.Before(k.ExpiresAt))
}

// Lasting reports whether the key can manage everything, now and for ever.
func (k *Key) Lasting() bool {
	return k.Scope == Admin && len(k.APIs) == 0 && k.ExpiresAt.IsZero() && k.RevokedAt.IsZero()
}

// The bounds of a key's fields.
const (
	maxName = 200 // characters
	maxAPIs = 100
	maxSlug = 63
)

// validate returns an Invalid error that lists every field at fault.
func (k *Key) validate() error {
	var faults []fault.Field
	check := func(holds bool, place, detail string) {
		if !holds {
			faults = append(faults, fault.Field{Place: "#/" + place, Detail: detail})
		}
	}
	check(strings.TrimSpace(k.Name) != "", "name", "must not be empty")
	check(utf8.RuneCountInString(k.Name) <= maxName, "name", "must have at most 200 characters")
	check(printable(k.Name), "name", "must have no control characters")
	check(k.Scope.rank() > 0, "scope", "must be read, publish or admin")
	check(len(k.APIs) <= maxAPIs, "apis", "must be at most 100")
	for i, api := range k.APIs {
		check(api != "" && len(api) <= maxSlug && printable(api), fmt.Sprintf("apis/%d", i), "is not the name of an API")
	}
	check(k.ExpiresAt.IsZero() || k.ExpiresAt.After(k.CreatedAt), "expires_at", "must be in the future")
	if len(faults) == 0 {
		return nil
	}
	err := fault.New(fault.Invalid, "The key cannot be made like this.")
	err.Fields = faults
	return err
}

// printable reports whether the text has no control characters, of which
// PostgreSQL does not take NUL.
func printable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, unicode.IsControl)
}
