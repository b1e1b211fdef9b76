package base

import (
	"context"
	"encoding/json"
	"math/big"
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/resource/property"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
)

// controls is how many other values are tried in the place of one that was
// refused.
const controls = 3

// doubtful reports whether a refusal may well have another reason than the word
// of the document that a variation is about. Other values in the same place
// tell: where a text is refused at its bound and anywhere else, the API wants
// texts that mean something to it; where a member is taken with another value,
// it may be there; and what may be left out together with everything else is
// wanted only beside something.
func (b *Base) doubtful(ctx context.Context, v *Variation, x *call.Exchange) (bool, error) {
	switch v.Keyword {
	case "minLength", "maxLength":
		accepted, tried, err := b.others(ctx, v, v.Node)
		return tried && !accepted, err
	case "properties":
		n := b.schemaAt(v)
		accepted, tried, err := b.others(ctx, v, n)
		if accepted {
			return !b.bound(n, x.Case, v), err // that value is refused, whatever the document says of it
		}
		return tried && b.free(n), err
	case "required":
		return b.leastAccepted(ctx, v)
	}
	return false, nil
}

// others tries other values of a schema in the place of a variation. tried is
// false where none could be sent.
func (b *Base) others(ctx context.Context, v *Variation, n *contract.Node) (accepted, tried bool, err error) {
	if n == nil {
		return false, false, nil
	}
	sent := 0
	random := b.session.Random("doubt", b.Operation.Name(), v.Where)
	for range 3 * controls {
		value, ok := b.session.Composer.Maker().Random(n, contract.InRequest, random)
		if !ok || sent == controls {
			return false, tried, nil
		}
		if b.shown(n, value) {
			continue
		}
		c, err := b.Make(ctx, &Variation{Keys: v.Keys, Apply: func(c *call.Case) bool { return b.put(c, v, value) }})
		if err != nil {
			return false, tried, err
		}
		if c == nil || b.session.Composer.Intent(c) != call.Valid {
			continue
		}
		c.Base, c.Intent, c.Subject = nil, call.Unknown, call.Subject{}
		x, err := b.session.Send(ctx, c)
		if x == nil || err != nil {
			return false, tried, err
		}
		b.Used(x)
		sent++
		if tried = true; x.OK() {
			return true, true, nil
		}
	}
	return false, tried, nil
}

// put gives the place of a variation another value.
func (b *Base) put(c *call.Case, v *Variation, value any) bool {
	if len(v.Place) > 0 && c.Body != nil {
		changed, ok := compose.With(c.Body.Value, v.Place, value)
		if ok {
			c.Body.Value = changed
			return true
		}
		above, there := compose.At(c.Body.Value, v.Place[:len(v.Place)-1])
		o, isObject := above.(sample.Object)
		if !there || !isObject {
			return false
		}
		c.Body.Value, ok = compose.With(c.Body.Value, v.Place[:len(v.Place)-1], o.With(v.Place[len(v.Place)-1], value))
		return ok
	}
	for _, p := range b.Operation.Parameters {
		if n := p.ValueSchema(); n != nil && (n == v.Node || b.session.Doc.Resolve(n) == v.Node) {
			c.Set(call.ArgumentOf(p, value))
			return true
		}
	}
	return false
}

// schemaAt is the schema of the member that a variation adds.
func (b *Base) schemaAt(v *Variation) *contract.Node {
	if v.Node == nil || len(v.Place) == 0 {
		return nil
	}
	p, ok := property.At(b.session.Doc, v.Node, v.Place[len(v.Place)-1:])
	if !ok {
		return nil
	}
	return p.Node
}

// bound reports whether the document itself names the value that a request has
// in the place of a variation: as a bound, or as one of a list.
func (b *Base) bound(n *contract.Node, c *call.Case, v *Variation) bool {
	if c.Body == nil {
		return false
	}
	value, _ := compose.At(c.Body.Value, v.Place)
	s := b.resolved(n)
	if _, isBool := value.(bool); isBool || s.EnumNode != nil {
		return true
	}
	r, ok := rational(value)
	return ok && (s.Minimum != nil && s.Minimum.Value.Cmp(r) == 0 || s.Maximum != nil && s.Maximum.Value.Cmp(r) == 0)
}

func rational(v any) (*big.Rat, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return nil, false
	}
	return sample.Rational(n)
}

// shown reports whether a value is one that the document shows, which tells
// nothing of others.
func (b *Base) shown(n *contract.Node, value any) bool {
	return slices.ContainsFunc(b.resolved(n).Examples, func(e *contract.Node) bool { return sample.Same(sample.Of(e), value) })
}

func (b *Base) resolved(n *contract.Node) *contract.Schema { return b.session.Doc.Schema(b.meant(n)) }

// free reports whether a schema lets any text through.
func (b *Base) free(n *contract.Node) bool {
	s := b.resolved(n)
	return s.EnumNode == nil && s.Types&contract.TypeString != 0 || s.Items != nil || !s.TypeGiven
}

// leastAccepted reports whether a request is accepted that has nothing of what
// need not be there, what the variation left out among it.
func (b *Base) leastAccepted(ctx context.Context, v *Variation) (bool, error) {
	c := b.session.Composer.Compose(b.Operation, compose.Minimal, nil)
	if b.holds(c, v) || b.Model() == nil || compose.Pieces(c) >= compose.Pieces(b.Model())-1 {
		return false, nil
	}
	c.Phase = b.phase
	if _, err := b.session.Pool.Bind(ctx, c); err != nil {
		return false, err
	}
	b.renew(c, nil)
	x, err := b.session.Send(ctx, c)
	return x != nil && x.OK(), err
}

// holds reports whether a request has what a variation left out.
func (b *Base) holds(c *call.Case, v *Variation) bool {
	if len(v.Place) > 0 {
		if c.Body == nil {
			return false
		}
		_, there := compose.At(c.Body.Value, v.Place)
		return there
	}
	return slices.ContainsFunc(b.Operation.Parameters, func(p *contract.Parameter) bool {
		return p.Node == v.Node && c.Argument(p.In, p.Name) != nil
	})
}
