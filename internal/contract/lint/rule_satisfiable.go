package lint

import (
	"fmt"

	"github.com/apisteward/steward/internal/contract"
)

func schemaSatisfiable() Rule {
	return Rule{
		ID: "schema-satisfiable", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "Some value satisfies every schema",
		Why:     "Keywords that exclude one another make every request or response invalid",
		Remedy:  "Correct the keyword that excludes too much",
		Check: func(p *Pass) {
			types := typeCheck{doc: p.Doc, known: make(map[*contract.Node]contract.Types)}
			for n := range p.typed() {
				if !bounding(n) {
					continue
				}
				s := p.Doc.Schema(n)
				for _, contradiction := range [...]func(*contract.Schema) string{
					numberContradiction, sizeContradiction, enumContradiction, requiredContradiction, types.contradiction,
				} {
					if text := contradiction(s); text != "" {
						p.Report(n, "%s", text)
					}
				}
			}
		},
	}
}

// bounding reports whether a schema has a keyword that can contradict another,
// so that most schemas need not be read.
func bounding(n *contract.Node) bool {
	for _, c := range n.Children() {
		switch c.Key {
		case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxContains", "maxProperties", "enum", "allOf":
			return true
		case "additionalProperties":
			if allowed, ok := c.Value.Bool(); ok && !allowed {
				return true
			}
		}
	}
	return false
}

func numberContradiction(s *contract.Schema) string {
	if s.Minimum == nil || s.Maximum == nil {
		return ""
	}
	order := s.Minimum.Value.Cmp(s.Maximum.Value)
	if order > 0 || order == 0 && (s.Minimum.Exclusive || s.Maximum.Exclusive) {
		return fmt.Sprintf("no number is above the minimum %s and below the maximum %s", exact(s.Minimum.Value), exact(s.Maximum.Value))
	}
	return ""
}

func sizeContradiction(s *contract.Schema) string {
	for _, pair := range [...]struct {
		name        string
		least, most *int64
	}{
		{"Length", s.MinLength, s.MaxLength},
		{"Items", s.MinItems, s.MaxItems},
		{"Contains", s.MinContains, s.MaxContains},
		{"Properties", s.MinProperties, s.MaxProperties},
	} {
		if pair.least != nil && pair.most != nil && *pair.least > *pair.most {
			return fmt.Sprintf("min%s %d is greater than max%s %d", pair.name, *pair.least, pair.name, *pair.most)
		}
	}
	return ""
}

// enumContradiction finds enums without a value. Those whose values are of
// other types are left to typed-enum.
func enumContradiction(s *contract.Schema) string {
	if s.EnumNode.Is(contract.Array) && s.EnumNode.Len() == 0 && s.Node.Get("enum") == s.EnumNode {
		return "the enum has no value"
	}
	return ""
}

func requiredContradiction(s *contract.Schema) string {
	if s.MaxProperties != nil && int64(len(s.Required)) > *s.MaxProperties {
		return fmt.Sprintf("%s required and only %d allowed", quantity(int64(len(s.Required)), "property"), *s.MaxProperties)
	}
	if closed, ok := s.AdditionalProperties.Bool(); !ok || closed || len(s.PatternProperties) > 0 {
		return ""
	}
	declared := make(map[string]bool, len(s.Properties))
	for _, c := range s.Properties {
		declared[c.Key] = true
	}
	for _, name := range s.Required {
		if !declared[name] {
			return fmt.Sprintf("the property %q is required, and additionalProperties: false forbids it", name)
		}
	}
	return ""
}

// typeCheck finds allOf members whose types exclude one another. It remembers
// the types of each schema, since many can extend one.
type typeCheck struct {
	doc   *contract.Document
	known map[*contract.Node]contract.Types
}

// contradiction leaves null aside: a value that can only be null is hardly
// what is meant.
func (c typeCheck) contradiction(s *contract.Schema) string {
	if len(s.AllOf) == 0 {
		return ""
	}
	const some = contract.AnyType &^ contract.TypeNull
	types := s.Types & some
	for _, member := range s.AllOf {
		m := c.types(c.doc.Resolve(member)) & some
		if m == 0 {
			continue
		}
		if types &= m; types == 0 {
			return "the types of the members of allOf exclude one another"
		}
	}
	return ""
}

// types returns the types that a schema lets through; none for nil.
func (c typeCheck) types(n *contract.Node) contract.Types {
	if n == nil {
		return 0
	}
	types, ok := c.known[n]
	if !ok {
		types = c.doc.Schema(n).Types
		c.known[n] = types
	}
	return types
}
