package coverage

import (
	"iter"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
	"github.com/apisteward/steward/internal/verify/base"
	"github.com/apisteward/steward/internal/verify/call"
	"github.com/apisteward/steward/internal/verify/compose"
	"github.com/apisteward/steward/internal/wire"
)

// body are the variations of every place in the body: first those of what is
// there, then those within what others have added.
func (p *plan) body() iter.Seq[*base.Variation] {
	return func(yield func(*base.Variation) bool) {
		b := p.base.Model().Body
		if b == nil || b.Raw != nil || b.Media == nil || b.Media.Schema == nil {
			return
		}
		members := &members{plan: p, body: b}
		for v := range p.session.Composer.Maker().Variants(b.Media.Schema, contract.InRequest, b.Value) {
			if one := members.variation(v); one != nil && !yield(one) {
				return
			}
		}
		for _, v := range members.deeper {
			if !yield(members.within(v)) {
				return
			}
		}
	}
}

// members makes the variations of a body.
type members struct {
	*plan
	body   *call.Payload
	added  []*member // what is allowed and changes just its place
	deeper []*member // what is allowed and lies within something that was added
}

// member is a variation of a place in a body.
type member struct {
	base.Variation
	value  any // the whole body
	place  []string
	change compose.Change
}

// variation is the variation of one place; nil when it is not certain what the
// document says of it, or when it comes later.
func (m *members) variation(v sample.Variant) *base.Variation {
	v.Value = m.filled(v)
	judged := m.session.Composer.CertifyBody(m.body.Media, v.Value)
	if judged.Intent == call.Unknown || (judged.Intent == call.Valid) != v.Valid {
		return nil
	}
	one := &member{value: v.Value, place: v.Place, change: compose.ChangeOf(m.body.Value, v.Value)}
	one.Variation = base.Variation{
		Subject: call.Subject{Where: whereIn(v.Place), Keyword: v.Keyword, Node: v.Schema, Text: v.Text, Soft: v.Soft || judged.Soft},
		Intent:  judged.Intent,
		Keys:    one.change.Keys,
		Place:   placeOf(v, judged),
		Adds:    !one.change.Removed() && !m.has(one.change.Keys),
		Apply: func(c *call.Case) bool {
			changed, ok := one.change.Of(c.Body.Value)
			c.Body.Value = changed
			return ok
		},
	}
	switch {
	case !v.Valid:
	case len(one.change.Keys) < len(v.Place):
		one.Opaque = v.Soft || m.opaque(v, v.Place)
		m.deeper = append(m.deeper, one)
		return nil
	default:
		one.Opaque = v.Soft || m.opaque(v, one.change.Keys)
		m.added = append(m.added, one)
	}
	return &one.Variation
}

// filled is the body of a variant. A form that would have nothing left is given
// something that need not be there, since an empty one cannot be told from none.
func (m *members) filled(v sample.Variant) any {
	left, isObject := v.Value.(sample.Object)
	if !isObject || len(left) > 0 || len(v.Place) != 1 || wire.IsJSON(m.body.Type) {
		return v.Value
	}
	full, _ := m.session.Composer.Maker().Full(m.body.Media.Schema, contract.InRequest)
	if o, ok := full.(sample.Object); ok {
		return o.Without(v.Place[0])
	}
	return v.Value
}

// has reports whether the body has a place.
func (m *members) has(keys []string) bool {
	_, there := compose.At(m.body.Value, keys)
	return there
}

// placeOf is the place that a variant is about: of one that lacks something,
// what is missing.
func placeOf(v sample.Variant, judged compose.Judgement) []string {
	if v.Keyword == "required" && len(judged.Faults) > 0 && judged.Faults[0].Property != "" {
		return append(slices.Clone(judged.Faults[0].Place), judged.Faults[0].Property)
	}
	return v.Place
}

// within is a variation within something that another one adds: it says
// something only when that was accepted.
func (m *members) within(one *member) *base.Variation {
	for _, above := range m.added {
		if slices.Equal(above.Keys, one.Keys) && slices.Equal(compose.ChangeOf(above.value, one.value).Keys, one.place) {
			one.Above = &above.Variation
			return &one.Variation
		}
	}
	one.Opaque = true
	return &one.Variation
}

// opaque reports whether more than the document decides about what a variant
// has at a place: it names other things, or is handed out by the API.
func (m *members) opaque(v sample.Variant, keys []string) bool {
	if len(keys) == len(v.Place) && (v.Keyword == "enum" || v.Keyword == "const") {
		return false
	}
	pointer := compose.Pointer(keys)
	for _, bound := range m.body.From {
		if strings.HasPrefix(bound.Pointer+"/", pointer+"/") || strings.HasPrefix(pointer+"/", bound.Pointer+"/") {
			return true
		}
	}
	changed, _ := compose.At(v.Value, keys)
	return compose.OpaqueAt(v.Place, changed)
}

// whereIn names a place of a body for people.
func whereIn(keys []string) string {
	if len(keys) == 0 {
		return "body"
	}
	return `body property "` + strings.Join(keys, ".") + `"`
}
