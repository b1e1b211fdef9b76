package wire

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// kindsWritten adds the types of a schema as they are written.
func kindsWritten(kinds []contract.Types, n *contract.Node) []contract.Types {
	given := n.Get("type")
	if name := given.Text(); name != "" {
		return append(kinds, kindNamed(name))
	}
	for _, name := range given.Strings() {
		kinds = append(kinds, kindNamed(name))
	}
	return kinds
}

func kindNamed(name string) contract.Types {
	switch name {
	case "integer", "number":
		return contract.TypeNumber | contract.TypeInteger
	case "file": // Swagger 2.0
		return contract.TypeString
	}
	return contract.TypesNamed(name)
}

// kindsMeant are the types that schemas without any speak of: those of their
// enumerations, or of their other keywords; nil when they say nothing.
func kindsMeant(all []*contract.Schema, inside *parts) []contract.Types {
	var kinds []contract.Types
	for _, s := range all {
		for _, v := range s.Enum {
			if kind := kindNamed(v.Kind.String()); !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
		switch {
		case kinds != nil:
		case s.Minimum != nil, s.Maximum != nil, s.MultipleOf != nil:
			kinds = append(kinds, kindNamed("number"))
		case s.PatternNode != nil, s.MinLength != nil, s.MaxLength != nil, s.Format != "":
			kinds = append(kinds, contract.TypeString)
		case s.MinItems != nil, s.MaxItems != nil, s.UniqueItems:
			kinds = append(kinds, contract.TypeArray)
		}
	}
	switch {
	case kinds != nil:
		return kinds
	case len(inside.properties) > 0 || inside.rest != nil:
		return []contract.Types{contract.TypeObject}
	case inside.items != nil || inside.prefix != nil:
		return []contract.Types{contract.TypeArray}
	}
	return nil
}
