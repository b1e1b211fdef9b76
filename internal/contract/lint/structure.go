package lint

import "github.com/apisteward/steward/internal/contract"

// structureRules returns the rules about what each object of the
// specification may and must hold, and about the text itself.
func structureRules() []Rule {
	return []Rule{
		structureRule("oas2-schema", In20, "Swagger 2.0"),
		structureRule("oas3-schema", From30, "OpenAPI 3"),
		defectRule("duplicate-key", Rule{
			Summary: "An object holds each key once",
			Why:     "Readers keep the first value, the last, or refuse the document, so that two of them see different APIs",
			Remedy:  "Remove or rename all but one of the keys",
		}),
		defectRule("invalid-ref", Rule{
			Summary: "A reference leads to something in the document",
			Why:     "What the reference stands for is unknown, so nothing that depends on it can be checked, documented or generated",
			Remedy:  "Correct the reference, or add what it names",
		}),
		defectRule("external-ref", Rule{
			Summary: "References stay within the document",
			Why:     "A published document must mean the same for ever, which files and addresses outside of it cannot promise",
			Remedy:  "Bundle the files into one document: `steward publish` does so for files below the document's folder",
		}),
		defectRule("circular-ref", Rule{
			Summary: "A chain of references ends at an object",
			Why:     "References that only lead to each other stand for nothing",
			Remedy:  "Point one of the references at an object",
		}),
	}
}

func structureRule(id string, editions Editions, name string) Rule {
	return Rule{
		ID: id, Severity: Error, Group: "structure", Editions: editions,
		Summary: "The document holds what " + name + " allows, and all that it requires",
		Why:     "Tools ignore what they do not know and fail on what they miss, so that the document means less than its author thinks",
		Remedy:  "Correct the field that the finding names",
		Check:   checkStructure,
	}
}

// defectRule completes a rule that reports what loading found.
func defectRule(id string, rule Rule) Rule {
	rule.ID, rule.Severity, rule.Group, rule.Editions = id, Error, "structure", InAll
	rule.Check = func(p *Pass) {
		for _, d := range p.Doc.Defects {
			if d.Rule == id {
				p.reportDefect(d)
			}
		}
	}
	return rule
}

func (p *Pass) reportDefect(d contract.Defect) {
	p.add(func() Finding {
		return Finding{
			Place: d.Place, Line: int(d.Line), Column: int(d.Column),
			Operation: p.operation(p.Doc.Lookup(d.Place)),
		}
	}, func() string { return d.Text })
}

// checkStructure compares a document with the table of its edition.
func checkStructure(p *Pass) {
	w := &walker{
		Pass:  p,
		table: newTable(p.Doc.Edition),
		seen:  make([]uint8, p.Doc.Root.End()),
	}
	root := obj("document")
	w.value(p.Doc.Root, &root, nil)
	w.followReferences()
}
