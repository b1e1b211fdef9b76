// Package fault holds the one typed error that crosses package borders. It
// knows nothing of HTTP: handlers translate a Kind into a status in one place.
package fault

import (
	"errors"
	"fmt"
)

// Kind says what sort of thing went wrong, from the caller's point of view.
type Kind uint8

// The kinds. Internal is the zero value, so that an error nobody classified
// is never shown to a caller.
const (
	Internal        Kind = iota // our mistake; its detail is logged, never shown
	Malformed                   // the input cannot be understood at all
	Invalid                     // understood, and against the rules
	Unauthenticated             // no credentials, or none that are known
	Forbidden                   // known credentials that do not allow this
	NotFound                    // no such thing, or none that the caller may see
	Conflict                    // at odds with what is stored
	Stale                       // the caller's precondition no longer holds
	Unconditional               // a precondition is required and was not given
	TooLarge                    // over a size limit
	Unsupported                 // a media type or encoding that is not taken
	TooMany                     // over a rate limit
	Unavailable                 // cannot be done now; trying later may help
)

var kindNames = [...]string{
	"internal", "malformed", "invalid", "unauthenticated", "forbidden",
	"not found", "conflict", "stale", "unconditional", "too large",
	"unsupported", "too many", "unavailable",
}

// String returns the kind in words: "not found".
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("kind %d", k)
}

// Field is one fault in one place of the input.
type Field struct {
	Place        string // parameter name, or JSON pointer into the body ("#/info/version")
	Detail       string // what is wrong there, in one sentence, without the submitted value
	Line, Column int    // one-based place in the text; 0 when unknown
}

// Error is an error with a kind and a sentence fit for the person who caused it.
type Error struct {
	Kind   Kind
	Detail string  // what happened and what to do next; shown unless Kind is Internal
	Fields []Field // the places at fault, if there are any
	Err    error   // the cause; logged, never shown
}

// New returns an Error of the given kind whose detail is formatted as by
// fmt.Sprintf.
func New(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Detail: fmt.Sprintf(format, args...)}
}

// Wrap returns an Internal error with the given cause. The message says what
// was being done. Wrap returns nil when err is nil, and err itself when it
// already is, or wraps, an *Error.
func Wrap(err error, doing string) error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return err
	}
	return &Error{Kind: Internal, Detail: doing, Err: err}
}

// Error returns the detail followed by the cause.
func (e *Error) Error() string {
	if e.Err == nil {
		return e.Detail
	}
	return e.Detail + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the first *Error in err's chain, and Internal
// when there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// Is reports whether err is, or wraps, an *Error of the given kind. It is
// false for a nil error.
func Is(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }
