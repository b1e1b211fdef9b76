package property

import (
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// common is a property that every alternative of a schema has, written alike.
type common struct {
	name     string
	node     *contract.Node
	required bool // by all of them
}

// maxAlternatives bounds how many alternatives are compared.
const maxAlternatives = 32

// withinAlternative is a level at which alternatives are not compared any more,
// so that alternatives of alternatives take no more time than their number.
const withinAlternative = maxLevels / 2

// commonOf compares the properties of alternatives.
func commonOf(doc *contract.Document, alternatives, seen []*contract.Node, level int) []common {
	if len(alternatives) > maxAlternatives || level >= withinAlternative {
		return nil
	}
	var list []common
	for i, n := range alternatives {
		own := partsOf(doc, n, slices.Clone(seen), max(level+1, withinAlternative))
		if i == 0 {
			list = own.written()
			continue
		}
		list = slices.DeleteFunc(list, func(c common) bool { return !own.has(c) })
		for j := range list {
			list[j].required = list[j].required && own.requires(list[j].name)
		}
	}
	return list
}

// written are the properties that the parts write, each as it is written first.
func (p parts) written() []common {
	var list []common
	for _, s := range p.schemas {
		for _, c := range s.Properties {
			if !slices.ContainsFunc(list, func(known common) bool { return known.name == c.Key }) {
				list = append(list, common{c.Key, c.Value, p.requires(c.Key)})
			}
		}
	}
	return list
}

// has reports whether the parts write a property in the same way, and only so.
func (p parts) has(c common) bool {
	found := false
	for _, s := range p.schemas {
		n := s.Node.Get("properties").Get(c.name)
		if n == nil {
			continue
		}
		if found = n == c.node || n.Hash() == c.node.Hash(); !found {
			return false
		}
	}
	return found
}

func (p parts) requires(name string) bool {
	return slices.ContainsFunc(p.schemas, func(s *contract.Schema) bool { return slices.Contains(s.Required, name) })
}
