package lint

import "github.com/apisteward/steward/internal/contract"

func typedEnum() Rule {
	return Rule{
		ID: "typed-enum", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "Every value of an enum is of the schema's type",
		Why:     "A value of another type is listed and can never be used",
		Remedy:  "Correct the value, or the type",
		Check: func(p *Pass) {
			for n := range p.typed() {
				if !n.Has("enum") || !n.Has("type") {
					continue
				}
				s := p.Doc.Schema(n)
				for _, value := range n.Get("enum").Items() {
					if !hasType(s.Types, value) {
						p.Report(value, "the value is %s, and the schema's type is %s", kindName(value.Kind), typeNames(s.Types))
					}
				}
			}
		},
	}
}

func enumDuplicates() Rule {
	return Rule{
		ID: "duplicated-entry-in-enum", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "No value stands in an enum twice",
		Why:     "Clients that make a constant of each value do not compile",
		Remedy:  "Remove the second one",
		Check: func(p *Pass) {
			for n := range p.typed() {
				enum := n.Get("enum")
				if enum.Len() < 2 {
					continue
				}
				seen := make(map[contract.Hash]bool, enum.Len())
				for _, value := range enum.Items() {
					if seen[value.Hash()] {
						p.Report(value, "the value stands in the enum twice")
					}
					seen[value.Hash()] = true
				}
			}
		},
	}
}
