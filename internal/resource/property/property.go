// Package property reads what a document says of the members of objects,
// wherever a schema says it: in itself, in what it refers to, or in what it is
// put together of.
package property

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/sample"
)

// Property is what a schema says of one member of an object.
type Property struct {
	Name      string
	Node      *contract.Node // its schema, as written first
	Types     contract.Types // that all parts of its schema let through
	Format    string
	Enum      []any // as package sample has values; nil for any value
	Default   any   // nil for none
	ReadOnly  bool
	WriteOnly bool
	Required  bool
	Varied    bool // it is one of several alternatives, so that the rest says little
	Shared    bool // only the alternatives of the object say it, all of them alike
}

// maxLevels bounds how deep schemas are followed.
const maxLevels = 12

// Of returns the properties of an object schema that are there in any case, in
// the order of the text.
func Of(doc *contract.Document, schema *contract.Node) []Property {
	parts := partsOf(doc, schema, nil, 0)
	var list []Property
	for _, s := range parts.schemas {
		for _, p := range s.Properties {
			if !slices.ContainsFunc(list, func(known Property) bool { return known.Name == p.Key }) {
				list = append(list, parts.property(doc, p.Key))
			}
		}
	}
	for _, c := range parts.common {
		if !slices.ContainsFunc(list, func(known Property) bool { return known.Name == c.name }) {
			list = append(list, parts.property(doc, c.name))
		}
	}
	return list
}

// At returns what a schema says of the value that keys lead to; ok is false
// when it says nothing of it. Keys of maps are properties, too.
func At(doc *contract.Document, schema *contract.Node, keys []string) (p Property, ok bool) {
	for i, key := range keys {
		parts := partsOf(doc, schema, nil, 0)
		if p = parts.property(doc, key); p.Node == nil {
			return Property{}, false
		}
		if schema = p.Node; i < len(keys)-1 && p.Varied {
			return Property{}, false
		}
	}
	return p, len(keys) > 0
}

// Map returns the schema of the values of a map: an object of which nothing is
// said but what any of its members holds. It is nil for any other schema.
func Map(doc *contract.Document, schema *contract.Node) *contract.Node {
	parts := partsOf(doc, schema, nil, 0)
	var values *contract.Node
	for _, s := range parts.schemas {
		if len(s.Properties)+len(s.PatternProperties) > 0 {
			return nil
		}
		if s.AdditionalProperties.Is(contract.Object) {
			values = s.AdditionalProperties
		}
	}
	if parts.varied {
		return nil
	}
	return values
}

// parts are the schemas that hold for one value.
type parts struct {
	schemas []*contract.Schema
	varied  bool     // others hold as well, by alternative
	common  []common // what every alternative says alike
}

func partsOf(doc *contract.Document, n *contract.Node, seen []*contract.Node, level int) parts {
	s := doc.Schema(n)
	if s == nil || level > maxLevels || slices.Contains(seen, n) {
		return parts{}
	}
	seen = append(seen, n)
	all := parts{schemas: []*contract.Schema{s}}
	join := func(n *contract.Node) {
		more := partsOf(doc, n, seen, level+1)
		all.schemas = append(all.schemas, more.schemas...)
		all.varied = all.varied || more.varied
		all.common = append(all.common, more.common...)
	}
	if s.Target != nil {
		join(s.Target)
	}
	for _, part := range s.AllOf {
		join(part)
	}
	for _, choices := range [][]*contract.Node{s.OneOf, s.AnyOf} {
		if only := notNull(doc, choices); len(only) == 1 {
			join(only[0])
		} else if len(only) > 1 {
			all.varied = true
			all.common = append(all.common, commonOf(doc, only, seen, level)...)
		}
	}
	return all
}

// notNull are the alternatives that are more than null.
func notNull(doc *contract.Document, choices []*contract.Node) []*contract.Node {
	var list []*contract.Node
	for _, n := range choices {
		if s := doc.Schema(n); !s.TypeGiven || s.Types != contract.TypeNull {
			list = append(list, n)
		}
	}
	return list
}

// property gathers what all parts say of a property. Node is nil when none says
// anything.
func (p parts) property(doc *contract.Document, name string) Property {
	out := Property{Name: name, Types: contract.AnyType}
	for _, s := range p.schemas {
		out.Required = out.Required || slices.Contains(s.Required, name)
		n := s.Node.Get("properties").Get(name)
		if n == nil {
			continue
		}
		out.add(doc, n)
	}
	for _, c := range p.common {
		if c.name == name {
			out.Shared = out.Shared || out.Node == nil
			out.Required = out.Required || c.required
			out.add(doc, c.node)
		}
	}
	if out.Node != nil {
		return out
	}
	for _, s := range p.schemas {
		if s.AdditionalProperties.Is(contract.Object) {
			out.add(doc, s.AdditionalProperties)
		}
	}
	return out
}

// add adds what a schema of the property says.
func (p *Property) add(doc *contract.Document, n *contract.Node) {
	if p.Node == nil {
		p.Node = n
	}
	all := partsOf(doc, n, nil, 0)
	p.Varied = p.Varied || all.varied
	for _, s := range all.schemas {
		if s.TypeGiven {
			p.Types &= s.Types
		}
		if s.Format != "" {
			p.Format = s.Format
		}
		if s.EnumNode != nil && p.Enum == nil {
			for _, v := range s.Enum {
				p.Enum = append(p.Enum, sample.Of(v))
			}
		}
		if s.Default != nil {
			p.Default = sample.Of(s.Default)
		}
		p.ReadOnly = p.ReadOnly || s.ReadOnly
		p.WriteOnly = p.WriteOnly || s.WriteOnly
	}
}

// IsExact reports whether the values of a property are truth values, whole
// numbers or words out of a list, which no API writes in another way than they
// were sent.
func (p *Property) IsExact() bool {
	if p.Varied {
		return false
	}
	types := p.Types &^ contract.TypeNull
	return types == contract.TypeBoolean || types == contract.TypeInteger || len(p.Enum) > 0 && types&(contract.TypeObject|contract.TypeArray) == 0 ||
		len(p.Enum) > 0 && p.Types == contract.AnyType
}

// IsScalar reports whether a property holds neither objects nor lists.
func (p *Property) IsScalar() bool {
	return !p.Varied && (len(p.Enum) > 0 || p.Types&(contract.TypeObject|contract.TypeArray) == 0)
}
