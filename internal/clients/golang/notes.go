package golang

import (
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// Notes lists what a Go client cannot express beyond what no client can.
func Notes(p *plan.Package) []plan.Note {
	var notes []plan.Note
	for _, t := range p.Declared() {
		for _, text := range limits(t) {
			notes = append(notes, plan.Note{Place: t.Place, Text: text})
		}
	}
	return notes
}

// limits says what of a type Go cannot express, and what is done instead.
func limits(t *plan.Type) []string {
	var keys []string
	for _, f := range t.Fields {
		if !taggable(f.Key) {
			keys = append(keys, strconv.Quote(f.Key))
		}
	}
	switch {
	case len(keys) > 0:
		return []string{"Go cannot name " + strings.Join(keys, ", ") + " in a struct: see AdditionalProperties."}
	case t.Kind == plan.Enum && (t.Elem.Type == nil || t.Elem.Type.Kind == plan.Any):
		return []string{"The values are of several types, which are no one type of Go: any value is taken."}
	}
	return nil
}
