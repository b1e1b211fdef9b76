package schema

import (
	"cmp"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// Fault is one thing that a schema refuses in a value.
type Fault struct {
	Keyword  string         // "type", "required", "maxLength"; "false" for the schema that lets nothing through
	Schema   *contract.Node // the object that holds the keyword, after references
	Place    []string       // keys and indexes that lead to the refused part of the value
	Pattern  string         // the place as a JSON pointer with "*" for each index and each key that the schema does not name: "/items/*/id"
	Property string         // of "required", "additionalProperties" and the like: the name that is missing or too much
	Text     string         // what is wrong, to follow a noun: "lacks the required property \"id\""; never a value
	Soft     bool           // a mere annotation: a format that need not be checked
}

// inOrder sorts faults by place and leaves out those said twice, as of a
// schema that is reached in two ways.
func inOrder(faults []placed) []Fault {
	slices.SortStableFunc(faults, func(a, b placed) int { return slices.CompareFunc(a.steps, b.steps, compareSteps) })
	sorted := make([]Fault, 0, len(faults))
	for _, f := range faults {
		if !saidBefore(sorted, f.Fault) {
			sorted = append(sorted, f.Fault)
		}
	}
	return sorted
}

// saidBefore looks among the faults of the same place.
func saidBefore(sorted []Fault, f Fault) bool {
	for i := len(sorted) - 1; i >= 0 && slices.Equal(sorted[i].Place, f.Place); i-- {
		if sorted[i].Schema == f.Schema && sorted[i].Keyword == f.Keyword && sorted[i].Property == f.Property {
			return true
		}
	}
	return false
}

// placed is a fault with the steps that lead to it.
type placed struct {
	Fault
	steps  []step
	single bool // it is about a value that can only be one
}

func compareSteps(a, b step) int {
	return cmp.Or(cmp.Compare(a.index, b.index), cmp.Compare(a.key, b.key))
}
