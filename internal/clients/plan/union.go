package plan

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/apisteward/steward/internal/contract"
)

// reduce takes out of a shape's choices what does not tell values apart: null,
// alternatives that only demand that properties are there, and choices with one
// alternative, which are demands like any other. When a single schema is all
// that is left, it is given as only.
func (b *builder) reduce(m *shape) (_ *shape, only *contract.Node) {
	for i := 0; i < len(m.choices); i++ {
		variants := b.telling(m, m.choices[i].variants)
		switch {
		case len(variants) > 1:
			m.choices[i].variants = variants
		case len(variants) == 1 && len(m.choices) == 1 && !m.hasBase():
			return m, variants[0]
		case len(variants) == 1:
			rest := slices.Delete(slices.Clone(m.choices), i, i+1)
			m = b.merge(append(bare(m.parts), b.conjuncts(variants, true)...))
			m.choices = append(rest, m.choices...)
			i--
		default:
			m.choices = slices.Delete(m.choices, i, i+1)
			i--
		}
	}
	return m, nil
}

// telling returns the alternatives that say something about the shape of a
// value; none, when one of them takes anything.
func (b *builder) telling(m *shape, variants []*contract.Node) []*contract.Node {
	var telling []*contract.Node
	for _, v := range variants {
		target := b.doc.Resolve(v)
		itself := slices.ContainsFunc(m.parts, func(p part) bool { return p.Node == target })
		if target == nil || itself || b.onlyNull(v) || b.doc.Schema(target).False {
			continue
		}
		parts := b.conjuncts([]*contract.Node{v}, true)
		if !slices.ContainsFunc(parts, func(p part) bool { return !onlyRequires(p.Schema) }) {
			return nil
		}
		if !slices.ContainsFunc(telling, func(w *contract.Node) bool { return b.doc.Resolve(w) == target }) {
			telling = append(telling, v)
		}
	}
	return telling
}

// onlyRequires reports whether all that a schema says is that properties must
// be there.
func onlyRequires(s *contract.Schema) bool {
	rest := *s
	rest.Required, rest.TypeGiven = nil, false
	return !says(&rest) && (len(s.Required) > 0 || s.Types == contract.TypeObject)
}

// hasBase reports whether a shape says more of a value than its choices do.
func (m *shape) hasBase() bool {
	return len(m.properties) > 0 || m.open || len(m.items) > 0 || m.enumGiven
}

// bare returns parts without their alternatives.
func bare(parts []part) []part {
	out := slices.Clone(parts)
	for i := range out {
		s := *out[i].Schema
		out[i].bare = out[i].bare || len(s.OneOf) > 0 || len(s.AnyOf) > 0
		s.OneOf, s.AnyOf = nil, nil
		out[i].Schema = &s
	}
	return slices.DeleteFunc(out, func(p part) bool { return !says(p.Schema) })
}

// maxProduct bounds the alternatives that several choices at once make.
const maxProduct = 32

// union gives the type of a shape with a choice of at least two alternatives.
func (b *builder) union(at place, m *shape) Use {
	choice, base := m.choices[0], bare(m.parts)
	if u, ok := b.alike(at, m, choice); ok {
		return u
	}
	t, again := b.declare(at, m, "union")
	if again {
		return Use{Type: t}
	}
	t.Kind = Union
	within := b.nested(at, t)
	sets := b.product(within, m)
	names := NewScope()
	for i, set := range sets {
		name := b.variantName(set[0], i)
		inner := within.within(name...)
		var u Use
		if len(set) == 1 && !m.hasBase() {
			u = b.use(inner, set[0])
		} else {
			parts := append(slices.Clone(base), b.conjuncts(set, true)...)
			u = b.shaped(inner, b.merge(unique(parts)))
		}
		b.addVariant(t, names, name, u, set[0])
	}
	if len(t.Variants) == 1 {
		t.Kind, t.Elem, t.Variants = Alias, t.Variants[0].Use, nil
		return Use{Type: t}
	}
	b.unions = append(b.unions, pending{t, choice.discriminator})
	return Use{Type: t}
}

// pending is a union whose discriminator can be found when all types are there.
type pending struct {
	union         *Type
	discriminator *contract.Node
}

// unique drops parts that come again.
func unique(parts []part) []part {
	seen := make(map[*contract.Node]bool)
	return slices.DeleteFunc(parts, func(p part) bool {
		again := seen[p.Node]
		seen[p.Node] = true
		return again
	})
}

