package call

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

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
