package property

import (
	"iter"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// Resolved is a schema with what it refers to, and what it is put together of
// as far as it says the type.
func Resolved(doc *contract.Document, n *contract.Node) *contract.Schema {
	s := doc.Schema(n)
	for range maxLevels {
		switch {
		case s.Target != nil:
			s = doc.Schema(s.Target)
		case !s.TypeGiven && s.Items == nil && len(s.Properties) == 0 && len(s.AllOf) == 1:
			s = doc.Schema(s.AllOf[0])
		default:
			alternatives := s.AnyOf
			if len(alternatives) == 0 {
				alternatives = s.OneOf
			}
			real := notNull(doc, alternatives)
			if len(real) != 1 {
				return s
			}
			s = doc.Schema(real[0])
		}
	}
	return s
}

// All iterates over the properties of a schema with those of what it is put
// together of, and of its alternatives, each as often as it is said.
func All(doc *contract.Document, n *contract.Node) iter.Seq2[string, *contract.Node] {
	return func(yield func(string, *contract.Node) bool) { all(doc, n, 0, yield) }
}

// all reports whether there may be more.
func all(doc *contract.Document, n *contract.Node, level int, yield func(string, *contract.Node) bool) bool {
	if n == nil || level > maxLevels {
		return true
	}
	s := Resolved(doc, n)
	for _, child := range s.Properties {
		if !yield(child.Key, child.Value) {
			return false
		}
	}
	for _, part := range slices.Concat(s.AllOf, s.OneOf, s.AnyOf) {
		if !all(doc, part, level+1, yield) {
			return false
		}
	}
	return true
}