// addVariant adds an alternative unless its type is there already.
func (b *builder) addVariant(t *Type, names *Scope, name Name, u Use, n *contract.Node) {
	for _, v := range t.Variants {
		if v.Use.Type == u.Type || u.Type.Name == nil && v.Use.Type.Name == nil && sameType(v.Use.Type, u.Type) {
			v.Use.Nullable = v.Use.Nullable || u.Nullable
			return
		}
	}
	if u.Type.Name != nil {
		if component := b.component[b.doc.Resolve(n)]; component == u.Type {
			name = u.Type.Name
		}
	}
	t.Variants = append(t.Variants, &Variant{Name: names.Take(limited(name)), Use: u})
}

// sameType reports whether two types that are not declared are the same, as far as
// can be seen without taking them apart.
func sameType(a, b *Type) bool {
	switch a.Kind {
	case Any, Boolean, Integer, Number, String:
		return a.Kind == b.Kind && a.Format == b.Format
	case Array, Map:
		return a.Kind == b.Kind && a.Elem == b.Elem && len(a.Prefix) == 0 && len(b.Prefix) == 0
	}
	return false
}

// product gives the sets of schemas that a value may satisfy, one of each
// choice. Of more than 32 only the first choice counts.
func (b *builder) product(at place, m *shape) [][]*contract.Node {
	sets := [][]*contract.Node{nil}
	for i, c := range m.choices {
		if i > 0 && len(sets)*len(c.variants) > maxProduct {
			b.note(at, m.parts[0].Node, "Several choices at once make too many alternatives: only the first is distinguished.")
			break
		}
		var next [][]*contract.Node
		for _, set := range sets {
			for _, v := range c.variants {
				next = append(next, append(slices.Clone(set), v))
			}
		}
		sets = next
	}
	return sets
}

// variantName names an alternative: by its component, its title, the type it
// has, a property that is constant, or its number.
func (b *builder) variantName(n *contract.Node, i int) Name {
	if t := b.component[b.doc.Resolve(n)]; t != nil {
		return t.Name
	}
	s := b.doc.Schema(n)
	if name := NameOf(s.Title); len(name) > 0 && len(name) < 8 {
		return name
	}
	for types, name := range map[contract.Types]string{
		contract.TypeBoolean: "boolean", contract.TypeInteger: "integer", contract.TypeInteger | contract.TypeNumber: "number",
		contract.TypeString: "string", contract.TypeArray: "array",
	} {
		if s.TypeGiven && s.Types&^contract.TypeNull == types {
			return Name{name}
		}
	}
	if name := b.constantName(n); name != nil {
		return name
	}
	return Name{"option", strconv.Itoa(i + 1)}
}

// constantName names an alternative by the first required property that has
// one value only, or is nil.
func (b *builder) constantName(n *contract.Node) Name {
	m := b.merge(b.conjuncts([]*contract.Node{n}, true))
	for _, p := range m.properties {
		if s := b.doc.Schema(b.doc.Resolve(p.schemas[0])); m.required[p.key] && s != nil && len(s.Enum) == 1 && s.Enum[0].Is(contract.String) {
			return NameOf(s.Enum[0].Text())
		}
	}
	return nil
}

// alike gives the one type of alternatives that are all strings, with or
// without a list of values, or all numbers.
func (b *builder) alike(at place, m *shape, c choice) (Use, bool) {
	if m.hasBase() || len(m.choices) > 1 {
		return Use{}, false
	}
	all := contract.Types(0)
	var values []*contract.Node
	for _, v := range c.variants {
		one := b.merge(b.conjuncts([]*contract.Node{v}, true))
		if len(one.choices) > 0 || !one.typeGiven {
			return Use{}, false
		}
		all |= one.types
		if stringFormat(cmp.Or(b.encoding(one), one.format)) != "" {
			return Use{}, false
		}
		values = append(values, one.enum...)
	}
	all &^= contract.TypeNull
	switch {
	case all == contract.TypeString && len(values) > 0:
		merged := *m
		merged.enum, merged.enumGiven = values, true
		return b.enum(at, &merged)
	case all == contract.TypeString, all == contract.TypeInteger, all == contract.TypeInteger|contract.TypeNumber:
		return b.single(at, &shape{parts: m.parts}, all&^(all>>1&contract.TypeInteger)), len(values) == 0
	}
	return Use{}, false
}
