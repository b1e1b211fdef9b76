package plan

import (
	"cmp"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// object gives the type of a shape of objects: a declared Object when it names
// properties, else a Map.
func (b *builder) object(at place, m *shape) Use {
	if len(m.properties) == 0 {
		return Use{Type: &Type{Kind: Map, Elem: b.use(at.within("value"), m.additional...)}}
	}
	t, again := b.declare(at, m, "object")
	if again {
		return Use{Type: t}
	}
	t.Kind = Object
	within := b.nested(at, t)
	names := NewScope()
	for _, p := range m.properties {
		if f := b.field(within, p, m.required[p.key]); f != nil {
			f.Name = names.Take(limited(NameOf(p.key)))
			t.Fields = append(t.Fields, f)
		}
	}
	if m.open {
		t.Open, t.Elem = true, b.use(within.within("value"), m.additional...)
	}
	return Use{Type: t}
}

// field reads a property; nil when it may not be there.
func (b *builder) field(within place, p property, required bool) *Field {
	f := &Field{Key: p.key, Required: required}
	for _, n := range p.schemas {
		s := b.doc.Schema(n)
		if s.False {
			return nil
		}
		f.ReadOnly = f.ReadOnly || s.ReadOnly
		f.WriteOnly = f.WriteOnly || s.WriteOnly
		f.Deprecated = f.Deprecated || s.Deprecated
		f.Description = cmp.Or(f.Description, s.Description, s.Title)
		if f.Default == nil {
			f.Default = s.Default
		}
	}
	f.Use = b.use(within.inside(p.key), slices.Clone(p.schemas)...)
	if t := f.Use.Type; t.Kind == Enum && len(t.Values) == 1 && !f.Use.Nullable {
		f.Const = t.Values[0].Node
	}
	if f.Description == "" && len(p.schemas) == 1 && f.Use.Type.Name == nil {
		if s := b.doc.Schema(b.doc.Resolve(p.schemas[0])); s != nil {
			f.Description = s.Description
		}
	}
	return f
}

// findChildren finds the components that extend another one with a
// discriminator by allOf (OpenAPI 3.0.4, section 4.8.25), at any depth.
func (b *builder) findChildren() {
	parents := make(map[*contract.Node][]*contract.Node)
	for _, n := range b.doc.Components("schemas") {
		for _, part := range b.doc.Schema(n).AllOf {
			if target := b.doc.Resolve(part); target != nil && target != part {
				parents[n] = append(parents[n], target)
			}
		}
	}
	b.children = make(map[*contract.Node][]*contract.Node)
	for _, n := range b.doc.Components("schemas") {
		seen := map[*contract.Node]bool{n: true}
		var climb func(child *contract.Node)
		climb = func(child *contract.Node) {
			for _, parent := range parents[child] {
				if seen[parent] {
					continue
				}
				seen[parent] = true
				if s := b.doc.Schema(parent); s.Discriminator != nil && len(s.OneOf) == 0 && len(s.AnyOf) == 0 {
					b.children[parent] = append(b.children[parent], n)
				}
				climb(parent)
			}
		}
		climb(n)
	}
}
