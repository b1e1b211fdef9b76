package lint

// arrayItems: OpenAPI 3.0.3, section 4.7.24.1 (items): "items MUST be present
// if the type is array". Swagger 2.0 says the same of parameters and headers.
func arrayItems() Rule {
	return Rule{
		ID: "array-items", Severity: Error, Group: "meaning", Editions: In20 | In30,
		Summary: "A schema of type array says what its items are",
		Why:     "Until OpenAPI 3.1 the specification requires it, and clients cannot be generated without",
		Remedy:  "Add items; {} allows any",
		Check: func(p *Pass) {
			for n := range p.typed() {
				if saysType(n, "array") && !n.Has("items") {
					p.Report(n, "the schema is an array and does not say of what")
				}
			}
		},
	}
}
