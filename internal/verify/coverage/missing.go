package coverage

import (
	"iter"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// missing are the requests that lack a parameter or the body.
func (p *plan) missing() iter.Seq[*base.Variation] {
	op := p.operation()
	var list []*base.Variation
	for _, parameter := range op.Parameters {
		if parameter.Required && parameter.In != "path" && !compose.Ignored(parameter) && !p.hasDefault(parameter) {
			list = append(list, without(parameter))
		}
	}
	if op.Body != nil && op.Body.Required {
		list = append(list, &base.Variation{
			Subject: call.Subject{Where: "body", Keyword: "required", Node: op.Body.Node, Text: "missing, although it is required"},
			Intent:  call.Invalid,
			Apply:   func(c *call.Case) bool { had := c.Body != nil; c.Body = nil; return had },
		})
	}
	return listed(list...)
}

func (p *plan) hasDefault(parameter *contract.Parameter) bool {
	s := p.session.Doc.Schema(p.session.Doc.Resolve(parameter.ValueSchema()))
	return s != nil && s.Default != nil
}

// without leaves a required parameter out.
func without(parameter *contract.Parameter) *base.Variation {
	return &base.Variation{
		Subject: call.Subject{Where: base.WhereOf(parameter), Keyword: "required", Node: parameter.Node, Text: "missing, although it is required"},
		Intent:  call.Invalid,
		Apply: func(c *call.Case) bool {
			had := c.Argument(parameter.In, parameter.Name) != nil
			c.Unset(parameter.In, parameter.Name)
			return had
		},
	}
}
