package plan

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// maxDepth bounds how deep a type is taken apart without a name in between.
const maxDepth = 40

// anything is the type of what may be any value.
func anything() Use { return Use{Type: &Type{Kind: Any}} }

// use gives the type of what all the schemas let through together.
func (b *builder) use(at place, nodes ...*contract.Node) Use {
	if len(nodes) == 0 || at.depth > maxDepth || b.declared > maxTypes {
		return anything()
	}
	nullable := true
	for _, n := range nodes {
		nullable = nullable && b.nullable(n)
	}
	u := b.plain(at, nodes)
	u.Nullable = (u.Nullable || nullable) && u.Type.Kind != Any
	return u
}

// plain is use without regard to null.
func (b *builder) plain(at place, nodes []*contract.Node) Use {
	parts := b.conjuncts(nodes, false)
	var reference *contract.Schema
	references, others := 0, 0
	for _, p := range parts {
		switch {
		case p.Ref != "":
			reference = p.Schema
			references++
		case !onlyType(p.Schema):
			others++
		}
	}
	if references == 1 && others == 0 && !slices.Contains(b.children[reference.Target], nodes[0]) {
		return b.reference(at, reference)
	}
	if references > 0 {
		parts = b.conjuncts(nodes, true)
	}
	return b.shaped(at, b.merge(parts))
}

// reference gives the type that a reference leads to.
func (b *builder) reference(at place, s *contract.Schema) Use {
	if s.Target == nil {
		b.note(at, s.Node, "A reference leads nowhere: any value is taken.")
		return anything()
	}
	if t := b.component[s.Target]; t != nil {
		return Use{Type: t}
	}
	at.as = nil
	at.depth++
	return b.use(b.home(s.Target, at), s.Target)
}

// shaped gives the type of a shape.
func (b *builder) shaped(at place, m *shape) Use {
	if len(m.parts) == 0 {
		return anything()
	}
	m, only := b.reduce(m)
	if only != nil {
		return b.use(at, only)
	}
	if len(m.choices) > 0 {
		return b.union(at, m)
	}
	if m.enumGiven {
		if u, ok := b.enum(at, m); ok {
			return u
		}
	}
	types := b.types(at, m) &^ contract.TypeNull
	if types&contract.TypeNumber != 0 {
		types &^= contract.TypeInteger
	}
	switch bits.OnesCount8(uint8(types)) {
	case 0:
		return anything()
	case 1:
		return b.single(at, m, types)
	}
	return b.several(at, m, types)
}

// types gives the types that a shape lets through, inferred from its keywords
// when it names none: none at all when it may be anything.
func (b *builder) types(at place, m *shape) contract.Types {
	if m.typeGiven {
		if m.types == 0 {
			b.note(at, m.parts[0].Node, "The parts of allOf contradict each other: any value is taken.")
		}
		return m.types
	}
	switch {
	case len(m.properties) > 0, m.open, len(m.required) > 0:
		return contract.TypeObject
	case len(m.items) > 0, len(m.prefix) > 0:
		return contract.TypeArray
	case plainFormats[m.format], b.encoding(m) != "":
		return contract.TypeString
	}
	return 0
}

// single gives the type of a shape of one JSON type.
func (b *builder) single(at place, m *shape, types contract.Types) Use {
	switch types {
	case contract.TypeObject:
		return b.object(at, m)
	case contract.TypeArray:
		return b.array(at, m)
	case contract.TypeBoolean:
		return Use{Type: &Type{Kind: Boolean}}
	case contract.TypeInteger:
		return Use{Type: &Type{Kind: Integer, Format: integerFormat(m.format)}}
	case contract.TypeNumber:
		return Use{Type: &Type{Kind: Number, Format: numberFormat(m.format)}}
	case contract.TypeString:
		return Use{Type: &Type{Kind: String, Format: stringFormat(cmp.Or(b.encoding(m), m.format))}}
	}
	return anything() // null alone
}

func (b *builder) array(at place, m *shape) Use {
	t := &Type{Kind: Array, Elem: b.use(at.within("item"), m.items...)}
	for _, n := range m.prefix {
		t.Prefix = append(t.Prefix, b.use(at.within("item"), n))
	}
	return Use{Type: t}
}

// several gives the union of a shape that lets several JSON types through.
func (b *builder) several(at place, m *shape, types contract.Types) Use {
	t, again := b.declare(at, m, "several")
	if again {
		return Use{Type: t}
	}
	t.Kind = Union
	names := NewScope()
	for _, one := range [...]contract.Types{
		contract.TypeBoolean, contract.TypeInteger, contract.TypeNumber, contract.TypeString, contract.TypeArray, contract.TypeObject,
	} {
		if types&one != 0 {
			u := b.single(b.nested(at, t).within(kindName(one)), m, one)
			t.Variants = append(t.Variants, &Variant{Name: names.Take(Name{kindName(one)}), Use: u})
		}
	}
	return Use{Type: t}
}

func kindName(t contract.Types) string {
	return map[contract.Types]string{
		contract.TypeBoolean: "boolean", contract.TypeInteger: "integer", contract.TypeNumber: "number",
		contract.TypeString: "string", contract.TypeArray: "array", contract.TypeObject: "object",
	}[t]
}

// declare gives the declared type of a shape: the one that is being filled, one
// that was made of the same schemas before (again is then true), or a new one.
func (b *builder) declare(at place, m *shape, as string) (t *Type, again bool) {
	if at.as != nil {
		describeShape(at.as, m)
		return at.as, false
	}
	key := as + b.key(m.parts)
	if t := b.memo[key]; t != nil {
		return t, true
	}
	t = &Type{Name: b.scope.Take(limited(at.name)), Place: m.parts[0].Node.Pointer()}
	describeShape(t, m)
	b.memo[key] = t
	b.declared++
	at.own(t)
	return t, false
}

// nested returns the place of what stands within a declared type.
func (b *builder) nested(at place, t *Type) place {
	if at.as == nil {
		at.depth = 0
	}
	at.name, at.as, at.holder = t.Name, nil, t
	return at
}

func describeShape(t *Type, m *shape) {
	t.Title, t.Description, t.Deprecated = m.title, m.description, m.deprecated
}

func describeType(t *Type, s *contract.Schema) {
	t.Title, t.Description, t.Deprecated = s.Title, s.Description, s.Deprecated
}
