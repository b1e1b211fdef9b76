package call

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// Documents reports whether an operation documents a status, as it is written:
// "201", "4XX". A range or a default does not stand for it.
func Documents(op *contract.Operation, status string) bool {
	return slices.ContainsFunc(op.Responses, func(r *contract.Response) bool { return r.Status == status })
}

// HeaderParameter is the header parameter of a name, in whatever case (RFC 9110,
// section 5.1), or nil.
func HeaderParameter(op *contract.Operation, name string) *contract.Parameter {
	for _, p := range op.Parameters {
		if p.In == "header" && strings.EqualFold(p.Name, name) {
			return p
		}
	}
	return nil
}
