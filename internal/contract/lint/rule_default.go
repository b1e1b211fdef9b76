package lint

// defaultValid: OpenAPI 3.0.3, section 4.7.24.1 (default): "the value MUST
// conform to the defined type". It is a Warn all the same, since documents in
// daily use break it without harm.
func defaultValid() Rule {
	return Rule{
		ID: "default-valid", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "A default value has the type, is among the values and keeps to the bounds of its schema",
		Why:     "Servers and clients that fill in the default send a value that others refuse",
		Remedy:  "Correct the default, or the schema",
		Check: func(p *Pass) {
			for n := range p.typed() {
				value := n.Get("default")
				if value == nil {
					continue
				}
				if fault := ownFault(p.Doc.Schema(n), value); fault != "" {
					p.Report(value, "the default %s", fault)
				}
			}
		},
	}
}
