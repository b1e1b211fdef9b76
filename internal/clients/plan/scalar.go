package plan

import "github.com/apisteward/steward/internal/contract"

// encoding gives the format of a string that the keywords of JSON Schema
// 2020-12, section 8, say is encoded.
func (b *builder) encoding(m *shape) string {
	for _, p := range m.parts {
		switch {
		case p.ContentEncoding == "base64", p.ContentEncoding == "base64url":
			return "byte"
		case p.ContentEncoding == "" && p.ContentMediaType != "" && !isText(p.ContentMediaType):
			return "binary"
		}
	}
	return ""
}

func isText(mediaType string) bool {
	kind := kindOf(mediaType)
	return kind == Text || kind == JSON
}

func integerFormat(format string) string {
	switch format {
	case "int8", "int16", "int32", "uint8", "uint16":
		return "int32"
	case "int64", "long", "unix-time", "timestamp", "int":
		return "int64"
	case "uint32", "uint64":
		return format
	}
	return ""
}

func numberFormat(format string) string {
	switch format {
	case "float", "double", "decimal":
		return format
	case "decimal128", "money", "currency":
		return "decimal"
	}
	return ""
}

func stringFormat(format string) string {
	switch format {
	case "date-time", "date", "time", "duration", "uuid", "uri", "byte", "binary", "decimal":
		return format
	case "url":
		return "uri"
	case "base64", "base64url":
		return "byte"
	}
	return ""
}

// enum gives the type of a shape that lists its values; ok is false when the
// list says nothing that a client could use, and the shape's type counts.
func (b *builder) enum(at place, m *shape) (u Use, ok bool) {
	values, base := b.values(at, m.enum)
	nulls := len(values) < len(m.enum)
	switch {
	case len(m.enum) == 0:
		b.note(at, m.parts[0].Node, "An enum has no values: any value of its type is taken.")
		return Use{}, false
	case len(values) == 0:
		return Use{Type: &Type{Kind: Any}, Nullable: nulls}, nulls
	case len(values) == 1 && at.as == nil:
		return Use{Type: &Type{Kind: Enum, Values: values, Elem: base}, Nullable: nulls}, true
	}
	t, again := b.declare(at, m, "enum")
	if !again {
		t.Kind, t.Values, t.Elem = Enum, values, base
	}
	return Use{Type: t, Nullable: nulls}, true
}

// values reads the scalar values of an enum but null, each once, and what type
// they all are of.
func (b *builder) values(at place, nodes []*contract.Node) (values []Value, base Use) {
	names := NewScope()
	seen := make(map[contract.Hash]bool)
	for _, n := range nodes {
		if n.Is(contract.Null) || seen[n.Hash()] {
			continue
		}
		seen[n.Hash()] = true
		if n.Is(contract.Array) || n.Is(contract.Object) {
			b.note(at, n, "An enum has a value that is an array or an object: any value is taken.")
			return nil, anything()
		}
		one := scalarOf(n)
		if base.Type != nil && base.Type.Kind != one {
			one = Any
		}
		base = Use{Type: &Type{Kind: one}}
		name := NameOf(n.Literal())
		if len(name) == 0 {
			name = Name{"empty"}
		}
		values = append(values, Value{Name: names.Take(limited(name)), Node: n})
	}
	return values, base
}

func scalarOf(n *contract.Node) Kind {
	switch n.Kind {
	case contract.String:
		return String
	case contract.Bool:
		return Boolean
	}
	if _, whole := n.Int(); whole {
		return Integer
	}
	return Number
}
