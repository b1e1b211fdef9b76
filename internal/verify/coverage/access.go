package coverage

import (
	"iter"
	"net/http"
	"strings"

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
		list = append(list, p.misplaced())
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

// misplaced gives the right credentials of another scheme as if they were of
// the scheme that the operation takes; nil where that is not one header, or
// the credentials are no others.
func (p *plan) misplaced() *base.Variation {
	op := p.operation()
	if len(op.Security) != 1 || len(op.Security[0].Schemes) != 1 {
		return nil
	}
	taken := op.Security[0].Schemes[0].Name
	given := p.session.Sender.Settings().Credentials
	for name, n := range p.session.Doc.SecuritySchemes() {
		if name != taken {
			continue
		}
		header, prefix := headerOf(p.session.Doc.Resolve(n))
		for other := range p.session.Doc.SecuritySchemes() {
			secret := given[other]
			if header == "" || other == taken || secret == "" || secret == given[taken] || strings.Contains(secret, ":") {
				continue
			}
			v := carrying(op, call.Foreign, "right credentials of another scheme in the place of its own")
			v.Apply = func(c *call.Case) bool {
				c.Access = call.Foreign
				if c.Header == nil {
					c.Header = http.Header{}
				}
				c.Header.Set(header, prefix+secret)
				return true
			}
			return v
		}
	}
	return nil
}

// headerOf is the header that a security scheme is sent in, and what stands
// there before a key; "" for what is sent otherwise.
func headerOf(scheme *contract.Node) (name, prefix string) {
	switch {
	case scheme.Get("type").Text() == "apiKey" && scheme.Get("in").Text() == "header":
		return scheme.Get("name").Text(), ""
	case scheme.Get("type").Text() == "http" && strings.EqualFold(scheme.Get("scheme").Text(), "bearer"):
		return "Authorization", "Bearer "
	}
	return "", ""
}
