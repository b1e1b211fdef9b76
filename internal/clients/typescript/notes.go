package typescript

import "github.com/apisteward/steward/internal/clients/plan"

// Notes lists what a TypeScript client cannot express beyond what no client
// can, since fetch does not let it (WHATWG Fetch, "Request class").
func Notes(p *plan.Package) []plan.Note {
	var notes []plan.Note
	for _, g := range p.Groups {
		for _, op := range g.Operations {
			for _, text := range limits(op) {
				notes = append(notes, plan.Note{Place: op.Source.Node.Pointer(), Operation: op.Source.Name(), Text: text})
			}
		}
	}
	return notes
}

func limits(op *plan.Operation) []string {
	switch {
	case op.Verb == "TRACE" || op.Verb == "CONNECT":
		return []string{"Fetch does not let a program send " + op.Verb + ": the call fails."}
	case op.Body != nil && bodiless(op):
		return []string{"The contract has a body here, which fetch does not let a " + op.Verb + " request have: it is left out."}
	}
	return nil
}

// bodiless reports whether fetch sends a method without a body.
func bodiless(op *plan.Operation) bool { return op.Verb == "GET" || op.Verb == "HEAD" }
