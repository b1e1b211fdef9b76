package check

import (
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/schema"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/failure"
)

// undocumentedProperty finds properties that no schema knows, and that none
// welcomes either. JSON Schema lets them through, so that they are a warning;
// all of one schema are one.
func (c *Context) undocumentedProperty(x *call.Exchange, v judged) []failure.Failure {
	faults, ok := c.Judge.Undeclared(v.schema, schema.Response, v.value)
	if !ok {
		return nil // told by what judges the schema itself
	}
	names := map[*contract.Node][]string{}
	var first []schema.Fault
	for _, fault := range faults {
		if names[fault.Schema] == nil {
			first = append(first, fault)
		}
		if !slices.Contains(names[fault.Schema], fault.Property) {
			names[fault.Schema] = append(names[fault.Schema], fault.Property)
		}
	}
	var found []failure.Failure
	for _, fault := range first {
		f := warning(failure.New("undocumented-property", x, fault.Schema))
		list := strings.Join(names[fault.Schema], ", ")
		found = append(found, one(f, "The body has properties that are not documented: "+short(list)+within(fault)+".",
			"documented properties", short(list))...)
	}
	return found
}

// within says where in a body something is, unless that is the body itself.
func within(fault schema.Fault) string {
	if fault.Pattern == "" {
		return ""
	}
	return " in " + fault.Pattern
}
