package mock

import (
	"net/http"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

// refusal is the status that an operation answers an error with which usually
// has another: where it documents nothing for names in its path that break their
// rules, it knows of no thing that is named so. A text in the place of a number,
// a date or one of a few words is no name of anything, and is refused as such.
func refusal(doc *contract.Document, op *contract.Operation, e *fault.Error, usual int) int {
	if e.Kind != fault.Invalid || len(e.Fields) == 0 || !op.Documents("404") || slices.ContainsFunc([]string{"400", "422", "4XX", "default"}, op.Documents) {
		return usual
	}
	for _, f := range e.Fields {
		if !slices.ContainsFunc(op.Parameters, func(p *contract.Parameter) bool {
			return p.In == "path" && f.Place == "path "+p.Name && isName(doc, p)
		}) {
			return usual
		}
	}
	return http.StatusNotFound
}

// isName reports whether any text may be the value of a parameter, but for its
// length and pattern.
func isName(doc *contract.Document, p *contract.Parameter) bool {
	if p.Schema == nil {
		return false
	}
	s := doc.Resolve(p.Schema)
	return s.Get("type").Text() == "string" && !s.Has("format") && !s.Has("enum") && !s.Has("const")
}
