package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// discriminate finds the property that tells alternatives apart, and the values
// of it that mean each: as the discriminator says (OpenAPI 3.1.1, section
// 4.8.25), or as constants in all of them show.
func (b *builder) discriminate(p pending) {
	t := p.union
	property := cmp.Or(p.discriminator.Get("propertyName").Text(), p.discriminator.Text()) // the latter of Swagger 2.0
	if property != "" {
		b.written(t, property, p.discriminator.Get("mapping"))
		return
	}
	for _, f := range fieldsOf(t.Variants[0].Use.Type) {
		if tags, ok := constants(t, f.Key); ok {
			t.Discriminator = f.Key
			for i, v := range t.Variants {
				v.Tags = tags[i]
			}
			return
		}
	}
}

// written applies a discriminator that is written down.
func (b *builder) written(t *Type, property string, mapping *contract.Node) {
	used := make(map[string]bool)
	tag := func(v *Variant, value string) {
		if !used[value] {
			used[value] = true
			v.Tags = append(v.Tags, value)
		}
	}
	for value, to := range mapping.Fields() {
		for _, v := range t.Variants {
			if b.means(to.Text(), v.Use.Type) {
				tag(v, value)
			}
		}
	}
	for _, v := range t.Variants {
		if len(v.Tags) > 0 {
			continue
		}
		for _, f := range fieldsOf(v.Use.Type) {
			if f.Key == property && f.Use.Type.Kind == Enum && f.Use.Type.Elem.Type.Kind == String {
				for _, value := range f.Use.Type.Values {
					tag(v, value.Node.Text())
				}
			}
		}
		if len(v.Tags) == 0 {
			b.implicit(v, tag)
		}
	}
	if slices.ContainsFunc(t.Variants, func(v *Variant) bool { return len(v.Tags) > 0 }) {
		t.Discriminator = property
	}
}

// implicit gives an alternative the value that stands for it when nothing else
// says: the component's name, or what Azure's extension says instead.
func (b *builder) implicit(v *Variant, tag func(*Variant, string)) {
	if key := componentKey(v.Use.Type); key != "" {
		n := b.doc.ComponentsNode("schemas").Get(key)
		tag(v, cmp.Or(n.Get("x-ms-discriminator-value").Text(), key))
	}
}

// means reports whether the value of a discriminator's mapping, a reference or
// a name, stands for a type.
func (b *builder) means(to string, t *Type) bool {
	if to == "" || to == componentKey(t) {
		return to != ""
	}
	target := b.doc.Lookup(to)
	return target != nil && target.Pointer() == t.Place
}

// componentKey is the name of a component in the document, or "".
func componentKey(t *Type) string {
	for _, prefix := range [...]string{"#/components/schemas/", "#/definitions/"} {
		if key, ok := strings.CutPrefix(t.Place, prefix); ok && !strings.Contains(key, "/") {
			return contract.UnescapePointer(key)
		}
	}
	return ""
}

// fieldsOf returns the fields of an object, through aliases.
func fieldsOf(t *Type) []*Field {
	for range maxDepth {
		if t.Kind != Alias || t.Elem.Type == nil {
			return t.Fields
		}
		t = t.Elem.Type
	}
	return nil
}

// constants returns the strings that each alternative has for a property, when
// all have some and none is another's.
func constants(t *Type, key string) (tags [][]string, ok bool) {
	used := make(map[string]bool)
	for _, v := range t.Variants {
		i := slices.IndexFunc(fieldsOf(v.Use.Type), func(f *Field) bool { return f.Key == key })
		if i < 0 {
			return nil, false
		}
		f := fieldsOf(v.Use.Type)[i]
		if !f.Required || f.Use.Nullable || f.Use.Type.Kind != Enum || f.Use.Type.Elem.Type.Kind != String {
			return nil, false
		}
		var own []string
		for _, value := range f.Use.Type.Values {
			if used[value.Node.Text()] {
				return nil, false
			}
			used[value.Node.Text()] = true
			own = append(own, value.Node.Text())
		}
		tags = append(tags, own)
	}
	return tags, true
}

// inherited gives the type of a component. One with a discriminator that other
// components extend is a union of them and of itself.
func (b *builder) inherited(at place, n *contract.Node) Use {
	base := b.bases[n]
	if base == nil {
		return b.use(at, n)
	}
	t := at.as
	describeType(t, b.doc.Schema(n))
	t.Kind = Union
	t.nest(base)
	if u := b.use(place{name: base.Name, as: base, holder: base, own: t.nest}, n); u.Type != base {
		base.Elem = u
	}
	names := NewScope()
	for _, child := range b.children[n] {
		v := b.component[child]
		if b.bases[child] != nil {
			v = b.bases[child]
		}
		t.Variants = append(t.Variants, &Variant{Name: names.Take(v.Name), Use: Use{Type: v}})
	}
	t.Variants = append(t.Variants, &Variant{Name: names.Take(base.Name), Use: Use{Type: base}})
	b.unions = append(b.unions, pending{t, b.doc.Schema(n).Discriminator})
	return Use{Type: t}
}
