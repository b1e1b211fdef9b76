package lint

import "github.com/apisteward/steward/internal/schema"

// defaultValid: OpenAPI 3.0.3, section 4.7.24.1 (default): "the value MUST
// conform to the defined type". It is a Warn all the same, since documents in
// daily use break it without harm.
func defaultValid() Rule {
	return Rule{
		ID: "default-valid", Severity: Warn, Group: "meaning", Editions: InAll,
		Summary: "A default value satisfies its schema, and what that refers to and combines",
		Why:     "Servers and clients that fill in the default send a value that others refuse",
		Remedy:  "Correct the default, or the schema",
		Check: func(p *Pass) {
			c := newExampleCheck(p, "default")
			for n := range p.typed() {
				if value := n.Get("default"); value != nil {
					c.check(value, n, schema.EitherWay)
				}
			}
		},
	}
}
