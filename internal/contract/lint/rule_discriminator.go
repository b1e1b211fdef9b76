package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// swaggerDiscriminator: Swagger 2.0, Schema Object (discriminator): "The
// property name used MUST be defined at this schema and it MUST be in the
// required property list." Documents in daily use leave it out of required
// without harm, so it is a Warn.
func swaggerDiscriminator() Rule {
	return Rule{
		ID: "oas2-discriminator", Severity: Warn, Group: "meaning", Editions: In20,
		Summary: "The property of a discriminator is declared and required",
		Why:     "A client that finds no discriminator cannot tell which schema it has before it",
		Remedy:  "Declare the property and add it to required",
		Check: func(p *Pass) {
			for n := range p.typed() {
				discriminator := n.Get("discriminator")
				name := discriminator.Text()
				if name == "" {
					continue
				}
				if p.declaredBy(n).lacks(name) {
					p.Report(discriminator, "the discriminator %q is no property of the schema", name)
				} else if !lists(n.Get("required"), name) {
					p.Report(discriminator, "the discriminator %q is not required", name)
				}
			}
		},
	}
}

// lists reports whether an array of strings holds s.
func lists(array *contract.Node, s string) bool {
	for _, v := range array.Items() {
		if v.Text() == s && v.Is(contract.String) {
			return true
		}
	}
	return false
}

// discriminatorProperty: OpenAPI 3.1.1, section 4.8.25.
func discriminatorProperty() Rule {
	return Rule{
		ID: "oas3-discriminator-property", Severity: Info, Group: "meaning", Editions: From30,
		Summary: "Every alternative of a discriminated schema declares the discriminator's property",
		Why:     "A value of that alternative cannot say what it is",
		Remedy:  "Declare the property in the alternative and require it",
		Check: func(p *Pass) {
			for n := range p.typed() {
				property := n.At("discriminator", "propertyName")
				if property.Text() == "" {
					continue
				}
				if n.Get("properties").Has(property.Text()) {
					continue
				}
				for _, list := range [...]*contract.Node{n.Get("oneOf"), n.Get("anyOf")} {
					for _, member := range list.Items() {
						if p.declaredBelow(member).lacks(property.Text()) {
							p.Report(member, "the alternative does not declare the discriminator %q", property.Text())
						}
					}
				}
			}
		},
	}
}

// discriminatorMapping: OpenAPI 3.1.1, section 4.8.25 (mapping).
func discriminatorMapping() Rule {
	return Rule{
		ID: "oas3-discriminator-mapping", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "The values of a discriminator's mapping lead to schemas",
		Why:     "Clients cannot decode a value that is mapped to nothing",
		Remedy:  "Correct the name or the reference",
		Check: func(p *Pass) {
			schemas := p.Doc.ComponentsNode("schemas")
			for n := range p.typed() {
				for _, to := range n.At("discriminator", "mapping").Fields() {
					if to.Is(contract.String) && !p.leadsToSchema(to.Text(), schemas) {
						p.Report(to, "the mapping leads to no schema")
					}
				}
			}
		},
	}
}

// leadsToSchema reports whether a mapping's value names a schema or refers to
// one. References out of the document count: they cannot be judged.
func (p *Pass) leadsToSchema(to string, schemas *contract.Node) bool {
	if schemas.Has(to) || p.Doc.Lookup(to) != nil {
		return true
	}
	return !strings.HasPrefix(to, "#") && strings.ContainsAny(to, "/.:")
}
