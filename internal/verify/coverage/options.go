package coverage

import (
	"iter"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// maxPairs bounds the pairs of optional parameters of one operation.
const maxPairs = 15

// options are the requests with and without what is optional: everything, one
// parameter more or less, and two together.
func (p *plan) options() iter.Seq[*base.Variation] {
	var extra []call.Argument
	list := []*base.Variation{p.everything()}
	for _, parameter := range p.operation().Parameters {
		switch {
		case parameter.Required || parameter.Deprecated || compose.Ignored(parameter):
		case p.base.Model().Argument(parameter.In, parameter.Name) != nil:
			list = append(list, omitting(parameter))
		default:
			if a, ok := p.session.Composer.Argument(p.operation(), parameter, compose.Minimal, nil); ok && p.session.Composer.AllowsArgument(parameter, a.Value) {
				extra = append(extra, a)
				list = append(list, with(a))
			}
		}
	}
	for i := range extra {
		for j := range i {
			if len(list) < maxPairs+len(extra) {
				list = append(list, with(extra[j], extra[i]))
			}
		}
	}
	return listed(list...)
}

// omitting leaves out a parameter that need not be there.
func omitting(parameter *contract.Parameter) *base.Variation {
	v := without(parameter)
	v.Intent, v.Text = call.Valid, "left out, which it may be"
	return v
}

// with adds arguments that need not be there.
func with(list ...call.Argument) *base.Variation {
	text := base.WhereOf(list[0].Parameter)
	for _, a := range list[1:] {
		text += " and " + base.WhereOf(a.Parameter)
	}
	return &base.Variation{
		Subject: call.Subject{Where: text, Node: list[0].Parameter.Node, Text: "given, which it may be"},
		Intent:  call.Valid,
		Opaque:  true,
		Apply: func(c *call.Case) bool {
			for _, a := range list {
				if c.Argument(a.In, a.Name) != nil {
					return false
				}
				c.Set(a)
			}
			return true
		},
	}
}

// everything adds whatever else is documented.
func (p *plan) everything() *base.Variation {
	full := p.session.Composer.Compose(p.operation(), compose.Full, nil)
	if full.Intent != call.Valid || compose.Pieces(full) <= compose.Pieces(p.base.Model()) {
		return nil
	}
	return &base.Variation{
		Subject: call.Subject{Where: "request", Text: "with everything that is optional"},
		Intent:  call.Valid,
		Opaque:  true,
		Apply:   func(c *call.Case) bool { p.fill(c, full); return p.session.Composer.Intent(c) == call.Valid },
	}
}

// fill adds to a request what another has and it has not.
func (p *plan) fill(c, from *call.Case) {
	for _, a := range from.Arguments {
		if c.Argument(a.In, a.Name) == nil {
			c.Set(a)
		}
	}
	if from.Body == nil {
		return
	}
	if c.Body == nil {
		c.Body = from.Clone().Body
		return
	}
	have, ok := c.Body.Value.(sample.Object)
	more, also := from.Body.Value.(sample.Object)
	if !ok || !also || c.Body.Media != from.Body.Media {
		return
	}
	for _, m := range more {
		if _, there := have.Get(m.Name); !there {
			have = have.With(m.Name, m.Value)
		}
	}
	c.Body.Value = have
}
