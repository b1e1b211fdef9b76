package mock

import (
	"net/http"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// refusal is the status that an operation answers an error with which usually
// has another: where it documents nothing for a path that breaks its rules, it
// knows of no thing that is named so.
func refusal(op *contract.Operation, e *fault.Error, usual int) int {
	if e.Kind != fault.Invalid || len(e.Fields) == 0 || !op.Documents("404") || slices.ContainsFunc([]string{"400", "422", "4XX", "default"}, op.Documents) {
		return usual
	}
	for _, f := range e.Fields {
		if !strings.HasPrefix(f.Place, "path ") {
			return usual
		}
	}
	return http.StatusNotFound
}
