package lint

import (
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// refSiblings: OpenAPI 3.0.3, section 4.7.23: "any properties added SHALL be
// ignored". Path items are no reference objects and may have siblings.
func refSiblings() Rule {
	return Rule{
		ID: "no-$ref-siblings", Severity: Warn, Group: "meaning", Editions: In20 | In30,
		Summary: "Nothing stands beside $ref",
		Why:     "Until OpenAPI 3.1 everything beside $ref is ignored, whatever the author meant",
		Remedy:  "Remove it, or wrap the reference in allOf",
		Check: func(p *Pass) {
			for _, ref := range p.Doc.Refs() {
				if p.Doc.Role(ref) == contract.RolePathItem || ref.Len() == 1 {
					continue
				}
				if c := ignoredSibling(ref); c != nil {
					p.ReportKey(ref, c, "%q is ignored, since it stands beside $ref", c.Key)
				}
			}
		},
	}
}

// ignoredSibling returns the first member beside "$ref" that is no extension.
func ignoredSibling(ref *contract.Node) *contract.Child {
	for i := range ref.Children() {
		c := &ref.Children()[i]
		if c.Key != "$ref" && !strings.HasPrefix(c.Key, "x-") {
			return c
		}
	}
	return nil
}

// schemaIDUnique: JSON Schema 2020-12, core, sections 8.2.1 and 8.2.2.
func schemaIDUnique() Rule {
	return Rule{
		ID: "schema-id-unique", Severity: Error, Group: "meaning", Editions: From31,
		Summary: "No two schemas have the same absolute $id, or the same $anchor within one resource",
		Why:     "A reference by that name leads to either of the two",
		Remedy:  "Rename one of them",
		Check: func(p *Pass) {
			seen := make(map[[2]any]bool)
			for _, n := range p.Schemas() {
				if id := n.Get("$id"); strings.Contains(id.Text(), ":") {
					p.unique(seen, nil, id)
				}
				for _, keyword := range [...]string{"$anchor", "$dynamicAnchor"} {
					if anchor := n.Get(keyword); anchor.Text() != "" {
						p.unique(seen, resource(n), anchor)
					}
				}
			}
		},
	}
}

func (p *Pass) unique(seen map[[2]any]bool, scope *contract.Node, name *contract.Node) {
	key := [2]any{scope, name.Text()}
	if seen[key] {
		p.Report(name, "another schema is already called %q", name.Text())
	}
	seen[key] = true
}

// resource returns the nearest node, n or above it, that has an "$id" of its
// own, or the root.
func resource(n *contract.Node) *contract.Node {
	for n.Parent() != nil && n.Get("$id").Text() == "" {
		n = n.Parent()
	}
	return n
}
