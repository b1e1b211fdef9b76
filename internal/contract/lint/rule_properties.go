package lint

import "github.com/apisteward/steward/internal/contract"

// propertySearch finds out which properties a schema declares, be it itself or
// through references and compositions. It gives up after some steps, so that
// the cost of a document stays in proportion to its size.
type propertySearch struct {
	doc      *contract.Document
	declared []*contract.Node // the values of "properties" on the way
	seen     map[*contract.Node]bool
	open     bool // may have properties that it does not name
}

// searchSteps bounds the schemas visited for one answer.
const searchSteps = 100

// declaredBelow looks for the properties that a schema declares itself or
// through what it is composed of.
func (p *Pass) declaredBelow(n *contract.Node) *propertySearch {
	s := &propertySearch{doc: p.Doc, seen: make(map[*contract.Node]bool)}
	s.visit(n)
	return s
}

// declaredBy is like declaredBelow and adds what the schemas that n is a part
// of declare.
func (p *Pass) declaredBy(n *contract.Node) *propertySearch {
	s := p.declaredBelow(n)
	for m := p.enclosing(n); m != nil; m = p.enclosing(m) {
		s.visit(m)
	}
	return s
}

// lacks reports whether the schema surely does not declare a property. It is
// false where the schema may have others than it names: maps, references to
// nowhere, and schemas composed of too many parts.
func (s *propertySearch) lacks(name string) bool {
	for _, properties := range s.declared {
		if properties.Has(name) {
			return false
		}
	}
	return !s.open
}

func (s *propertySearch) visit(n *contract.Node) {
	if n == nil || s.seen[n] {
		return
	}
	if len(s.seen) >= searchSteps {
		s.open = true
		return
	}
	s.seen[n] = true
	if n.Get("$ref").Is(contract.String) || n.Has("$dynamicRef") {
		if target := s.doc.Resolve(n); target != nil {
			s.visit(target)
		} else {
			s.open = true
		}
	}
	s.own(n)
}

// own visits the keywords of a schema itself.
func (s *propertySearch) own(n *contract.Node) {
	for key, value := range n.Fields() {
		switch key {
		case "properties":
			s.declared = append(s.declared, value)
		case "additionalProperties":
			if closed, ok := value.Bool(); !ok || closed {
				s.open = true
			}
		case "patternProperties":
			s.open = true
		case "allOf", "anyOf", "oneOf":
			for _, member := range value.Items() {
				s.visit(member)
			}
		case "if", "then", "else", "not":
			s.visit(value)
		}
	}
}

// enclosing returns the schema that n is a part of, if what it declares holds
// for the same value.
func (p *Pass) enclosing(n *contract.Node) *contract.Node {
	parent := n.Parent()
	switch p.Doc.Role(parent) {
	case contract.RoleSchemaList:
		if parent.Key() != "prefixItems" {
			return parent.Parent()
		}
	case contract.RoleSchema:
		switch n.Key() {
		case "if", "then", "else", "not":
			return parent
		}
	}
	return nil
}

func requiredDeclared() Rule {
	return Rule{
		ID: "required-property-declared", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "Every required property is declared",
		Why:     "Clients cannot set a property that they do not know; often the name is a typing error",
		Remedy:  "Declare the property, or correct the name in required",
		Check: func(p *Pass) {
			for n := range p.typed() {
				required, properties := n.Get("required"), n.Get("properties")
				if !required.Is(contract.Array) || properties.Len() == 0 || allDeclared(required, properties) {
					continue
				}
				search := p.declaredBy(n)
				for _, name := range required.Items() {
					if name.Is(contract.String) && search.lacks(name.Text()) {
						p.Report(name, "the required property %q is declared nowhere", name.Text())
					}
				}
			}
		},
	}
}

func allDeclared(required, properties *contract.Node) bool {
	for _, name := range required.Items() {
		if !properties.Has(name.Text()) {
			return false
		}
	}
	return true
}

// encodingDeclared: OpenAPI 3.0.3, section 4.7.14.1 (encoding): "The key,
// being the property name, MUST exist in the schema as a property."
func encodingDeclared() Rule {
	return Rule{
		ID: "encoding-property-declared", Severity: Warn, Group: "meaning", Editions: From30,
		Summary: "An encoding is given only for properties that the schema declares",
		Why:     "It is ignored, most likely because of a typing error",
		Remedy:  "Correct the name, or declare the property",
		Check: func(p *Pass) {
			for media := range p.objects(contract.RoleMedia) {
				encoding, schema := media.Get("encoding"), media.Get("schema")
				if !encoding.Is(contract.Object) || schema == nil {
					continue
				}
				search := p.declaredBelow(schema)
				for i := range encoding.Children() {
					if c := &encoding.Children()[i]; search.lacks(c.Key) {
						p.ReportKey(encoding, c, "the schema declares no property %q", c.Key)
					}
				}
			}
		},
	}
}
