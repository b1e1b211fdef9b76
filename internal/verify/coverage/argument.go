package coverage

import (
	"iter"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/wire"
)

// parameters are the variations of every parameter that names no thing, in
// turn.
func (p *plan) parameters() iter.Seq[*base.Variation] {
	return p.those(func(parameter *contract.Parameter) bool { return parameter.In != "path" })
}

// names are the variations of what is named in the path: most are not there,
// and say little.
func (p *plan) names() iter.Seq[*base.Variation] {
	return p.those(func(parameter *contract.Parameter) bool { return parameter.In == "path" })
}

// those are the variations of some parameters, in turn.
func (p *plan) those(wanted func(*contract.Parameter) bool) iter.Seq[*base.Variation] {
	var shares []share
	for _, parameter := range p.operation().Parameters {
		if wanted(parameter) && !compose.Ignored(parameter) && parameter.ValueSchema() != nil {
			shares = append(shares, share{1, telling(p.values(parameter))})
		}
	}
	return mixed(shares...)
}

// values are the variations of one parameter.
func (p *plan) values(parameter *contract.Parameter) iter.Seq[*base.Variation] {
	return func(yield func(*base.Variation) bool) {
		usual := p.usual(parameter)
		for v := range p.session.Composer.Maker().Variants(parameter.ValueSchema(), contract.InRequest, usual) {
			if one := p.argument(parameter, v); one != nil && !yield(one) {
				return
			}
		}
		if one := p.empty(parameter); one != nil {
			yield(one)
		}
	}
}

// usual is the value that a parameter has in the base, or could have.
func (p *plan) usual(parameter *contract.Parameter) any {
	if a := p.base.Model().Argument(parameter.In, parameter.Name); a != nil && a.Raw == nil {
		return a.Value
	}
	return p.session.Composer.Maker().Parameter(parameter)
}

// argument is the variation that gives a parameter another value; nil when it
// is not certain what an API makes of the value.
func (p *plan) argument(parameter *contract.Parameter, v sample.Variant) *base.Variation {
	judged := p.session.Composer.CertifyArgument(parameter, v.Value)
	if judged.Intent == call.Unknown || (judged.Intent == call.Valid) != v.Valid {
		return nil
	}
	return &base.Variation{
		Subject: call.Subject{Where: base.WhereOf(parameter), Keyword: v.Keyword, Node: v.Schema, Text: v.Text, Soft: v.Soft || judged.Soft},
		Intent:  judged.Intent,
		Opaque:  v.Valid && p.opaque(parameter, v),
		Apply: func(c *call.Case) bool {
			c.Set(call.ArgumentOf(parameter, v.Value))
			return true
		},
	}
}

// opaque reports whether more than the document decides about a value: whether
// there is such a thing, or such a page.
func (p *plan) opaque(parameter *contract.Parameter, v sample.Variant) bool {
	listed := v.Keyword == "enum" || v.Keyword == "const"
	return v.Soft || !listed && (parameter.In == "path" || compose.Opaque(parameter.Name))
}

// empty is the variation that gives a parameter no value. Many take that for a
// parameter that is missing.
func (p *plan) empty(parameter *contract.Parameter) *base.Variation {
	if parameter.In != "query" || parameter.AllowEmptyValue || len(parameter.Content) > 0 || !p.session.Composer.Shaped(parameter, "") {
		return nil
	}
	for _, reading := range []any{"", nil, []any{}, []any{""}} {
		if p.session.Composer.Certify(parameter.ValueSchema(), reading).Intent != call.Invalid {
			return nil
		}
	}
	raw := wire.Escape(parameter.Name) + "="
	return &base.Variation{
		Subject: call.Subject{Where: base.WhereOf(parameter), Keyword: "allowEmptyValue", Node: parameter.ValueSchema(), Text: "empty", Soft: true},
		Intent:  call.Invalid,
		Apply: func(c *call.Case) bool {
			c.Set(call.Argument{Parameter: parameter, In: parameter.In, Name: parameter.Name, Raw: &raw})
			return true
		},
	}
}
