package plan

import "github.com/apisteward/steward/internal/contract"

// holdsNothing reports whether a body is an object that may have no members,
// as some documents give every GET. A client has no use for an argument that
// says nothing.
func (b *builder) holdsNothing(m *contract.Media) bool {
	s := b.doc.Schema(b.doc.Resolve(m.Schema))
	return s != nil && s.TypeGiven && s.Types == contract.TypeObject && s.AdditionalProperties != nil && b.doc.Schema(s.AdditionalProperties).False &&
		len(s.Properties)+len(s.PatternProperties)+len(s.AllOf)+len(s.AnyOf)+len(s.OneOf) == 0
}
