// Package refusal says why a request is refused in the shape that its document
// gives to errors: in the members, by whatever names, that have room for it.
package refusal

import "github.com/apisteward/steward/internal/fault"

// Reason is what there is to say of a request that is refused.
type Reason struct {
	*fault.Error
	Status    int
	Path      string // of the request, encoded
	Method    string
	InProblem bool // the body is a problem (RFC 9457)

	placed bool // the fields stand in a list already
}
