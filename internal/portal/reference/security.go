package reference

import (
	"github.com/apisteward/steward/internal/contract"
)

// authentication says which credentials an operation needs, a sentence a way.
func (b *operationBuilder) authentication() *Section {
	s := &Section{ID: "authentication", Heading: "Authentication"}
	if b.op.Outgoing() || !b.op.SecurityGiven {
		return s
	}
	ways := make([]Line, len(b.op.Security))
	for i, req := range b.op.Security {
		ways[i] = b.way(req)
	}
	switch {
	case len(ways) == 0, len(ways) == 1 && len(b.op.Security[0].Schemes) == 0:
		s.add(paragraph(plain("No credentials are needed.")))
	case len(ways) == 1:
		s.add(paragraph(plain("Needs ").then(ways[0]...).and(".")))
	default:
		s.add(paragraph(plain("One of these is enough:")), bullets(ways))
	}
	return s
}

// way is all that one way of authentication takes.
func (b *operationBuilder) way(req contract.Requirement) Line {
	if len(req.Schemes) == 0 {
		return plain("no credentials")
	}
	var uses []Line
	for _, u := range req.Schemes {
		use := codeLink(u.Name, b.links.Page("authentication"))
		n := b.schemeNode(u.Name)
		if n == nil {
			use = code(u.Name)
		} else if what := schemeWords(n); what != "" {
			use = use.and(" (" + what + ")")
		}
		if len(u.Scopes) > 0 {
			scopes := make([]Line, len(u.Scopes))
			for i, scope := range u.Scopes {
				scopes[i] = code(scope)
			}
			use = use.and(" with ").then(joined(scopes, "and")...)
		}
		uses = append(uses, use)
	}
	return joined(uses, "and")
}

func (b *operationBuilder) schemeNode(name string) *contract.Node {
	return b.doc.Resolve(b.doc.ComponentsNode("securitySchemes").Get(name))
}
