package coverage

import (
	"iter"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
)

// access are the requests with credentials that do not suffice.
func (p *plan) access() iter.Seq[*base.Variation] {
	op := p.operation()
	if call.Open(op) {
		return listed()
	}
	list := []*base.Variation{carrying(op, call.Anonymous, "no credentials")}
	list = append(list, carrying(op, call.Wrong, "credentials that are nobody's"))
	if p.session.Sender.HasForeign(op) {
		list = append(list, carrying(op, call.Foreign, "right credentials of a scheme that the operation does not take"))
	}
	return listed(list...)
}

func carrying(op *contract.Operation, access call.Access, text string) *base.Variation {
	return &base.Variation{
		Subject: call.Subject{Where: "credentials", Keyword: "security", Node: op.Security[0].Node, Text: text},
		Intent:  call.Invalid,
		Apply:   func(c *call.Case) bool { c.Access = access; return true },
	}
}
