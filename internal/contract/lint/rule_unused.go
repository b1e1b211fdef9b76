package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

func swaggerUnused() Rule {
	r := unusedComponent()
	r.ID, r.Editions = "oas2-unused-definition", In20
	r.Summary = "Every definition is used"
	return r
}

// unusedComponent finds reusable objects that nothing outside of them refers
// to. Subtypes of a discriminated schema count as used: they are found by name.
func unusedComponent() Rule {
	return Rule{
		ID: "oas3-unused-component", Severity: Info, Group: "style", Editions: From30,
		Summary: "Every component is used",
		Why:     "What nothing refers to misleads readers and may be the remains of a mistake",
		Remedy:  "Remove it, or refer to it",
		Check: func(p *Pass) {
			u := usage{Pass: p, used: make(map[*contract.Node]bool)}
			u.references()
			u.mappings()
			u.security()
			for _, kind := range componentKinds(p.Doc) {
				u.report(p.Doc.ComponentsNode(kind))
			}
		},
	}
}

// componentKinds returns the kinds that are judged: in Swagger 2.0 only
// definitions, as the rule's name says.
func componentKinds(doc *contract.Document) []string {
	if doc.Edition == contract.Swagger20 {
		return []string{"schemas"}
	}
	return []string{
		"schemas", "responses", "parameters", "examples", "requestBodies",
		"headers", "securitySchemes", "links", "callbacks", "pathItems", "mediaTypes",
	}
}

// usage collects the components that are used.
type usage struct {
	*Pass
	used map[*contract.Node]bool
}

func (u *usage) report(components *contract.Node) {
	for i := range components.Children() {
		c := &components.Children()[i]
		if !u.used[c.Value] && !u.subtype(c.Value) && !strings.HasPrefix(c.Key, "x-") {
			u.ReportKey(components, c, "nothing refers to %q", c.Key)
		}
	}
}

func (u *usage) references() {
	for _, ref := range u.Doc.Refs() {
		target := u.Doc.Target(ref)
		from, to := u.component(ref), u.component(target)
		if to != nil && to != from {
			u.used[to] = true
		}
	}
}

// component returns the component that n is or belongs to, or nil.
func (u *usage) component(n *contract.Node) *contract.Node {
	for ; n != nil; n = n.Parent() {
		kind := n.Parent()
		if kind == nil {
			return nil
		}
		holder := kind.Parent()
		if holder != nil && holder.Parent() == u.Doc.Root && u.Doc.Edition != contract.Swagger20 && u.Doc.Role(holder) == contract.RoleComponents {
			return n
		}
		if holder == u.Doc.Root && u.Doc.Edition == contract.Swagger20 && u.Doc.Role(kind) != contract.RolePaths {
			return n
		}
	}
	return nil
}

// mappings counts the schemas that discriminators name.
func (u *usage) mappings() {
	schemas := u.Doc.ComponentsNode("schemas")
	for n := range u.typed() {
		for _, to := range n.At("discriminator", "mapping").Fields() {
			if schema := first(schemas.Get(to.Text()), u.Doc.Lookup(to.Text())); schema != nil {
				u.used[schema] = true
			}
		}
	}
}

func (u *usage) security() {
	schemes := u.Doc.ComponentsNode("securitySchemes")
	for requirement := range u.requirements() {
		for name := range requirement.Fields() {
			u.used[schemes.Get(name)] = true
		}
	}
}

// subtype reports whether a schema extends one with a discriminator.
func (u *usage) subtype(n *contract.Node) bool {
	for _, member := range n.Get("allOf").Items() {
		if u.Doc.Resolve(member).Has("discriminator") {
			return true
		}
	}
	return false
}
