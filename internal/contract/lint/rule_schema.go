package lint

import "github.com/apisteward/steward/internal/contract"

// readOnlyWriteOnly: OpenAPI 3.0.3, section 4.7.24.2: "A property MUST NOT be
// marked as both readOnly and writeOnly being true."
func readOnlyWriteOnly() Rule {
	return Rule{
		ID: "schema-readonly-writeonly", Severity: Error, Group: "meaning", Editions: In30,
		Summary: "No property is both readOnly and writeOnly",
		Why:     "It could be in neither a request nor a response",
		Remedy:  "Remove one of the two",
		Check: func(p *Pass) {
			for n := range p.typed() {
				if n.Get("readOnly").True() && n.Get("writeOnly").True() {
					p.Report(n, "the schema is both readOnly and writeOnly")
				}
			}
		},
	}
}

// nullableTyped: OpenAPI 3.0.3, section 4.7.24.2 (nullable).
func nullableTyped() Rule {
	return Rule{
		ID: "nullable-typed", Severity: Hint, Group: "meaning", Editions: In30,
		Summary: "A nullable schema has a type of its own",
		Why:     "Without a type beside it, nullable: true means nothing: what allOf refers to still forbids null",
		Remedy:  "Add the type, or make the schema that is referred to nullable",
		Check: func(p *Pass) {
			for n := range p.typed() {
				if n.Get("nullable").True() && !n.Has("type") {
					p.Report(n, "nullable means nothing here, since no type stands beside it")
				}
			}
		},
	}
}

func formatFitsType() Rule {
	return Rule{
		ID: "format-fits-type", Severity: Hint, Group: "meaning", Editions: InAll,
		Summary: "A format belongs to the type of its schema",
		Why:     "A format of another type is ignored, or makes clients choose a wrong type",
		Remedy:  "Correct the format, or the type",
		Check: func(p *Pass) {
			for n := range p.typed() {
				format := n.Get("format")
				types := formatTypes(format.Text())
				if types == 0 || !n.Has("type") {
					continue
				}
				if s := p.Doc.Schema(n); s.TypeGiven && s.Types&types == 0 {
					p.Report(format, "the format %q is not one of the type %s", format.Text(), typeNames(s.Types))
				}
			}
		},
	}
}

// formatTypes returns the types that a format of OpenAPI or JSON Schema is for;
// 0 for formats that are unknown, or in use with several.
func formatTypes(format string) contract.Types {
	switch format {
	case "int32", "float", "double":
		return contract.TypeInteger | contract.TypeNumber
	case "date", "date-time", "time", "duration", "byte", "binary", "password", "email", "hostname",
		"ipv4", "ipv6", "uri", "uri-reference", "uri-template", "uuid", "regex", "json-pointer":
		return contract.TypeString
	}
	return 0
}

// xmlAttribute: OpenAPI 3.2.0, XML Object (attribute).
func xmlAttribute() Rule {
	return Rule{
		ID: "oas3_2-no-deprecated-xml-attribute", Severity: Hint, Group: "style", Editions: In32,
		Summary: "An XML attribute is described by nodeType",
		Why:     "OpenAPI 3.2 deprecates xml.attribute",
		Remedy:  "Write nodeType: attribute",
		Check: func(p *Pass) {
			for n := range p.typed() {
				if attribute := n.At("xml", "attribute"); attribute.True() {
					p.Report(attribute, "xml.attribute is deprecated")
				}
			}
		},
	}
}
